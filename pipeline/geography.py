"""How places lie to each other."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from math import cos, hypot, radians

from pipeline.model import Entity

ABROAD = -100.0  # they cannot be one
ELSEWHERE = -0.5  # other towns of one country: one only where a happening spreads
SAME, PART, NEAR, UNKNOWN = 3.0, 1.5, 2.0, 0.0  # one country is shared by many happenings
NEAR_KM = 30.0
KM_PER_DEGREE = 111.2
COUNTRIES = {"country"}
WIDE = frozenset({"country", "region", "continent", "sea", "territory"})  # features of places that hold others
REGIONS = {"region", "territory", "admin1"}


def lie(left: Iterable[str], right: Iterable[str], entities: Mapping[str, Entity]) -> float:
    """Score of the closest pair of places: the same, near, part of the other, unknown, elsewhere, or abroad."""
    pairs = [(entities.get(a), entities.get(b)) for a in left for b in right]
    scores = [apart(a, b) for a, b in pairs if a and b]
    return max(scores, default=UNKNOWN)


def apart(left: Entity, right: Entity) -> float:
    """How two places lie: SAME, NEAR, PART, UNKNOWN, ELSEWHERE or ABROAD."""
    if left.entity_id == right.entity_id:
        return PART if left.feature in COUNTRIES else SAME
    if left.country and right.country and left.country != right.country:
        return ABROAD
    if not (left.country and right.country):
        return UNKNOWN
    if left.feature in COUNTRIES or right.feature in COUNTRIES:
        return PART
    if left.feature in REGIONS or right.feature in REGIONS:
        return PART if not (left.admin1 and right.admin1) or left.admin1 == right.admin1 else ELSEWHERE
    return NEAR if _km(left, right) <= NEAR_KM else ELSEWHERE


def _km(left: Entity, right: Entity) -> float:
    """Distance on the sphere, near enough for neighbours; infinite where unknown."""
    points = (left.latitude, left.longitude, right.latitude, right.longitude)
    if None in points:
        return float("inf")
    north = float((left.latitude or Decimal()) - (right.latitude or Decimal()))
    east = float((left.longitude or Decimal()) - (right.longitude or Decimal())) * cos(
        radians(float(left.latitude or 0))
    )
    return hypot(north, east) * KM_PER_DEGREE
