"""Where an event was: in one town, or in several of which none stands for the others."""

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.events.families import spreads
from pipeline.events.world import Entities, World
from pipeline.geography import COUNTRIES, WIDE, at_home, one_town
from pipeline.harm import core, placed
from pipeline.model import Claim, Entity

MOST = 0.5  # share of the votes for towns that one must pass to stand for all


def site(claims: Sequence[Claim], world: World) -> Entity | None:
    """The town where most documents place the harm; of what spreads to towns none of which is most, what holds them.

    A place read near the words of a claim counts before one read far off, but a town before the land that holds it.
    """
    entities, harm = world.entities, core(claims)
    votes = _votes(placed(harm), world)
    town, wide = _first(votes, claims, entities)
    moves = any(spreads(c) for c in claims)
    if town is None and not moves:
        town = _first(_votes(harm, world), claims, entities)[0]
    if town is None or not moves or _stands(town, votes, entities):
        return town or wide
    return wide or next((e for _, e in sorted(entities.items()) if _holds(e, town)), town)


def _first(votes: Counter[str], claims: Sequence[Claim], entities: Entities) -> tuple[Entity | None, Entity | None]:
    """The town, and the wide place, of most votes; other towns of their clauses yield to those that claims are of."""
    own = {c.place_id for c in claims}
    ranked = [entities[p] for p in sorted(votes, key=lambda p: (-votes[p], p not in own, not entities[p].country, p))]
    town = next((e for e in ranked if e.feature not in WIDE), None)
    return town, next((e for e in ranked if e.feature in WIDE), None)


def _votes(claims: Sequence[Claim], world: World) -> Counter[str]:
    """How many documents place claims in each place; namesakes abroad have no vote."""
    told = {(c.doc_id, p) for c in claims for p in _named(c, world) if p in world.entities}
    home = at_home([p for _, p in told], world.entities)
    return Counter(p for _, p in told if p in home)


def _named(claim: Claim, world: World) -> Iterator[str]:
    """The place of a claim, and the other towns of its clause where it was read there."""
    yield claim.place_id or ""
    if claim.place_scope == "clause":
        yield from world.towns(claim.doc_id, claim.start, claim.end)


def _stands(town: Entity, votes: Counter[str], entities: Entities) -> bool:
    """True where most of the votes for towns are for this one or for parts of it."""
    known = {p: n for p, n in votes.items() if entities[p].country and entities[p].feature not in WIDE}
    return sum(n for p, n in known.items() if one_town(entities[p], town)) > MOST * sum(known.values())


def _holds(place: Entity, town: Entity) -> bool:
    return place.feature in COUNTRIES and place.country is not None and place.country == town.country
