"""Events: claims of one document that speak of one happening, joined with those of other documents."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.events.episodes import episodes
from pipeline.events.join import joined
from pipeline.events.match import World
from pipeline.events.rows import row
from pipeline.events.scopes import scoped
from pipeline.geography import WIDE
from pipeline.model import Claim, Document, Entity, Event, Mentions

__all__ = ("events",)


def events(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    entities: Mapping[str, Entity],
    mentions: Sequence[Mentions],
) -> tuple[tuple[Claim, ...], tuple[Event, ...]]:
    """The claims with the event of each, and the events; paths, sources and the order of documents change nothing."""
    world = World(entities, documents, _named(mentions, entities))
    told = [
        episode
        for _, group in groupby(sorted(claims, key=lambda c: (c.doc_id, c.start, c.claim_id)), key=lambda c: c.doc_id)
        for episode in episodes(tuple(group), entities)
    ]
    found = [scoped(episode.claims, entities) for episode in joined(told, world)]
    rows = [row(group, world) for group in found]
    placed = [
        replace(claim, event_id=event.event_id) for group, event in zip(found, rows, strict=True) for claim in group
    ]
    return tuple(placed), tuple(rows)


def _named(mentions: Sequence[Mentions], entities: Mapping[str, Entity]) -> dict[str, frozenset[str]]:
    """Entities that each document names, those left out that hold many happenings."""
    found: dict[str, set[str]] = {}
    for name in (name for one in mentions for name in one.names):
        entity = entities.get(name.entity_id or "")
        if entity and entity.feature not in WIDE:
            found.setdefault(name.doc_id, set()).add(entity.entity_id)
    return {doc_id: frozenset(ids) for doc_id, ids in found.items()}
