"""What is known beyond the claims: entities, documents, and what each document names and measures."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from pipeline.geography import WIDE
from pipeline.intervals import Range
from pipeline.model import Document, Entity, Mentions

Entities = Mapping[str, Entity]
Number = tuple[str, float]  # property or unit, and value
EVERYWHERE = {"second", "minute", "hour", "day", "week", "month", "year", "%"}  # units that tell no report from others
LAST = {4: "-12-31", 7: "-28", 10: ""}  # the last day that a year, month or day surely holds


@dataclass(frozen=True, slots=True)
class World:
    """Everything that the stage is told, by id."""

    entities: Entities
    documents: Mapping[str, Document]
    named: Mapping[str, frozenset[str]]  # persons, bodies and towns that each document names
    numbers: Mapping[str, frozenset[Number]]  # what each document measures or counts

    def published(self, doc_id: str) -> Range[date] | None:
        """The days on which a document may have appeared."""
        told = self.documents[doc_id].published
        if not told:
            return None
        return Range(date.fromisoformat(f"{told}-01-01"[:10]), date.fromisoformat(told + LAST[len(told)]))


def world(documents: Mapping[str, Document], entities: Entities, mentions: Sequence[Mentions]) -> World:
    """The world of a collection; names of places that hold many happenings are left out."""
    named: dict[str, set[str]] = defaultdict(set)
    numbers: dict[str, set[Number]] = defaultdict(set)
    for name in chain.from_iterable(one.names for one in mentions):
        entity = entities.get(name.entity_id or "")
        if entity and entity.feature not in WIDE:
            named[name.doc_id].add(entity.entity_id)
    for figure in chain.from_iterable(one.figures for one in mentions):
        kind, value = figure.property or figure.unit, figure.low or figure.high
        if kind and value and figure.unit not in EVERYWHERE:
            numbers[figure.doc_id].add((kind, float(value)))
    return World(
        entities,
        documents,
        {key: frozenset(values) for key, values in named.items()},
        {key: frozenset(values) for key, values in numbers.items()},
    )
