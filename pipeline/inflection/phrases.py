"""Base form of a whole name: one case for all words that agree, the rest as it stands."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from pipeline.inflection.analyses import Analysis, analyses
from pipeline.inflection.forms import nominative
from pipeline.inflection.tags import CASES, PLURAL, SINGULAR
from pipeline.languages import table

WORD = re.compile(r"[^\s\-–]+|\s*[\-–]\s*|\s+")
ACRONYM = re.compile(r"\b(\w*[A-Z]{2,}|\w*[a-z][A-Z])[-’'][a-z\u0105-\u017c]{1,4}\b")  # with a case ending
COUNTED = re.compile(r"[\d.]+|[IVXL]+")  # numbers of regiments and kings
WOMAN, MAN = "f", "m"
PERSON = "person"
UNBENT = 0.2  # a woman's surname as it stands
ALTERNATIVES = 3  # base forms of each word that are tried together
EACH_LEFT = 0.3  # a word after the head that does not agree
LATEST_HEAD = 4  # adjectives before it at most, and one
GENDER_PART = 3
CALLED = 0.6  # names are seldom called out
DOUBTED = 1.0  # a guess where the dictionary knows the word, inside a longer name
MANY = 0.8  # and one in the plural
AS_NOUN = 0.6  # an adjective that stands for a name, as streets do
AGAINST = 1.0  # the words around the name ask for another case
Known = Callable[[str], float]  # how much a base form gains, 0 for nothing


@dataclass(frozen=True, slots=True)
class Base:
    """A base form with what it costs to believe in it, and the case that it was read in."""

    text: str
    case: str
    cost: float


def bases(name: str, language: str, kind: str, cases: frozenset[str], known: Known) -> tuple[Base, ...]:
    """Base forms of a name, the likeliest first; `cases` are those that its context allows, none meaning any."""
    words = _words(name, language)
    if not table(language, "names").get("ending") or _acronym(words):
        return (Base("".join(words), "nom", 0.0),)
    found: dict[str, Base] = {}
    for case in sorted(CASES):
        penalty = (AGAINST if cases and case not in cases else 0.0) + (CALLED if case == "voc" else 0.0)
        for base in _in_case(words, case, language, kind):
            cost = base.cost + penalty - known(base.text)
            if base.text not in found or cost < found[base.text].cost:
                found[base.text] = Base(base.text, case, cost)
    likely = kind != PERSON or bool(cases)  # of persons named without a context most stand in the genitive
    return tuple(
        sorted(
            found.values(), key=lambda base: (round(base.cost, 1), (base.case != "nom") == likely, base.cost, base.text)
        )
    )


def _words(name: str, language: str) -> list[str]:
    """Words, spaces and hyphens of a name; articles in front and possessive endings go."""
    names = table(language, "names")
    text = ACRONYM.sub(r"\1", " ".join(name.split()))
    for ending in names["possessive"]:
        text = text.removesuffix(ending)
    return WORD.findall(text)


def _acronym(words: Sequence[str]) -> bool:
    """True where the name begins with capitals alone: they and what follows stay as they are."""
    first = next((word for word in words if word.strip(" -–") and not COUNTED.fullmatch(word)), "")
    return not any(char.islower() for char in first)


def _in_case(words: Sequence[str], case: str, language: str, kind: str) -> Iterator[Base]:
    """Base forms of the words read in one case."""
    if kind == "person":
        yield from _person(words, case, language)
    else:
        yield from _phrase(words, case, language, kind)


def _person(words: Sequence[str], case: str, language: str) -> Iterator[Base]:
    """Every word of a person's name stands in the case, and in one gender."""
    solid = [i for i, word in enumerate(words) if word.strip(" -–.")]
    width = ALTERNATIVES if len(solid) <= LATEST_HEAD else 1
    for gender in (MAN, WOMAN):
        options = [
            _options(
                [*analyses(language, words[i], PERSON), *(_unbent(words[i], language) if i != solid[0] else ())],
                case,
                gender,
            )[:width]
            for i in solid
        ]
        for chosen in product(*options):
            lemmas = dict(
                zip(
                    solid,
                    (_named(one, words[i], gender, language) for i, one in zip(solid, chosen, strict=True)),
                    strict=True,
                )
            )
            text = "".join(lemmas.get(i, word) for i, word in enumerate(words))
            yield Base(text, case, sum(one.cost for one in chosen))


def _named(one: Analysis, word: str, gender: str, language: str) -> str:
    """The nominative of a word of a person's name; surnames that are adjectives agree with the person."""
    return nominative(language, one, word, SINGULAR, gender) if one.adjective else one.lemma


def _unbent(word: str, language: str) -> tuple[Analysis, ...]:
    """A woman's surname that ends in a consonant is not declined."""
    names = table(language, "names")
    if word[-1:] in names["vowels"] or word.endswith(tuple(names["oblique"])):
        return ()
    return (Analysis(word, CASES, SINGULAR, frozenset({WOMAN}), adjective=False, cost=UNBENT, known=False),)


def _options(found: Sequence[Analysis], case: str, gender: str) -> list[Analysis]:
    """Readings in a case and a gender, the cheapest of each base form, the likeliest first."""
    fitting = [one for one in found if case in one.cases and gender in one.genders and one.number == SINGULAR]
    best: dict[str, Analysis] = {}
    for one in sorted(fitting, key=lambda one: (one.cost, one.lemma)):
        best.setdefault(one.lemma, one)
    return list(best.values())


def _phrase(words: Sequence[str], case: str, language: str, kind: str) -> Iterator[Base]:
    """A head noun in the case with the adjectives that agree with it; what follows stays as it is."""
    solid = [i for i, word in enumerate(words) if word.strip(" -–") and not COUNTED.fullmatch(word)]
    read = {i: _sober(analyses(language, words[i], kind), len(solid)) for i in solid}
    for rank, position in enumerate(solid[:LATEST_HEAD]):
        for head in read[position]:
            if case not in head.cases or (head.adjective and len(solid) > 1):
                continue
            before = {i: agreeing(read[i], head, case) for i in solid[:rank]}
            if all(before.values()):
                chosen = {i: one for i, one in before.items() if one} | {position: head}
                yield _based(words, chosen | _after(words, solid[rank + 1 :], read, head, case), head, language)


def _sober(found: Sequence[Analysis], length: int) -> Sequence[Analysis]:
    """Guesses cost more in a longer name, where the dictionary knows the word."""
    if length == 1 or not any(one.tag for one in found):
        return found
    return [one if one.tag else replace(one, cost=one.cost + DOUBTED) for one in found]


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
    free = sum(1 for i, word in enumerate(words) if word.strip(" -–") and i not in chosen)
    cost = sum(one.cost for one in chosen.values()) + EACH_LEFT * free + (_adjectival(head) if head.adjective else 0.0)
    return Base("".join(text), "", cost)


def _adjectival(head: Analysis) -> float:
    """What it costs to take an adjective for a name by itself."""
    return AS_NOUN + (MANY if head.number == PLURAL else 0.0)


def gender_of(head: Analysis) -> str:
    """Gender in the dictionary's finer terms, as in m1."""
    return head.tag.split(":")[3].split(".")[0] if head.tag.count(":") >= GENDER_PART else min(head.genders)
