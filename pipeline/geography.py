"""How places lie to each other."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import product
from math import cos, hypot, inf, radians

from pipeline.model import Entity

ABROAD = -100.0  # they cannot be one
ELSEWHERE = -0.5  # other towns of one country: one only where a happening spreads
SAME, PART, NEAR, UNKNOWN = 3.0, 1.5, 2.0, 0.0  # one country is shared by many happenings
TOWN_KM, NEAR_KM = 15.0, 30.0
REACH_KM = 600.0  # farther from the middle of a region hardly anything of it lies
KM_PER_DEGREE = 111.2
COUNTRIES = {"country"}
WIDE = frozenset({"country", "region", "continent", "sea", "territory"})  # features of places that hold others
REGIONS = {"region", "territory", "admin1"}


def lie(left: Iterable[str], right: Iterable[str], entities: Mapping[str, Entity]) -> float:
    """Score of the closest pair of places: the same, near, part of the other, unknown, elsewhere, or abroad.

    A country counts only where one side names nothing finer, and what is on no map only where it is the same.
    """
    first, second = ([entities[p] for p in side if p in entities] for side in (left, right))
    if any(a.entity_id == b.entity_id for a, b in product(_fine(first), _fine(second))):
        return SAME
    first, second = ([e for e in side if e.country] for side in (first, second))
    pairs = product(_fine(first) if _fine(second) else first, _fine(second) if _fine(first) else second)
    return max((apart(a, b) for a, b in pairs), default=UNKNOWN)


def at_home(places: Iterable[str], entities: Mapping[str, Entity]) -> frozenset[str]:
    """Places less the towns outside all countries among them: those are namesakes."""
    found = frozenset(places)
    known = [entities[p] for p in found if p in entities]
    countries = {e.country for e in known if e.feature in COUNTRIES}
    return found - {e.entity_id for e in known if countries and e.country and e.country not in countries}


def _fine(side: Sequence[Entity]) -> list[Entity]:
    """Places finer than a country."""
    return [e for e in side if e.feature not in COUNTRIES]


def apart(left: Entity, right: Entity) -> float:
    """How two places lie: SAME, NEAR, PART, UNKNOWN, ELSEWHERE or ABROAD."""
    if left.entity_id == right.entity_id:
        return PART if left.feature in COUNTRIES else SAME
    if not (left.country and right.country):
        return UNKNOWN
    if left.country != right.country:
        return ABROAD
    if left.feature in COUNTRIES or right.feature in COUNTRIES:
        return PART
    if left.feature in REGIONS or right.feature in REGIONS:
        return PART if _may_hold(left, right) else ELSEWHERE
    return NEAR if _km(left, right) <= NEAR_KM else ELSEWHERE


def _may_hold(left: Entity, right: Entity) -> bool:
    """True where a region may hold the other place: by its division, else by how far it is."""
    if left.admin1 and right.admin1:
        return left.admin1 == right.admin1
    return not REACH_KM < _km(left, right) < inf


def one_town(left: Entity, right: Entity) -> bool:
    """True for a place and its parts: a district and its city."""
    return left.entity_id == right.entity_id or _km(left, right) <= TOWN_KM


def _km(left: Entity, right: Entity) -> float:
    """Distance on the sphere, near enough for neighbours; infinite where unknown."""
    points = (left.latitude, left.longitude, right.latitude, right.longitude)
    if None in points:
        return inf
    north = float((left.latitude or Decimal()) - (right.latitude or Decimal()))
    east = float((left.longitude or Decimal()) - (right.longitude or Decimal())) * cos(
        radians(float(left.latitude or 0))
    )
    return hypot(north, east) * KM_PER_DEGREE
