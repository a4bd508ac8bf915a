"""Events: claims of one document that speak of one happening, joined with those of other documents."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.events.episodes import episodes
from pipeline.events.join import joined
from pipeline.events.rows import row
from pipeline.events.scopes import scoped
from pipeline.events.world import world
from pipeline.model import Claim, Document, Entity, Event, Mentions

__all__ = ("events", "one_event")


def events(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    entities: Mapping[str, Entity],
    mentions: Sequence[Mentions],
) -> tuple[tuple[Claim, ...], tuple[Event, ...]]:
    """The claims with the event of each, and the events; paths, sources and the order of documents change nothing."""
    known = world(documents, entities, mentions)
    told = [
        episode
        for _, group in groupby(sorted(claims, key=lambda c: (c.doc_id, c.start, c.claim_id)), key=lambda c: c.doc_id)
        for episode in episodes(tuple(group), known)
    ]
    found = [scoped(group, known) for group in joined(told, known)]
    rows = [row(group, known) for group in found]
    placed = [
        replace(claim, event_id=event.event_id) for group, event in zip(found, rows, strict=True) for claim in group
    ]
    return tuple(placed), tuple(rows)


def one_event(
    claims: Sequence[Claim], documents: Mapping[str, Document], entities: Mapping[str, Entity]
) -> tuple[tuple[Claim, ...], Event]:
    """The claims that a person has put into one event, whatever else they say, and that event."""
    known = world(documents, entities, ())
    found = scoped(sorted(claims, key=lambda claim: claim.claim_id), known)
    return found, row(found, known)
