"""Counts of one town beside those of the whole: told apart once the event is known."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.geography import WIDE
from pipeline.intervals import amount
from pipeline.model import Claim, Entity

HOLD = WIDE - {"sea"}  # a count at sea is one of a place, as that of a town is
READ_HERE = "clause"


def scoped(claims: Sequence[Claim], entities: Mapping[str, Entity]) -> tuple[Claim, ...]:
    """The claims of an event; a count that its clause gives for one town is of that town, where a larger one stands.

    The larger count must be of the same property, in the same document, and of another place or of none in its clause.
    """
    told: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.bound and not claim.scope and claim.polarity == "affirmed":
            told[claim.doc_id, claim.property].append(claim)
    parts = {
        one.claim_id: entities[one.place_id or ""].name
        for group in told.values()
        for one in group
        if _in_town(one, entities) and any(_exceeds(other, one) for other in group)
    }
    return tuple(replace(claim, scope=parts.get(claim.claim_id, claim.scope)) for claim in claims)


def _in_town(claim: Claim, entities: Mapping[str, Entity]) -> bool:
    entity = entities.get(claim.place_id or "")
    return entity is not None and entity.feature not in HOLD and claim.place_scope == READ_HERE


def _exceeds(other: Claim, one: Claim) -> bool:
    """True for a larger count that is not of the same town."""
    if other.place_scope == READ_HERE and other.place_id == one.place_id:
        return False
    high, low = amount(one), amount(other)
    top, least = high.high if high.high is not None else high.low, low.low if low.low is not None else low.high
    return top is not None and least is not None and least > top
