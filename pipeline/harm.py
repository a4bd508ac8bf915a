"""Claims of the harm itself: they tell when and where an event was; what was said or done about it does not."""

from collections.abc import Sequence

from pipeline.model import Claim
from pipeline.ontology import properties, types

READ_HERE = "clause"  # in which a place must be read to be that of a count
NEAR = {READ_HERE, "sentence"}  # where a date must be read to be that of what is claimed
PRECISION = ("time", "day", "week", "month", "season", "year", "decade", "century")


def core(claims: Sequence[Claim]) -> list[Claim]:
    """Affirmed claims of harm to the whole; without any all that are affirmed."""
    affirmed = [c for c in claims if c.polarity == "affirmed" and c.modality in {"asserted", "reported"}]
    return [c for c in affirmed if happens(c) and not c.scope] or affirmed


def dated(claims: Sequence[Claim]) -> list[Claim]:
    """Claims with a date, those with one of their own first of all."""
    found = [c for c in claims if c.edtf]
    return [c for c in found if c.date_scope in NEAR] or found


def placed(claims: Sequence[Claim]) -> list[Claim]:
    """Claims with a place, those with one of their own first of all."""
    found = [c for c in claims if c.place_id]
    return [c for c in found if c.place_scope in NEAR] or found


def vagueness(claim: Claim) -> tuple[object, ...]:
    """Sorts dates: the one read nearest first, then the most precise."""
    far = claim.date_scope not in NEAR
    return far, PRECISION.index(claim.date_precision or "century"), "~" in (claim.edtf or ""), claim.start


def happens(claim: Claim) -> bool:
    """True where the claim speaks of the harm itself: its type is one that hurts, or it counts those who were hurt."""
    told = properties().get(claim.property, {})
    if told.get("later"):
        return False
    return bool(told.get("harm") or (claim.type is not None and types()[claim.type].get("harm")))
