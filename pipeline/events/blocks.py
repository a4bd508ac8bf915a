"""Pairs of episodes worth a look: they share a key, such as a town in a month; long lists pair only neighbours."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import date, timedelta

from pipeline.events.episodes import Episode
from pipeline.events.world import Entities
from pipeline.geography import COUNTRIES

FULL = 200  # a key that so many share at most pairs them all
WINDOW = 12  # of a longer list, how many neighbours in time each is paired with
FAR = timedelta(days=31)
NARROW = timedelta(days=62)  # longest time that is listed by its months
TELLING = 20  # numbers from which two sources hardly agree by chance
ANYWHERE = "?"
Pair = tuple[int, int]


def pairs(episodes: Sequence[Episode], entities: Entities) -> Iterator[Pair]:
    """Numbers of two episodes, the lesser first, each pair once."""
    lists: dict[Hashable, list[int]] = defaultdict(list)
    for number in sorted(range(len(episodes)), key=lambda n: (_start(episodes[n]), n)):
        for key in set(_keys(episodes[number], entities)):
            lists[key].append(number)
    seen: set[int] = set()
    for numbers in lists.values():
        reach = len(numbers) if len(numbers) <= FULL else WINDOW
        for place, one in enumerate(numbers):
            for other in numbers[place + 1 : place + 1 + reach]:
                low, high = (one, other) if one < other else (other, one)
                code = low * len(episodes) + high
                if code not in seen and not _far(episodes[one], episodes[other]):
                    seen.add(code)
                    yield low, high


def _far(early: Episode, late: Episode) -> bool:
    """True where the second begins long after the end of the first: they are never one."""
    if early.time is None or late.time is None or early.time.high is None or late.time.low is None:
        return False
    return late.time.low - early.time.high > FAR


def _start(one: Episode) -> date:
    return one.time.low if one.time and one.time.low else date.max


def _keys(one: Episode, entities: Entities) -> Iterator[Hashable]:
    """What an episode is listed by, from the broad to the narrow."""
    known = [entities[place] for place in one.places if place in entities]
    countries = {e.country for e in known if e.country} or one.lands or {ANYWHERE}
    towns = [e.entity_id for e in known if e.feature not in COUNTRIES]
    months = [*_months(one)]
    yield ANYWHERE
    for country in countries:
        yield country
        yield from ((country, month) for month in months)
        yield from ((country, mode, one.time) for mode in one.modes if months)
        yield from ((country, mode) for mode in one.modes)
        yield from ((country, kind, n) for kind, n, _ in one.figures if n >= TELLING)
    for town in towns:
        yield town
        yield from ((town, month) for month in months)
    yield from one.people
    if not one.places:
        yield from one.company
    yield from ((ANYWHERE, mode) for mode in one.particular)


def _months(one: Episode) -> Iterator[tuple[int, int]]:
    """Months that a narrow time touches."""
    if not (one.time and one.time.low and one.time.high) or one.time.high - one.time.low > NARROW:
        return
    day = one.time.low.replace(day=1)
    while day <= one.time.high:
        yield day.year, day.month
        day = (day + timedelta(days=31)).replace(day=1)
