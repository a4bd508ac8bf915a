"""What is known beyond the claims: entities, documents, and what each document names and measures."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from pipeline.geography import WIDE
from pipeline.intervals import Range
from pipeline.model import Claim, Document, Entity, Mentions

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


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is asked of one document: what it claims, and what it names and measures."""

    document: Document  # without its text
    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]  # that it refers to
    named: frozenset[str]  # places that hold many happenings are left out
    numbers: frozenset[Number]
    lands: frozenset[str]
    sites: tuple[tuple[int, str], ...]


def scene(document: Document, mentions: Mentions, claims: tuple[Claim, ...], entities: tuple[Entity, ...]) -> Scene:
    """A document as this stage sees it."""
    known = {entity.entity_id: entity for entity in entities}
    told = [(name.start, known[name.entity_id or ""]) for name in mentions.names if name.entity_id in known]
    narrow = [(start, entity) for start, entity in told if entity.feature not in WIDE]
    figures = ((f.property or f.unit, f.low or f.high) for f in mentions.figures if f.unit not in EVERYWHERE)
    return Scene(
        replace(document, text="", segments=(), repeats=()),
        claims,
        entities,
        frozenset(entity.entity_id for _, entity in narrow),
        frozenset((kind, float(value)) for kind, value in figures if kind and value),
        frozenset(entity.country for _, entity in told if entity.country),
        tuple((start, entity.entity_id) for start, entity in narrow if entity.kind == "place"),
    )


def world(scenes: Iterable[Scene], others: Iterable[Entity] = ()) -> World:
    """What some documents, and entities beside, tell together."""
    told = {one.document.doc_id: one for one in scenes}
    entities = chain(others, *(one.entities for one in told.values()))
    return World(
        {entity.entity_id: entity for entity in entities},
        {doc_id: one.document for doc_id, one in told.items()},
        {doc_id: one.named for doc_id, one in told.items()},
        {doc_id: one.numbers for doc_id, one in told.items()},
        {doc_id: one.lands for doc_id, one in told.items()},
        {doc_id: one.sites for doc_id, one in told.items()},
    )
