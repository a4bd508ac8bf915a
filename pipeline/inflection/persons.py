"""Base forms of a person's name: first names and surname in one case and one gender."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import product

from pipeline.inflection.analyses import WOMAN, Analysis, analyses
from pipeline.inflection.base import LATEST_HEAD, MARKS, Base
from pipeline.inflection.endings import CALLED, PERSON, called
from pipeline.inflection.forms import nominative
from pipeline.inflection.tags import CASES, SINGULAR
from pipeline.languages import table

MAN = "m"
ALONE, FIRST, LATER = "alone", "first", "later"  # places of a word in a name
REMEMBERED = 20_000
UNBENT, UNBENT_FIRST = 0.2, 0.9  # a woman's surname, and her first name, as they stand
SURNAME = 0.4  # a word that the dictionary knows as a surname alone, where a first name stands
ALTERNATIVES = 3  # base forms of each word that are tried together


def persons(words: Sequence[str], case: str, language: str) -> Iterator[Base]:
    """Every word of a person's name stands in the case, and in one gender."""
    solid = [i for i, word in enumerate(words) if word.strip(MARKS)]
    width = ALTERNATIVES if len(solid) <= LATEST_HEAD else 1
    places = [ALONE if len(solid) == 1 else FIRST if i == solid[0] else LATER for i in solid]
    for gender in (MAN, WOMAN):
        found = [_options(words[i], language, place, case, gender) for i, place in zip(solid, places, strict=True)]
        for chosen in product(*(options[:width] for options in found)):
            lemmas = {i: lemma for i, (lemma, _) in zip(solid, chosen, strict=True)}
            text = "".join(lemmas.get(i, word) for i, word in enumerate(words))
            yield Base(text, case, sum(cost for _, cost in chosen))


@lru_cache(maxsize=REMEMBERED)
def _options(word: str, language: str, place: str, case: str, gender: str) -> tuple[tuple[str, float], ...]:
    """Base forms of a word in a case and a gender with what they cost, the likeliest first."""
    read = _read(word, language, place)
    fitting = [one for one in read if case in one.cases and gender in one.genders and one.number == SINGULAR]
    best: dict[str, Analysis] = {}
    for one in sorted(fitting, key=lambda one: (one.cost, one.lemma)):
        best.setdefault(one.lemma, one)
    return tuple((_named(one, word, gender, language), one.cost) for one in best.values())


@lru_cache(maxsize=REMEMBERED)
def _read(word: str, language: str, place: str) -> tuple[Analysis, ...]:
    """Readings of a word at its place in the name."""
    found = analyses(language, word, PERSON)
    if place == ALONE:
        return found
    if place == LATER:
        return (*found, *_unbent(word, language, UNBENT))
    read = [replace(one, cost=one.cost + SURNAME) if one.known and not one.first else one for one in found]
    unbent = () if word.endswith(called(language, alone=True)) else _unbent(word, language, UNBENT_FIRST)
    return tuple(_called(one, word, language) for one in (*read, *unbent))


def _called(one: Analysis, word: str, language: str) -> Analysis:
    """A reading of a first name: nobody is called by an unknown name as it stands if that has a form for calling."""
    as_it_stands = one.lemma == word and not one.known and word.endswith(called(language))
    return replace(one, cases=one.cases - CALLED) if as_it_stands else one


def _named(one: Analysis, word: str, gender: str, language: str) -> str:
    """The nominative of a word of a person's name; surnames that are adjectives agree with the person."""
    return nominative(language, one, word, SINGULAR, gender) if one.adjective else one.lemma


def _unbent(word: str, language: str, cost: float) -> tuple[Analysis, ...]:
    """A woman's name that does not end as women's names do is not declined."""
    names = table(language, "names")
    if word.endswith((names["feminine"], *names["oblique"])):
        return ()
    return (Analysis(word, CASES, SINGULAR, frozenset({WOMAN}), adjective=False, cost=cost, known=False),)
