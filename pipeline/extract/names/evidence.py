"""What the words in and around a name say about its kind: a table of small named features."""

from collections.abc import Callable, Iterator

from pipeline.extract.names.candidate import ORGANISATION, PERSON, PLACE, Candidate
from pipeline.extract.names.text import Text
from pipeline.gazetteer import bodies, folded, places
from pipeline.inflection import bases, labelled
from pipeline.languages import table
from pipeline.morphology import readings

Vote = tuple[str, float]
Feature = Callable[[Text, Candidate], Vote | None]
LARGE, HUGE = 100_000, 500_000  # inhabitants of a town that most readers know
TOWNS = {"city", "town", "village"}
NEAR = 6  # tokens in which an apposition begins
ANY: frozenset[str] = frozenset()
NOUNS = {"NOUN", "PROPN"}


def label(_: Text, one: Candidate) -> Vote | None:
    """The model took it for this."""
    return one.kind, 1.0


def title_before(text: Text, one: Candidate) -> Vote | None:
    """A title or function stands directly before it."""
    at = one.start - 1
    if one.role or text.is_in(at, "person", "titles"):
        return PERSON, 3.0
    if text.word(at) == "," and text.is_in(at - 1, "person", "roles"):
        return PERSON, 2.0
    if text.word(at) == "." and text.is_in(at - 1, "person", "titles"):
        return PERSON, 3.0
    return None


def function_after(text: Text, one: Candidate) -> Vote | None:
    """A comma and a function follow: Mukha, chair of the branch."""
    if text.word(one.end) != ",":
        return None
    near = range(one.end + 1, min(one.end + 1 + NEAR, len(text.tokens)))
    stop = next((i for i in near if text.word(i) in {",", ".", ";"}), near.stop)
    return (PERSON, 1.5) if any(text.is_in(i, "person", "relations") for i in range(one.end + 1, stop)) else None


def speaks(text: Text, one: Candidate) -> Vote | None:
    """It is the subject of a verb of speech."""
    if one.end > len(text.tokens):
        return None
    verbs = table(text.languages[one.start], "claims")["speech"]["verbs"]
    for i in range(one.start, one.end):
        token = text.tokens[i]
        if token.deprel.startswith("nsubj") and text.lemma(token.head) in verbs:
            return PERSON, 1.0
        if token.deprel == "nsubj" and text.tokens[token.head].upos == "VERB":
            return PERSON, 0.5
    return None


def role_near(text: Text, one: Candidate) -> Vote | None:
    """A function stands before it with its own complement between: rzecznik agencji Nugroho."""
    for i in range(one.start - 1, max(one.start - 1 - NEAR // 2, -1), -1):
        if text.is_in(i, "person", "roles"):
            return (PERSON, 1.5) if i < one.start - 1 and one.end - one.start > 1 else None
        if not text.word(i)[:1].islower() or text.tokens[i].upos not in {"NOUN", "ADJ"}:
            return None
    return None


def according_to(text: Text, one: Candidate) -> Vote | None:
    """Something is so according to it: no town says anything."""
    listed = table(text.languages[one.start], "claims")["speech"]["according"]
    return (PERSON, 1.2) if {text.low(one.start - 1), text.lemma(one.start - 1)} & set(listed) else None


def shaped_like_a_person(text: Text, one: Candidate) -> Vote | None:
    """Two or three words with capitals, of which none is ordinary or the head of a body's name."""
    words = range(one.start, one.end)
    if not 1 < len(words) < 4 or not all(text.capital(i) and text.word(i).isalpha() for i in words):  # noqa: PLR2004
        return None
    common = any(ordinary(text, i) or text.is_in(i, "organisation", "heads") for i in words)
    return None if common else (PERSON, 0.6)


def ordinary(text: Text, i: int) -> bool:
    """A word that the dictionary knows in small letters."""
    return any(reading.lemma[:1].islower() for reading in readings(text.languages[i], text.word(i)))


def known_first_name(text: Text, one: Candidate) -> Vote | None:
    """Its first word is a first name, and more words follow."""
    if one.end - one.start < 2:  # noqa: PLR2004
        return None
    first = text.word(one.start)
    read = readings(text.languages[one.start], first)
    if text.is_in(one.start, "person", "firsts") or any(labelled("first") & set(r.labels) for r in read):
        return PERSON, 2.0
    named = any(labelled(PERSON) & set(r.labels) for r in read) and not ordinary(text, one.start)
    return (PERSON, 1.0) if named else None


def known_surname(text: Text, one: Candidate) -> Vote | None:
    """Its last word is known as a surname, or ends as surnames do."""
    word, language = text.word(one.end - 1), text.languages[one.end - 1]
    read = readings(language, word)
    labels = {label for reading in read for label in reading.labels}
    if labels & labelled(PERSON) and not labels & labelled(PLACE) and not ordinary(text, one.end - 1):
        return PERSON, 0.7
    endings = tuple(table(language, "names")["person"]["endings"])
    if not read and word.lower().endswith(endings):
        return PERSON, 1.5
    return None


def known_place(text: Text, one: Candidate) -> Vote | None:
    """The gazetteer knows it, more surely the larger it is."""
    words = text.between(one.start, one.end)
    found = [p for form in _forms(words, text.languages[one.start]) for p in places(form, text.languages[one.start])]
    if not found:
        return None
    keys = {folded(form) for form in _forms(words, text.languages[one.start])}
    named = [p for p in found if {folded(p.name), *(folded(name) for _, name in p.names)} & keys]
    if any(p.feature not in TOWNS or p.population >= HUGE for p in named):
        return PLACE, 2.6
    return (PLACE, 2.0) if any(p.population >= LARGE for p in named) else (PLACE, 0.4)


def known_body(text: Text, one: Candidate) -> Vote | None:
    """The table of bodies knows it."""
    words = text.between(one.start, one.end)
    return (ORGANISATION, 3.0) if any(bodies(form) for form in _forms(words, text.languages[one.start])) else None


def _forms(words: str, language: str) -> tuple[str, ...]:
    found = bases(words, language, PLACE, ANY, lambda _: 0.0)[:4]
    return tuple(dict.fromkeys([words, *(base.text for base in found)]))


def place_type(text: Text, one: Candidate) -> Vote | None:
    """A word such as city or prowincja stands beside it."""
    before = one.start - 1
    if text.is_in(before, "place", "linking"):
        before -= 1
    if text.is_in(before, "place", "types") and text.tokens[before].upos in NOUNS:
        return PLACE, 3.0
    names = text.names(one.start)
    after = text.is_in(one.end, "place", "types") and names["place"]["parts"]
    return (PLACE, 2.0) if after and not text.is_in(one.end + 1, "organisation", "after") else None


def place_preposition(text: Text, one: Candidate) -> Vote | None:
    """A preposition of place stands before it, a word of direction between them or not."""
    at = one.start - 1
    while text.is_in(at, "place", "compass") or text.is_in(at, "articles"):
        at -= 1
    return (PLACE, 0.8) if text.is_in(at, "place", "at") else None


def organisation_head(text: Text, one: Candidate) -> Vote | None:
    """It holds a word such as Committee or partia."""
    if one.end - one.start < 2:  # noqa: PLR2004
        return None
    heads = any(text.is_in(i, "organisation", "heads") for i in range(one.start, one.end))
    return (ORGANISATION, 2.5) if heads else None


def organisation_type(text: Text, one: Candidate) -> Vote | None:
    """A word such as company or spółka stands before it, or a word such as group after it."""
    at = one.start - 1
    if text.word(at) and not any(char.isalnum() for char in text.word(at)):
        at -= 1
    if text.is_in(at, "organisation", "kinds"):
        return ORGANISATION, 2.5 if one.end - one.start == 1 else 1.2
    return (ORGANISATION, 2.5) if text.is_in(one.end, "organisation", "after") else None


def told(text: Text, one: Candidate) -> Vote | None:
    """Somebody told it something, and it is written as one word with a capital inside."""
    if not text.is_in(one.start - 1, "organisation", "speaking") and not text.word(one.start)[:1].islower():
        return None
    word = text.word(one.start)
    return (ORGANISATION, 3.0) if any(c.isupper() for c in word[1:]) and not word.isupper() else None


def acronym(text: Text, one: Candidate) -> Vote | None:
    """Capitals alone."""
    word = text.word(one.start)
    single = one.end - one.start == 1
    return (ORGANISATION, 1.0) if single and word.isupper() and 1 < len(word) < 8 else None  # noqa: PLR2004


FEATURES: tuple[Feature, ...] = (
    label,
    title_before,
    function_after,
    speaks,
    role_near,
    according_to,
    shaped_like_a_person,
    known_first_name,
    known_surname,
    known_place,
    known_body,
    place_type,
    place_preposition,
    organisation_head,
    organisation_type,
    told,
    acronym,
)


def votes(text: Text, one: Candidate) -> Iterator[Vote]:
    """What every feature says that speaks."""
    for feature in FEATURES:
        vote = feature(text, one)
        if vote:
            yield vote
