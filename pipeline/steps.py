"""The stages that read one document at a time, as an engine maps them: what goes in, what comes out, whose version."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.annotate import annotations, fingerprint
from pipeline.cache import program, reading_code
from pipeline.claims import claims
from pipeline.detect import detected
from pipeline.engine import Stage
from pipeline.extract import agreed, mentions
from pipeline.guard import guarded
from pipeline.model import Annotation, Claim, Document, Entity, Mentions, Rejection, short_hash
from pipeline.settings import Engines, Settings

Claims = tuple[Claim, ...]


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


def textless(documents: Iterable[Document]) -> dict[str, Document]:
    """Documents by id, without what takes room."""
    return {one.doc_id: replace(one, text="", segments=(), repeats=()) for one in documents}


def met(entities: Iterable[Entity]) -> Callable[[Mentions], tuple[Entity, ...]]:
    """The entities that the names of a document refer to, as far as claims depend on them.

    That is what they are, not how often or in what words other documents name them: claims stay as they are when a
    document joins that tells nothing new of them.
    """
    plain = {e.entity_id: replace(e, aliases=(), role=None, mentions=0, documents=0, reasons=()) for e in entities}
    return lambda found: tuple(plain[one] for one in sorted({n.entity_id for n in found.names if n.entity_id}))


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
