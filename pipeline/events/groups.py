"""Groups of episodes that grow into events, and what forbids two of them to be one."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import product

from pipeline.events.episodes import Episode
from pipeline.events.families import OPPOSED, kinship
from pipeline.events.match import months
from pipeline.events.world import Entities
from pipeline.geography import ABROAD, ELSEWHERE, lie

MONTH = timedelta(days=31)  # longest pause inside what may spread, from town to town and from day to day
NIGHT = timedelta(days=1)  # that inside all else


class Group:
    """Episodes of one event so far, with the bounds of their times."""

    def __init__(self, number: int, one: Episode, *, is_exact: bool) -> None:
        """Begin with one episode."""
        self.members = [number]
        self.exact = {number} if is_exact else set()  # those that tell their day and town: no others make a bridge
        self.families = {one.families}
        self.places = set(one.places)
        self.spreads = one.spreads
        self.starts = [one.time.low] if one.time and one.time.low else []  # the latest
        self.ends = [one.time.high] if one.time and one.time.high else []  # the earliest
        self.seasons = {one.seasons} if one.time is None and one.seasons else set()
        self.months = {months(one.time)} if one.time else set()
        timeless = one.time is None and one.published and one.published.high
        self.told = [timeless] if timeless else []  # first day of publication of episodes that tell no time

    def take(self, other: "Group") -> None:
        """Take in another group."""
        self.members += other.members
        self.exact |= other.exact
        self.families |= other.families
        self.places |= other.places
        self.spreads |= other.spreads
        self.seasons |= other.seasons
        self.months |= other.months
        self.starts = _one(max, self.starts + other.starts)
        self.ends = _one(min, self.ends + other.ends)
        self.told = _one(min, self.told + other.told)


def _one(pick: Callable[[Sequence[date]], date], days: Sequence[date]) -> list[date]:
    return [pick(days)] if days else []


def forbidden(left: Group, right: Group, entities: Entities) -> bool:
    """True where two of their times lie apart, their kinds exclude each other, or no places of theirs meet."""
    spreads = left.spreads or right.spreads
    if _apart(left, right, spreads=spreads) or _apart(right, left, spreads=spreads):
        return True
    if any(kinship(a, b) == OPPOSED for a, b in product(left.families, right.families)):
        return True
    found = lie(left.places, right.places, entities)
    return found == ABROAD or (found == ELSEWHERE and not spreads)


def _apart(early: Group, late: Group, *, spreads: bool) -> bool:
    """True where one group begins after the other ended, or long after it was told."""
    pause = MONTH if spreads else NIGHT
    ended = any(start - end > pause for start in late.starts for end in early.ends)
    return ended or any(start - told > MONTH for start in late.starts for told in early.told)


def out_of_season(left: Group, right: Group) -> bool:
    """True where a month that one tells without a year is none of the other's."""
    pairs = ((left.seasons, right.seasons | right.months), (right.seasons, left.months))
    return any(not a & b for mine, others in pairs for a, b in product(mine, others))
