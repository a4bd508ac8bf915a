"""Which body a name means: the table of bodies, an acronym that the document explains, or how the name sounds."""

from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.gazetteer import Body, Place, bodies, folded
from pipeline.resolve.features import Words
from pipeline.resolve.mention import Mention
from pipeline.resolve.translated import translated

LIKELY = 4  # base forms that are looked up
ORGANISATION = "organisation"
BODY = "#body"  # the mark of keys that the table of bodies gives
Key = tuple[str, ...]


def organisations(
    found: Sequence[Mention], spots: Mapping[int, tuple[Place, str]]
) -> dict[int, tuple[Key, Body | None, str]]:
    """Of each organisation's name in a document: key, body of the table, base form."""
    home = Counter(place.country for place, _ in spots.values() if place.country)
    country = min(home, key=lambda code: (-home[code], code)) if home else ""
    made: dict[int, tuple[Key, Body | None, str]] = {}
    for i, one in enumerate(found):
        if one.name.kind == ORGANISATION:
            made[i] = _key(one, _country(i, found, spots) or country)
    return _acronyms(found, made)


def _country(i: int, found: Sequence[Mention], spots: Mapping[int, tuple[Place, str]]) -> str:
    """The country named directly behind it: MSW Kazachstanu, interior ministry of Kazakhstan."""
    following = spots.get(i + 1)
    near = following and found[i + 1].after and len(found[i + 1].after.split()) <= 1 and "," not in found[i + 1].after
    return (following[0].country or "") if following and near else ""


def _key(one: Mention, country: str) -> tuple[Key, Body | None, str]:
    for base in one.bases[:LIKELY]:
        body = _body(base.text, country)
        if body:
            return (BODY, body.body_id, country if body.office else ""), body, base.text
    return _words(one), None, one.lemma


def _body(name: str, country: str) -> Body | None:
    """The body of that name that is at home in the country; one of several that are not is anybody's guess."""
    known = sorted(bodies(name), key=lambda body: (body.country not in {None, country}, body.body_id))
    home = [body for body in known if body.country in {None, country}]
    return known[0] if home or len(known) == 1 else None


def _words(one: Mention) -> Words:
    made = translated(one.bases[0].text, one.name.language)
    if made:
        return made
    parts = one.bases[0].text.replace("-", " ").split()
    return tuple(word for word in map(folded, parts) if word)


def _acronyms(
    found: Sequence[Mention], made: dict[int, tuple[Key, Body | None, str]]
) -> dict[int, tuple[Key, Body | None, str]]:
    """Acronyms take the key of the one name in the document whose initials they are."""
    long = {
        key: _capitals(found[i].lemma) for i, (key, _, _) in sorted(made.items()) if len(found[i].lemma.split()) > 1
    }
    for i, (key, _, lemma) in list(made.items()):
        if key[0] != BODY and lemma.isupper() and len(lemma.split()) == 1:
            fitting = sorted({other for other, words in long.items() if is_acronym_of(lemma.lower(), words)})
            if len(fitting) == 1:
                made[i] = (fitting[0], None, lemma)
    return made


def is_acronym_of(short: str, long: Words) -> bool:
    """A word is the initials of a name."""
    return len(long) > 1 and short == "".join(word[0] for word in long)


def _capitals(name: str) -> Words:
    return tuple(word.lower() for word in name.split() if word[:1].isupper())
