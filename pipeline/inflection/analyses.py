"""What one word of a name may be a form of: readings of the dictionary, endings for words it does not know."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from pipeline.inflection.endings import CALLED, NAMED, ORGANISATION, PERSON, Ending, endings
from pipeline.inflection.tags import ADJECTIVES, CASES, INDECLINABLE, NOUNS, PLURAL, SINGULAR, labelled
from pipeline.languages import table
from pipeline.morphology import Reading, readings
from pipeline.ontology import given_names

REMEMBERED = 100_000
STEM = 2  # letters that stay before an ending
AS_WRITTEN, OBLIQUE, GUESSED, UNCHANGED, COMMON, VOWELLED = (
    0.6,
    1.3,
    1.0,
    2.2,
    1.0,
    1.1,
)  # what each kind of reading costs
FIXED = 0.2  # a word whose end no case has
DOUBTED = 0.3  # a guess where the dictionary knows a name: foreign names look like others
PLACE = "place"
ADJECTIVE, OTHER_NAME, OTHER_PLACE, SMALL, MANY = 0.1, 0.4, 0.2, 0.3, 0.4
INDECLINABLE_LENGTH = 4  # parts of a tag: class, number, case, gender
EACH_READING = 0.01  # the dictionary names the likelier lemma first, now and then
EACH_RULE = 0.0001  # of two rules that fit alike the first is the likelier
EACH_LETTER = 0.03  # a longer ending says more
WOMAN = "f"
DAUGHTER = 0.1  # what it costs to take a genitive of a man's surname for a woman's


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of one word."""

    lemma: str
    cases: frozenset[str]
    number: str  # SINGULAR or PLURAL
    genders: frozenset[str]  # m, f, n
    adjective: bool
    cost: float
    known: bool  # the dictionary knows it as a name of this kind
    tag: str = ""
    common: bool = False  # an ordinary noun of the dictionary
    first: bool = False  # a first name of the dictionary


@lru_cache(maxsize=REMEMBERED)
def analyses(language: str, form: str, kind: str) -> tuple[Analysis, ...]:
    """Readings of a word of a name of this kind; the word itself where its language has no endings."""
    if not table(language, "names").get("ending") or not any(char.islower() for char in form):
        return (_unchanged(form, 0.0),)
    read = [
        one
        for i, reading in enumerate(readings(language, form) if form.isalpha() else ())
        for one in _read(reading, form, kind, EACH_READING * i)
    ]
    read += _daughters(language, form, read) if kind == PERSON else []
    known = any(found.known for found in read)
    if known and kind != PERSON:
        return (*read, _unchanged(form, UNCHANGED))
    usual = any(one.number == SINGULAR or kind != PERSON for one in read)
    guessed = _guessed(language, form, kind) if form[:1].isupper() and not form.isupper() else ()
    doubted = (replace(one, cost=one.cost + DOUBTED) for one in guessed) if usual else guessed
    return (*read, *doubted, _unchanged(form, _foreign(language, form)))


def _daughters(language: str, form: str, read: Sequence[Analysis]) -> list[Analysis]:
    """The surname of a woman, where the dictionary knows the man's alone: Iwanowa is no more a form of Iwanow."""
    endings = tuple(table(language, "names")["daughters"])
    if not form.endswith(endings) or any(one.known and WOMAN in one.genders for one in read):
        return []
    men = [one for one in read if one.known and "gen" in one.cases and form == f"{one.lemma}{form[-1]}"]
    return [_guess(form, NAMED | CALLED, WOMAN, DAUGHTER)] if men else []


def _foreign(language: str, form: str) -> float:
    """What it costs to believe that a word is not declined."""
    names = table(language, "names")
    if form.endswith(tuple(names["undeclined"])):
        return FIXED
    vowelled = form.endswith(tuple(names["indeclinable"])) and not form.endswith(tuple(names["oblique"]))
    return VOWELLED if vowelled else UNCHANGED


def _unchanged(form: str, cost: float) -> Analysis:
    return Analysis(form, CASES, SINGULAR, frozenset("mfn"), adjective=False, cost=cost, known=False)


def _read(reading: Reading, form: str, kind: str, late: float) -> Iterator[Analysis]:
    """A reading of the dictionary, where it declines."""
    parts = reading.tag.split(":")
    if parts[0] in INDECLINABLE or len(parts) < INDECLINABLE_LENGTH:
        yield _unchanged(form, 0.5 if form.islower() or kind == ORGANISATION else UNCHANGED)
        return
    if parts[0] not in NOUNS | ADJECTIVES:
        return
    known = bool(labelled(kind) & set(reading.labels))
    genders = frozenset(one[0] for one in parts[3].split("."))
    lemma = reading.lemma if parts[0] in NOUNS else form
    yield Analysis(
        _cased(lemma, form),
        frozenset(parts[2].split(".")),
        SINGULAR if SINGULAR in parts[1].split(".") else parts[1],
        genders,
        parts[0] in ADJECTIVES,
        _cost(reading, form, kind) + late,
        known,
        f"{reading.lemma}|{reading.tag}",
        common=parts[0] in NOUNS and reading.lemma.islower(),
        first=bool(labelled("first") & set(reading.labels)),
    )


def _cost(reading: Reading, form: str, kind: str) -> float:
    """What it costs to believe a reading of the dictionary in a name of this kind."""
    parts = reading.tag.split(":")
    many = MANY if parts[1] == PLURAL and parts[0] in NOUNS and "pt" not in parts else 0.0
    if labelled(kind) & set(reading.labels):
        return many
    if parts[0] in ADJECTIVES:
        return ADJECTIVE
    if kind == ORGANISATION:
        return many + (ADJECTIVE if not (labelled(PERSON) | labelled(PLACE)) & set(reading.labels) else OTHER_NAME)
    another = OTHER_PLACE if kind == PLACE and labelled(PERSON) & set(reading.labels) else 0.0
    return many + another + (COMMON if form[:1].isupper() else SMALL)


def _cased(lemma: str, form: str) -> str:
    """A lemma in the capitals of its form."""
    if form.isupper() and len(form) > 1:
        return lemma.upper()
    return lemma[:1].upper() + lemma[1:] if form[:1].isupper() else lemma


def _guessed(language: str, form: str, kind: str) -> Iterator[Analysis]:
    """Readings by endings, and the word as it stands as a nominative."""
    names = table(language, "names")
    feminine = form.endswith(names["feminine"])
    oblique = form.endswith(tuple(names["oblique"])) and not _glided(form, names)
    guesses = list(_by_ending(language, form, kind))
    heard = DOUBTED if any(one.first for one in guesses) else 0.0  # a case of a given name is no name unheard of
    plain = (OBLIQUE if oblique else AS_WRITTEN) + heard
    given = kind == PERSON and form in given_names()
    upright = NAMED | CALLED if kind == PERSON else NAMED  # a surname need not be declined when its bearer is called
    whole = _guess(form, upright, "f" if feminine else "mn", 0.0 if given else plain)
    yield replace(whole, known=given, first=given)
    if feminine:
        yield _guess(form, upright, "m", plain + 0.2)
    yield from guesses


def _by_ending(language: str, form: str, kind: str) -> Iterator[Analysis]:
    """What each ending of its language makes of a word; a given name of the tables costs next to nothing."""
    names = table(language, "names")
    for late, ending in enumerate(endings(language, kind)):
        stem = form[: len(form) - len(ending.form)]
        if form.endswith(ending.form) and len(stem) >= STEM and _joins(stem, ending, names):
            likely = kind != PLACE and ending.form == names["feminine"] and not ending.base
            cost = AS_WRITTEN - 0.05 if likely and not form.endswith(tuple(names["feminine_only"])) else GUESSED
            cost += EACH_RULE * late - EACH_LETTER * len(ending.form)
            guess = _guess(stem + ending.base, ending.cases, ending.genders, cost)
            listed = guess.lemma in names["person"]["firsts"] or (not ending.listed and guess.lemma in given_names())
            if kind == PERSON and listed:
                yield replace(guess, cost=EACH_RULE * late, known=True, first=True)
            elif not ending.listed:
                yield guess


def _joins(stem: str, ending: Ending, names: dict[str, Any]) -> bool:
    """True where an ending may follow a stem, and make such a base form of it."""
    unlike = (stem + ending.base).endswith(ending.unlike)
    return stem[-1:].isalpha() and not unlike and not _hiatus(stem, ending.form, names)


def _hiatus(stem: str, ending: str, names: dict[str, Any]) -> bool:
    """True where an ending of one vowel would follow a vowel: Britney is no form of Britnea."""
    vowels = names["vowels"]
    return len(ending) == 1 and ending in vowels and stem[-1] in vowels and not _glided(stem, names)


def _glided(word: str, names: dict[str, Any]) -> bool:
    """True for a word whose last letter is no vowel behind another one: Ramsay, Disney."""
    return word[-1] in names["glides"] and word[-2] in names["vowels"]


def _guess(lemma: str, cases: frozenset[str], genders: str, cost: float) -> Analysis:
    return Analysis(lemma, cases, SINGULAR, frozenset(genders), adjective=False, cost=cost, known=False)
