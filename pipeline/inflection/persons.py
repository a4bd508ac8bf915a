"""Base forms of a person's name: first names and surname in one case and one gender."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from pipeline.inflection.analyses import PERSON, WOMAN, Analysis, analyses
from pipeline.inflection.base import LATEST_HEAD, MARKS, Base
from pipeline.inflection.forms import nominative
from pipeline.inflection.tags import CASES, SINGULAR
from pipeline.languages import table

MAN = "m"
UNBENT, UNBENT_FIRST = 0.2, 0.9  # a woman's surname, and her first name, as they stand
SURNAME = 0.4  # a word that the dictionary knows as a surname alone, where a first name stands
ALTERNATIVES = 3  # base forms of each word that are tried together


def persons(words: Sequence[str], case: str, language: str) -> Iterator[Base]:
    """Every word of a person's name stands in the case, and in one gender."""
    solid = [i for i, word in enumerate(words) if word.strip(MARKS)]
    width = ALTERNATIVES if len(solid) <= LATEST_HEAD else 1
    read = [_read(words[i], language, rank, len(solid)) for rank, i in enumerate(solid)]
    for gender in (MAN, WOMAN):
        options = [_options(found, case, gender)[:width] for found in read]
        for chosen in product(*options):
            named = [_named(one, words[i], gender, language) for i, one in zip(solid, chosen, strict=True)]
            lemmas = dict(zip(solid, named, strict=True))
            text = "".join(lemmas.get(i, word) for i, word in enumerate(words))
            yield Base(text, case, sum(one.cost for one in chosen))


def _read(word: str, language: str, rank: int, length: int) -> list[Analysis]:
    """Readings of a word at its place in the name."""
    found = analyses(language, word, PERSON)
    if rank:
        return [*found, *_unbent(word, language, UNBENT)]
    first = _unbent(word, language, UNBENT_FIRST) if length > 1 else ()
    read = [
        replace(one, cost=one.cost + SURNAME) if length > 1 and one.known and not one.first else one for one in found
    ]
    return [*read, *first]


def _named(one: Analysis, word: str, gender: str, language: str) -> str:
    """The nominative of a word of a person's name; surnames that are adjectives agree with the person."""
    return nominative(language, one, word, SINGULAR, gender) if one.adjective else one.lemma


def _unbent(word: str, language: str, cost: float) -> tuple[Analysis, ...]:
    """A woman's name that does not end as women's names do is not declined."""
    names = table(language, "names")
    if word.endswith((names["feminine"], *names["oblique"])):
        return ()
    return (Analysis(word, CASES, SINGULAR, frozenset({WOMAN}), adjective=False, cost=cost, known=False),)


def _options(found: Sequence[Analysis], case: str, gender: str) -> list[Analysis]:
    """Readings in a case and a gender, the cheapest of each base form, the likeliest first."""
    fitting = [one for one in found if case in one.cases and gender in one.genders and one.number == SINGULAR]
    best: dict[str, Analysis] = {}
    for one in sorted(fitting, key=lambda one: (one.cost, one.lemma)):
        best.setdefault(one.lemma, one)
    return list(best.values())
