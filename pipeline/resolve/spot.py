"""Which place of the world a name means: type, size, and the countries that its document speaks of."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log10

from pipeline.gazetteer import Place, places
from pipeline.resolve.mention import Mention

WEIGHTS = {"country": 4.0, "continent": 3.5, "sea": 3.5, "region": 3.2, "site": 2.8, "river": 2.5}  # of features
OWN = 2.4  # of other rows of the own table
HERE = 2.0  # the document speaks of its country
LIKELY = 6  # base forms that are looked up
PLACE = "place"


def spots(found: Sequence[Mention]) -> dict[int, tuple[Place, str]]:
    """Of each place name of a document, by index, the place and the base form under which it is known."""
    named = {i: _candidates(one) for i, one in enumerate(found) if one.name.kind == PLACE}
    first = {i: _best(options, {}) for i, options in named.items() if options}
    countries = Counter(place.country for place, _ in first.values() if place.country)
    total = sum(countries.values())
    shares = {country: n / total for country, n in countries.items()} if total else {}
    return {i: _best(options, shares) for i, options in named.items() if options}


def _candidates(one: Mention) -> list[tuple[float, Place, str]]:
    """Places under any likely base form: weight, place, form."""
    cheapest = one.bases[0].cost
    return [
        (_weight(place) - (base.cost - cheapest), place, base.text)
        for base in one.bases[:LIKELY]
        for place in places(base.text, one.name.language)
    ]


def _weight(place: Place) -> float:
    if place.feature in WEIGHTS:
        return WEIGHTS[place.feature]
    return max(OWN if not place.population else 0.0, log10(max(place.population, 1)) - 3.0)


def _best(options: Sequence[tuple[float, Place, str]], shares: Mapping[str, float]) -> tuple[Place, str]:
    def score(option: tuple[float, Place, str]) -> tuple[float, str, str]:
        weight, place, form = option
        return (weight + HERE * shares.get(place.country or "", 0.0), place.place_id, form)

    _, place, form = max(options, key=score)
    return place, form
