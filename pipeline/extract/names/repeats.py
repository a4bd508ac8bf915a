"""Other mentions of a name that the document has named elsewhere, and names that tables and context alone give."""

from collections.abc import Iterator, Sequence

from pipeline.extract.names.candidate import ORGANISATION, PERSON, PLACE, Candidate
from pipeline.extract.names.evidence import (
    Feature,
    function_after,
    organisation_type,
    place_preposition,
    place_type,
    speaks,
    title_before,
)
from pipeline.extract.names.kinds import key, plausible, stem
from pipeline.extract.names.text import Text
from pipeline.extract.names.wording import (
    known_first_name,
    known_place,
    known_surname,
    ordinary,
    shaped_like_a_person,
)
from pipeline.morphology import readings

INITIAL = 2.0  # what an initial between two words says for a person
QUOTES = set("\"'„”“‘’«»")
ENOUGH = 2.6  # votes that make a name of words without a label
LONGEST = 3


def repeated(text: Text, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Unlabelled words that spell a name of this document."""
    known: dict[tuple[str, ...], Candidate] = {}
    for one in found:
        name = key(text, one)
        known.setdefault(name, one)
        if one.kind == PERSON and len(name) > 1:
            known.setdefault(name[-1:], one)
    taken = {i for one in found for i in range(one.start, one.end)}
    longest = max((len(name) for name in known), default=0)
    i = 0
    while i < len(text.tokens):
        here = _here(text, i, known, longest) if i not in taken and text.capital(i) else None
        if here and not any(j in taken for j in range(here.start, here.end)) and plausible(text, here):
            yield here
        i = here.end if here else i + 1


def _here(text: Text, start: int, known: dict[tuple[str, ...], Candidate], longest: int) -> Candidate | None:
    for length in range(min(longest, len(text.tokens) - start), 0, -1):
        words = [text.word(i) for i in range(start, start + length)]
        first = known.get(tuple(stem(word, text.languages[start]) for word in words))
        if first and len(words[0]) > 1 and not (length == 1 and start in text.opening and ordinary(text, start)):
            return Candidate(start, start + length, first.kind, "repeated", sure=first.sure)
    return None


def contextual(text: Text, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Capitalised words without a label: towns beside a place word, persons behind a title, bodies by their head."""
    taken = {i for one in found for i in range(one.start, one.end)}
    i = 0
    while i < len(text.tokens):
        end = i
        while end not in taken and (end == i or end not in text.opening) and _capitalised(text, end):
            end += 1
        if end > i:
            yield from _named(text, i, end)
        i = max(end, i + 1)


def _capitalised(text: Text, i: int) -> bool:
    """A word with a capital and small letters, or an initial with its full stop."""
    word = text.word(i)
    initial = word == "." and len(text.word(i - 1)) == 1 and text.capital(i - 1)
    return initial or (word[:1].isupper() and (any(c.islower() for c in word) or len(word) == 1 or word[1:] == "."))


def _named(text: Text, start: int, end: int) -> Iterator[Candidate]:
    """A name where context and tables together say so."""
    if end - start > 1 and _body(text, start, end):
        first = start - 1 if text.word(start - 1).isdigit() else start
        yield Candidate(first, end, ORGANISATION, "head", sure=True)
        return
    while start < end and _leading(text, start):
        start += 1
    proper = [i for i in range(start, end) if text.tokens[i].upos in {"PROPN", "X"}]
    if start == end or not (proper or _unknown(text, start)):
        return
    person, place = Candidate(start, end, PERSON, "context"), Candidate(start, end, PLACE, "gazetteer")
    if (title_before(text, person) and start not in text.opening) or _person(text, person):
        yield person
    elif end - start <= LONGEST and _weight(text, place, (known_place, place_type, place_preposition)) >= ENOUGH:
        yield place
    elif text.word(start - 1) in QUOTES and organisation_type(text, person):
        yield Candidate(start, end, ORGANISATION, "type", sure=True)


def _leading(text: Text, i: int) -> bool:
    """A title, a people's name, or the ordinary word that opens a sentence."""
    given = text.is_in(i, "person", "firsts") and text.capital(i + 1)
    opens = i in text.opening and text.tokens[i].upos not in {"PROPN", "X"} and not given
    return opens or text.is_in(i, "person", "titles") or text.is_in(i, "demonym", "words")


def _body(text: Text, start: int, end: int) -> bool:
    """Words with the head of a body's name among them, its first word no mere opening of the sentence."""
    heads = [i for i in range(start, end) if text.is_in(i, "organisation", "heads")]
    return bool(heads) and (start not in text.opening or end - start > 2)  # noqa: PLR2004


def _unknown(text: Text, i: int) -> bool:
    """A word inside a sentence that the dictionary does not know or knows as a name."""
    read = readings(text.languages[i], text.word(i))
    return (
        i not in text.opening
        and bool(text.names(i).get("ending"))
        and all(r.lemma[:1].isupper() or ":voc" in r.tag or ":loc" in r.tag for r in read)
    )


def _person(text: Text, one: Candidate) -> bool:
    """Two words or more that together look like a person's name."""
    words = [text.word(i) for i in range(one.start, one.end)]
    if one.end - one.start < 2 or one.end - one.start > LONGEST + 2:  # noqa: PLR2004
        return False
    initial = INITIAL if any(len(word.strip(".")) == 1 for word in words[1:-1]) else 0.0
    return initial + _weight(text, one, _PERSONAL) >= ENOUGH


_PERSONAL = (known_first_name, known_surname, function_after, speaks, shaped_like_a_person)


def _weight(text: Text, one: Candidate, features: Sequence[Feature]) -> float:
    said = [feature(text, one) for feature in features]
    return sum(vote[1] for vote in said if vote and vote[0] == one.kind) if plausible(text, one) else 0.0
