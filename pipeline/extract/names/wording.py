"""What the words of a name themselves say about its kind: small named features."""

from pipeline.extract.names.candidate import ORGANISATION, PERSON, PLACE, Candidate
from pipeline.extract.names.text import Text, Vote
from pipeline.gazetteer import bodies, folded, person, places
from pipeline.inflection import bases, labelled
from pipeline.languages import table
from pipeline.morphology import readings
from pipeline.ontology import given_names

LARGE, HUGE = 100_000, 500_000  # inhabitants of a town that most readers know
TOWNS = {"city", "town", "village"}
ANY: frozenset[str] = frozenset()


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
    return (PERSON, 1.2 if first in given_names() else 1.0) if named or first in given_names() else None


def is_given(text: Text, i: int) -> bool:
    """A given name of the tables, or of the dictionary alone, in any case form."""
    word, language = text.word(i), text.languages[i]
    listed = {word, *(base.text for base in bases(word, language, PERSON, ANY, lambda _: 0.0)[:4])} & given_names()
    return bool(listed) or text.is_in(i, "person", "firsts")


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
    sure = any(p.population >= LARGE or p.geonames_id is None for p in named)  # large, or in the own table
    return (PLACE, 2.0) if sure else (PLACE, 0.4)


def in_gazetteer(text: Text, start: int, end: int) -> bool:
    """True where the gazetteer knows a stretch of words, in base form."""
    words, language = text.between(start, end), text.languages[start]
    return any(places(form, language) for form in _forms(words, language))


def known_person(text: Text, one: Candidate) -> Vote | None:
    """The table of persons knows it, in full or by the surname alone."""
    words = text.between(one.start, one.end)
    return (PERSON, 2.2) if any(map(person, _forms(words, text.languages[one.start], PERSON))) else None


def known_body(text: Text, one: Candidate) -> Vote | None:
    """The table of bodies knows it."""
    words = text.between(one.start, one.end)
    return (ORGANISATION, 3.0) if any(bodies(form) for form in _forms(words, text.languages[one.start])) else None


def _forms(words: str, language: str, kind: str = PLACE) -> tuple[str, ...]:
    found = bases(words, language, kind, ANY, lambda _: 0.0)[:4]
    return tuple(dict.fromkeys([words, *(base.text for base in found)]))


def organisation_head(text: Text, one: Candidate) -> Vote | None:
    """It holds a word such as Committee or partia."""
    if one.end - one.start < 2:  # noqa: PLR2004
        return None
    heads = any(text.is_in(i, "organisation", "heads") for i in range(one.start, one.end))
    return (ORGANISATION, 2.5) if heads else None


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
