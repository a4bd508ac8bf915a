"""Events: claims of one document that speak of one happening, joined with those of other documents."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from pipeline.events.episodes import Episode, episodes
from pipeline.events.join import joined
from pipeline.events.rows import row
from pipeline.events.scopes import scoped
from pipeline.events.world import Entities, Scene, World, scene, world
from pipeline.geography import COUNTRIES
from pipeline.memory import FORGETFUL, Memory
from pipeline.model import Claim, Document, Entity, Event

__all__ = ("Happening", "Scene", "events", "one_event", "scene")
Groups = Sequence[tuple[Episode, ...]]


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with its claims."""

    event: Event
    claims: tuple[Claim, ...]


def events(
    scenes: Iterable[Scene], entities: Entities, memory: Memory = FORGETFUL
) -> tuple[Iterable[Happening], Iterable[tuple[Scene, ...]]]:
    """What happened, each time with the scenes that tell of it; paths, sources and order of documents change nothing.

    Only what joining asks is held of all documents at once; the rest is asked of the memory.
    """
    told = [*memory.remembered(told_alone, scenes)]
    place = {one.document: number for number, some in enumerate(told) for one in some}
    groups = joined(chain.from_iterable(told), entities)
    places = (sorted({place[one.document] for one in group}) for group in groups)
    tellers = memory.gathered(scenes, places)
    claims = (tuple(chain.from_iterable(one.claims for one in group)) for group in groups)
    return memory.remembered(happened, tellers, claims, _lands(groups, entities)), tellers


def told_alone(one: Scene) -> tuple[Episode, ...]:
    """The happenings that a document tells of."""
    claims = sorted(one.claims, key=lambda c: (c.start, c.claim_id))
    return tuple(episodes(claims, world([one])))


def happened(scenes: tuple[Scene, ...], ids: tuple[str, ...], lands: tuple[Entity, ...]) -> Happening:
    """The event that some claims of a few documents speak of; the first of them names it."""
    known = {claim.claim_id: claim for one in scenes for claim in one.claims}
    return _happening([known[one] for one in ids], world(scenes, lands))


def one_event(claims: Sequence[Claim], documents: Mapping[str, Document], entities: Mapping[str, Entity]) -> Happening:
    """The event of the claims that a person has put together, whatever else they say."""
    ordered = sorted(claims, key=lambda claim: claim.claim_id)
    return _happening(ordered, World(entities, documents, {}, {}, {}, {}))


def _happening(claims: Sequence[Claim], known: World) -> Happening:
    found = scoped(claims, known)
    event = row(found, known)
    return Happening(event, tuple(replace(claim, event_id=event.event_id) for claim in found))


def _lands(groups: Groups, entities: Entities) -> Iterable[tuple[Entity, ...]]:
    """Of each event the countries that hold its places, whether its documents name them or not."""
    holding: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities.values():
        if entity.feature in COUNTRIES and entity.country:
            holding[entity.country].append(entity)
    for group in groups:
        places = {place for one in group for place in one.places | one.company if place in entities}
        codes = sorted({entities[place].country or "" for place in places})
        yield tuple(entity for code in codes for entity in holding.get(code, ()))
