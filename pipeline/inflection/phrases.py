"""Base form of a whole name: one case for all words that agree, the rest as it stands."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from pipeline.inflection.analyses import Analysis, analyses
from pipeline.inflection.base import COUNTED, LATEST_HEAD, MARKS, Base
from pipeline.inflection.forms import nominative
from pipeline.inflection.persons import persons
from pipeline.inflection.tags import CASES, PLURAL
from pipeline.languages import codes, table
from pipeline.morphology import readings

WORD = re.compile(r"[^\s\-–\"„”“«»,()]+|[\"„”“«»,()]+|\s+(?:[\-–]\s*)?|[\-–]\s*")
ACRONYM = re.compile(r"\b(\w{0,30}[A-Z]{2}|\w{0,30}[a-z][A-Z])[-’'][a-z\u0105-\u017c]{1,4}\b")  # with a case ending
PERSON, NOMINATIVE = "person", "nom"
REMEMBERED = 50_000
UNTOUCHED = 2.4  # the whole name as it stands, whatever its case
EACH_LEFT = 0.3  # a word after the head that does not agree
HYPHENED = ("first", "-", "last")  # a name of which only the last part is declined: Nur-Sułtanu, Ust-Kamienogorsku
GENDER_PART = 3
CALLED = 0.6  # names are seldom called out
USUAL = 0.25  # an ordinary noun inside a longer name
DOUBTED = 1.0  # a guess where the dictionary knows the word, inside a longer name
MANY = 0.8  # and one in the plural
AS_NOUN = 0.6  # an adjective that stands for a name, as streets do
AGAINST = 0.7  # the words around the name ask for another case
Known = Callable[[str], float]  # how much a base form gains, 0 for nothing


def bases(name: str, language: str, kind: str, cases: frozenset[str], known: Known) -> tuple[Base, ...]:
    """Base forms of a name, the likeliest first; `cases` are those that its context allows, none meaning any."""
    found = [_gained(base, known(base.text)) for base in _bases(name, language, kind, cases)]
    usual = (cases or CASES - {NOMINATIVE}) if kind == PERSON else {NOMINATIVE}  # most persons stand in the genitive
    return tuple(sorted(found, key=lambda base: (round(base.cost, 1), base.case not in usual, base.cost, base.text)))


def _gained(base: Base, gain: float) -> Base:
    return Base(base.text, base.case, base.cost - gain) if gain else base


@lru_cache(maxsize=REMEMBERED)
def _bases(name: str, language: str, kind: str, cases: frozenset[str]) -> tuple[Base, ...]:
    """Each base form once, in its cheapest case, whatever tables know."""
    words = _words(name, language)
    if not table(language, "names").get("ending") or _acronym(words) or (kind != PERSON and _borrowed(words, language)):
        return (Base("".join(words), "nom", 0.0),)
    found = {"".join(words): Base("".join(words), "nom", UNTOUCHED)}
    for case in sorted(CASES):
        called = CALLED if case == "voc" and case not in cases else 0.0
        penalty = (AGAINST if cases and case not in cases else 0.0) + called
        for base in _in_case(words, case, language, kind):
            if base.text not in found or base.cost + penalty < found[base.text].cost:
                found[base.text] = Base(base.text, case, base.cost + penalty)
    return tuple(found.values())


def _words(name: str, language: str) -> list[str]:
    """Words, spaces and hyphens of a name; articles in front and possessive endings go."""
    names = table(language, "names")
    text = ACRONYM.sub(r"\1", " ".join(name.split()))
    for ending in names["possessive"]:
        text = text.removesuffix(ending)
    return WORD.findall(text)


def _acronym(words: Sequence[str]) -> bool:
    """True where the name begins with capitals alone: they and what follows stay as they are."""
    first = next((word for word in words if word.strip(MARKS) and not COUNTED.fullmatch(word)), "")
    return not any(char.islower() for char in first)


def _borrowed(words: Sequence[str], language: str) -> bool:
    """True for a phrase of a language without cases, as its head shows: the Clark County Court stays as it is."""
    return len(words) > 1 and any(word in _uncased() and not _is_common(language, word) for word in words)


def _is_common(language: str, word: str) -> bool:
    """True for a word of the language that is no surname alone."""
    return any(reading.lemma.islower() for reading in readings(language, word))


@cache
def _uncased() -> frozenset[str]:
    """Heads of the names of bodies and places in languages without cases."""
    tables = [names for code in codes() if not (names := table(code, "names")).get("ending")]
    return frozenset(word for names in tables for word in (*names["organisation"]["heads"], *names["place"]["parts"]))


def _in_case(words: Sequence[str], case: str, language: str, kind: str) -> Iterator[Base]:
    """Base forms of the words read in one case."""
    if kind == "person":
        yield from persons(words, case, language)
    else:
        yield from _phrase(words, case, language, kind)


def _phrase(words: Sequence[str], case: str, language: str, kind: str) -> Iterator[Base]:
    """A head noun in the case with the adjectives that agree with it; what follows stays as it is."""
    solid = [i for i, word in enumerate(words) if word.strip(MARKS) and not COUNTED.fullmatch(word)]
    read = {
        i: _sober(language, words[i], kind) if len(solid) > 1 else analyses(language, words[i], kind) for i in solid
    }
    if len(words) == len(HYPHENED) and words[1] == HYPHENED[1] and len(solid) > 1:
        yield from _hyphened(words, read[0], read[2], case, language)
    solid = [i for i in solid if not _half(words, i, read, language)]
    for rank, position in enumerate(solid[:LATEST_HEAD]):
        for head in read[position]:
            if case not in head.cases or (head.adjective and len(solid) > 1):
                continue
            before = {i: agreeing(read[i], head, case) for i in solid[:rank]}
            if all(before.values()):
                chosen = {i: one for i, one in before.items() if one} | {position: head}
                yield _based(words, chosen | _after(words, solid[rank + 1 :], read, head, case), head, language)


def _hyphened(
    words: Sequence[str], first: Sequence[Analysis], last: Sequence[Analysis], case: str, language: str
) -> Iterator[Base]:
    """Names of two nouns that are both declined, or the last alone: Bielsku-Białej, Nur-Sułtanu."""
    for head in (one for one in last if case in one.cases):
        yield _based(words, {2: head}, head, language)
        both = [one for one in first if case in one.cases and one.known and not one.adjective and head.known]
        yield from (_based(words, {0: one, 2: head}, head, language) for one in both)


def _half(words: Sequence[str], i: int, read: dict[int, Sequence[Analysis]], language: str) -> bool:
    """True for the first half of a compound adjective, which never changes: kujawsko-pomorskie."""
    following = read.get(i + 2, ()) if words[i + 1 : i + 2] == ["-"] else ()
    return words[i].endswith(table(language, "names")["compound"]) and any(one.adjective for one in following)


@lru_cache(maxsize=REMEMBERED)
def _sober(language: str, word: str, kind: str) -> Sequence[Analysis]:
    """In a longer name guesses cost more where the dictionary knows the word, and ordinary nouns less."""
    found = analyses(language, word, kind)
    if not any(one.tag for one in found):
        return found
    return [
        replace(one, cost=min(one.cost, USUAL) if one.common else one.cost)
        if one.tag
        else replace(one, cost=one.cost + DOUBTED)
        for one in found
    ]


def agreeing(found: Sequence[Analysis], head: Analysis, case: str) -> Analysis | None:
    """The reading of a word as an adjective that agrees with a noun."""
    fitting = [
        one
        for one in found
        if one.adjective and case in one.cases and one.number == head.number and one.genders & head.genders
    ]
    return min(fitting, key=lambda one: (one.cost, one.lemma), default=None)


def _after(
    words: Sequence[str], rest: Sequence[int], read: dict[int, Sequence[Analysis]], head: Analysis, case: str
) -> dict[int, Analysis]:
    """Adjectives that follow the head without a break, and a noun joined to it."""
    found: dict[int, Analysis] = {}
    for place, i in enumerate(rest):
        one = agreeing(read[i], head, case)
        if one is None:
            following = rest[place + 1 : place + 2]
            joined = [n for j in following for n in read[j] if case in n.cases and not n.adjective and n.tag]
            if joined and len(words[i]) == 1 and words[i].islower():
                found[following[0]] = min(joined, key=lambda n: (n.cost, n.lemma))
            break
        found[i] = one
    return found


def _based(words: Sequence[str], chosen: dict[int, Analysis], head: Analysis, language: str) -> Base:
    """The phrase with the chosen words in the nominative."""
    gender = gender_of(head)
    text = [
        nominative(language, chosen[i], word, chosen[i].number if not chosen[i].adjective else head.number, gender)
        if i in chosen
        else word
        for i, word in enumerate(words)
    ]
    free = sum(1 for i, word in enumerate(words) if word.strip(MARKS) and i not in chosen)
    cost = sum(one.cost for one in chosen.values()) + EACH_LEFT * free + (_adjectival(head) if head.adjective else 0.0)
    return Base("".join(text), "", cost)


def _adjectival(head: Analysis) -> float:
    """What it costs to take an adjective for a name by itself."""
    return AS_NOUN + (MANY if head.number == PLURAL else 0.0)


def gender_of(head: Analysis) -> str:
    """Gender in the dictionary's finer terms, as in m1."""
    return head.tag.split(":")[3].split(".")[0] if head.tag.count(":") >= GENDER_PART else min(head.genders)
