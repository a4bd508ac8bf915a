"""Claims of one town beside those of the whole: told apart once the event is known."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.events.sites import site
from pipeline.events.world import World
from pipeline.geography import WIDE, one_town
from pipeline.harm import READ_HERE, happens
from pipeline.intervals import amount
from pipeline.model import Claim, Entity

HOLD = WIDE - {"sea"}  # a count at sea is one of a place, as that of a town is


def scoped(claims: Sequence[Claim], world: World) -> tuple[Claim, ...]:
    """The claims of an event; what its clause tells of one town alone is of that town, where the event is larger.

    A count is of the town where a larger one of the same property stands that is not of the same town: of the same
    speaker in the same document, or of anybody where the event has several towns. There, time and place are parts too.
    """
    where = site(claims, world)
    wide = where is not None and where.feature in HOLD
    whole = [c for c in claims if c.bound and not c.scope and c.polarity == "affirmed"]
    made = []
    for claim in claims:
        town = None if claim.scope else _town(claim, world)
        part = town and (_is_less(claim, town, whole, wide=wide) if claim.bound else wide and happens(claim))
        made.append(replace(claim, scope=town.name) if town and part else claim)
    return tuple(made)


def _town(claim: Claim, world: World) -> Entity | None:
    """The one town that a claim is of; a count only where its clause names it."""
    found = world.entities.get(claim.place_id or "")
    if found is None or found.feature in HOLD or (claim.bound and claim.place_scope != READ_HERE):
        return None
    named = [world.entities[e] for e in world.towns(claim.doc_id, claim.start, claim.end)]
    return found if all(one_town(found, other) for other in named) else None


def _is_less(claim: Claim, town: Entity, whole: Sequence[Claim], *, wide: bool) -> bool:
    """True where a larger count stands that is not of the same town."""
    others = [c for c in whole if c.property == claim.property and (wide or _teller(c) == _teller(claim))]
    return any(_exceeds(other, claim) and not _is_of(other, town) for other in others)


def _teller(claim: Claim) -> tuple[str, str | None]:
    return claim.doc_id, claim.speaker_id or claim.speaker


def _is_of(claim: Claim, town: Entity) -> bool:
    return claim.place_scope == READ_HERE and claim.place_id == town.entity_id


def _exceeds(other: Claim, one: Claim) -> bool:
    high, low = amount(one), amount(other)
    top, least = high.high if high.high is not None else high.low, low.low if low.low is not None else low.high
    return top is not None and least is not None and least > top
