"""The stages that read one document at a time, as an engine maps them: what goes in, what comes out, whose version."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.annotate import annotations, fingerprint
from pipeline.cache import program, reading_code
from pipeline.claims import claims
from pipeline.compare import comparisons
from pipeline.corrections import Corrections, regrouped_events
from pipeline.detect import detected
from pipeline.engine import Kept, Stage
from pipeline.events import Happening, Scene, one_event
from pipeline.extract import agreed, mentions
from pipeline.guard import guarded
from pipeline.model import (
    Annotation,
    Answer,
    Claim,
    Comparison,
    Document,
    Entity,
    Event,
    Mentions,
    Rejection,
    short_hash,
)
from pipeline.settings import Engines, Settings

Claims = tuple[Claim, ...]
Met = tuple[Entity, ...]
Entities = Mapping[str, Entity]


Referred = Callable[[Iterable[str | None]], Met]  # gives the entities of ids


class Read(NamedTuple):
    """What was read of each document."""

    documents: Kept[Document]
    annotations: Kept[Annotation]
    mentions: Kept[Mentions]


class Claimed(NamedTuple):
    """What is told of each document."""

    documents: Kept[Document]
    mentions: Kept[Mentions]
    claims: Kept[Claims]
    entities: Kept[Met]


@dataclass(frozen=True, slots=True)
class Compared:
    """What was compared of one event."""

    comparisons: tuple[Comparison, ...]
    answers: tuple[Answer, ...]


def detect() -> Stage[Document]:
    """A document with its languages."""
    return Stage("detect", partial(_each, "detect", detected), (Document,), Document, program())


def annotate(settings: Settings) -> Stage[Annotation]:
    """What the models read in a text; begun anew only where they or the code around them have changed."""
    version = short_hash(fingerprint(settings.models, settings.engines), reading_code())
    work = partial(_annotated, settings.models, settings.engines)
    return Stage("annotate", work, (Document,), Annotation, version)


def extract(settings: Settings) -> Stage[Mentions]:
    """The mentions of a document; of two readings those of both."""
    version = short_hash(program(), settings.engines, settings.second_opinion)
    takes = (Document, Annotation, Annotation | None)
    return Stage("extract", partial(_each, "extract", partial(_extracted, settings)), takes, Mentions, version)


def claim() -> Stage[Claims]:
    """The claims of a document, given what its names refer to."""
    takes = (Document, Annotation, Mentions, tuple[Entity, ...])
    return Stage("claims", partial(_each, "claims", _claimed), takes, Claims, program())


def nameless(document: Document) -> Document:
    """What a model sees of a document: one text under two names is read once."""
    seen = Document("", None, None, None, None, None, None, "", 0, 0, document.sha256, "", None, document.text, "")
    return replace(seen, segments=document.segments)


def counted(document: Document, annotation: Annotation) -> Document:
    """The document with its sentences and words counted."""
    words = sum(any(char.isalnum() for char in token.text) for token in annotation.tokens)
    return document.with_counts(len(annotation.sentences), words)


def met(entities: Iterable[Entity]) -> Referred:
    """What gives the entities of some ids, as far as claims and events depend on them.

    That is what they are, not how often or in what words documents name them: claims stay as they are when a document
    joins that tells nothing new of them.
    """
    plain = {e.entity_id: replace(e, aliases=(), role=None, mentions=0, documents=0, reasons=()) for e in entities}
    return lambda ids: tuple(plain[one] for one in sorted(plain.keys() & ids))


def compared(told: Happening, scenes: tuple[Scene, ...]) -> Compared:
    """The comparisons of an event, with their answers."""
    documents = {one.document.doc_id: one.document for one in scenes}
    entities = {entity.entity_id: entity for one in scenes for entity in one.entities}
    return Compared(*comparisons(told.claims, [told.event], documents, entities))


def regrouped(
    fixes: Corrections, scenes: Sequence[Scene], told: Iterable[Happening], known: Entities
) -> list[Happening]:
    """Events as a person has decided."""
    documents, found = {one.document.doc_id: one.document for one in scenes}, [*told]

    def anew(group: Sequence[Claim]) -> tuple[Sequence[Claim], Event]:
        made = one_event(group, documents, known)
        return made.claims, made.event

    before = tuple(claim for one in found for claim in one.claims), tuple(one.event for one in found)
    claims, rows = regrouped_events(fixes, [claim for one in scenes for claim in one.claims], before, anew)
    placed: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        placed[claim.event_id].append(claim)
    return [Happening(row, tuple(placed[row.event_id])) for row in rows]


def _each(stage: str, made: Callable[..., Any], rows: Sequence[tuple[Any, ...]]) -> Iterator[Any]:
    """What is made of each row by itself; the failure of one is its own."""
    return (guarded(stage, row[0].doc_id, partial(made, *row)) for row in rows)


def _annotated(models: Path, engines: Engines, rows: Sequence[tuple[Document]]) -> Iterator[Annotation | Rejection]:
    for one in annotations((document for (document,) in rows), models, len(rows), engines):
        yield one if isinstance(one, Rejection) else one[1]


def _extracted(settings: Settings, document: Document, annotation: Annotation, second: Annotation | None) -> Mentions:
    found = mentions(document, annotation)
    if second is not None:
        found = agreed(found, mentions(document, second), settings.engine, settings.other().engine)
    return found


def _claimed(document: Document, annotation: Annotation, found: Mentions, entities: Sequence[Entity]) -> Claims:
    return claims(document, annotation, found, {entity.entity_id: entity for entity in entities})
