"""Which place of the world a name means: type, size, what stands beside it, and the countries of its document."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import log10

from pipeline.gazetteer import Place, places
from pipeline.resolve.mention import Mention

WEIGHTS = {"country": 4.0, "continent": 3.5, "sea": 3.5, "region": 3.2, "site": 2.8, "river": 2.5}  # of features
OWN = 2.4  # of other rows of the own table
HERE = 2.0  # the document speaks of its country
PEOPLE = 0.5  # how much an adjective in the document says of that, beside a place
BESIDE = 2.5  # the adjective before it is that of its country
PARENT = 3.0  # the place behind its comma holds it
WORDS = 5  # between a place and the one that holds it, at most
LIKELY = 6  # base forms that are looked up
HOLDING = {"country", "region"}
PLACE, SITE = "place", "site"
Option = tuple[float, Place, str]  # weight, place, the form under which it is known
Choice = tuple[Place, str]


def spots(found: Sequence[Mention]) -> dict[int, Choice]:
    """Of each place name of a document, by index, the place and the base form under which it is known."""
    options = {i: _candidates(one) for i, one in enumerate(found) if one.name.kind == PLACE}
    options = {i: told for i, told in options.items() if told}
    held = {i for i in options if i + 1 in options and _leads(found[i + 1].after)}
    first = {i: _best(i, options, held) for i in options}
    known = _countries(found, first)
    near = {i: _nearer(options[i], known, found[i].lemma) for i in options}
    return {i: _best(i, near, held) for i in near}


def _candidates(one: Mention) -> list[Option]:
    """Places under any likely base form; no town is called as the hospital behind whose noun the name stands."""
    cheapest = one.bases[0].cost
    return [
        (_weight(place) - (base.cost - cheapest) + BESIDE * (place.country == one.beside), place, base.text)
        for base in one.bases[:LIKELY]
        for place in places(base.text, one.name.language)
        if not (one.is_site and base.text == one.name.text) or place.feature == SITE
    ]


def _weight(place: Place) -> float:
    if place.feature in WEIGHTS:
        return WEIGHTS[place.feature]
    return max(OWN if not place.population else 0.0, log10(max(place.population, 1)) - 3.0)


def _leads(between: str) -> bool:
    """True for a comma or bracket and few words: Aktau, the capital of the Mangistau region."""
    opened = between.lstrip()
    return opened[:1] in {",", "("} and len(between.split()) <= WORDS and not any(c in opened[1:] for c in ".,;:()")


def _best(i: int, options: Mapping[int, Sequence[Option]], held: set[int]) -> Choice:
    """The best reading of a name together with the names before and behind it."""

    def score(option: Option) -> tuple[float, str, str]:
        weight, place, form = option
        behind = _together(options[i + 1], lambda other: _holds(other, place)) if i in held else 0.0
        before = _together(options[i - 1], lambda other: _holds(place, other)) if i - 1 in held else 0.0
        return (weight + behind + before, place.place_id, form)

    _, place, form = max(options[i], key=score)
    return place, form


def _together(options: Sequence[Option], fits: Callable[[Place], bool]) -> float:
    """What the best reading of a neighbour adds."""
    return max(weight + PARENT * fits(place) for weight, place, _ in options)


def _holds(whole: Place, part: Place) -> bool:
    """A country or region, and a place in it."""
    if whole.feature not in HOLDING or whole.country != part.country or part.feature == whole.feature:
        return False
    return whole.feature != "region" or (whole.admin1 is not None and whole.admin1 == part.admin1)


def _countries(found: Sequence[Mention], first: Mapping[int, Choice]) -> Counter[tuple[str, str]]:
    """How much each name of the document speaks for each country: (name, country)."""
    told = {(found[i].lemma, place.country): 1.0 for i, (place, _) in first.items() if place.country}
    people = {("", country): PEOPLE * n for one in found[:1] for country, n in one.peoples}
    return Counter(told | people)


def _nearer(options: Sequence[Option], known: Counter[tuple[str, str]], own: str) -> list[Option]:
    """Options weighed by what the other names of the document say of their countries."""
    others = Counter[str]()
    for (name, country), n in known.items():
        if name != own:
            others[country] += n
    whole = sum(others.values())
    if not whole:
        return list(options)
    return [(weight + HERE * others[place.country or ""] / whole, place, form) for weight, place, form in options]
