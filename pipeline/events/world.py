"""What is known beyond the claims: entities, documents, and what each document names and measures."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TypeVar

from pipeline.geography import WIDE
from pipeline.intervals import Range
from pipeline.model import Document, Entity, Mentions

T = TypeVar("T")
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
    lands: Mapping[str, frozenset[str]]  # countries of the places that each document names
    sites: Mapping[str, tuple[tuple[int, str], ...]]  # where each document names a town, and which

    def towns(self, doc_id: str, start: int, end: int) -> Iterator[str]:
        """Towns named in a part of a document."""
        return (town for at, town in self.sites.get(doc_id, ()) if start <= at < end)

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
    lands: dict[str, set[str]] = defaultdict(set)
    sites: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for name in chain.from_iterable(one.names for one in mentions):
        entity = entities.get(name.entity_id or "")
        if entity and entity.country:
            lands[name.doc_id].add(entity.country)
        if entity and entity.feature not in WIDE:
            named[name.doc_id].add(entity.entity_id)
            if entity.kind == "place":
                sites[name.doc_id].append((name.start, entity.entity_id))
    for figure in chain.from_iterable(one.figures for one in mentions):
        kind, value = figure.property or figure.unit, figure.low or figure.high
        if kind and value and figure.unit not in EVERYWHERE:
            numbers[figure.doc_id].add((kind, float(value)))
    return World(
        entities,
        documents,
        _frozen(named),
        _frozen(numbers),
        _frozen(lands),
        {key: tuple(values) for key, values in sites.items()},
    )


def _frozen(found: Mapping[str, set[T]]) -> dict[str, frozenset[T]]:
    return {key: frozenset(values) for key, values in found.items()}
