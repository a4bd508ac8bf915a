"""Annotation: the words of a document with their Universal Dependencies, and the names that a model finds."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path
from types import ModuleType

from pipeline.annotate import spacy_engine, stanza_engine
from pipeline.annotate.manifest import BadModel
from pipeline.annotate.pieces import Piece, annotation, pieces
from pipeline.annotate.sources import SPACY, STANZA, Engines, source
from pipeline.languages import codes
from pipeline.model import Annotation, Document, Rejection, short_hash

__all__ = ("BadModel", "annotations", "fingerprint")

ENGINES: dict[str, ModuleType] = {SPACY: spacy_engine, STANZA: stanza_engine}


def fingerprint(models: Path, engines: Engines = ()) -> str:
    """A short hash of all that the engines read with. Raises BadModel where some of it is missing."""
    used = [source(models, code, engines) for code in codes()]
    return short_hash(*((one.words, ENGINES[one.engine].fingerprint(one)) for one in used))


def annotations(
    documents: Iterable[Document], models: Path, batch: int, engines: Engines = ()
) -> Iterator[tuple[Document, Annotation] | Rejection]:
    """Each document with its annotation, or why an engine could not read it; `batch` documents are read at once."""
    waiting = iter(documents)
    while group := tuple(islice(waiting, batch)):
        try:
            yield from _together(group, models, engines)
        except BadModel:
            raise
        except Exception:  # noqa: BLE001  (whatever an engine trips over is one document's fault, not the run's)
            for document in group:
                yield _alone(document, models, engines)


def _alone(document: Document, models: Path, engines: Engines) -> tuple[Document, Annotation] | Rejection:
    """One document by itself, so that no other suffers from it."""
    try:
        return next(iter(_together((document,), models, engines)))
    except Exception as error:  # noqa: BLE001
        return Rejection(document.doc_id, "annotate", "engine_failed", f"The engine cannot read it: {error}.")


def _together(documents: Sequence[Document], models: Path, engines: Engines) -> list[tuple[Document, Annotation]]:
    """A batch of documents, one language after the other."""
    cut = sorted(
        (p for i, d in enumerate(documents) for p in pieces(i, d)), key=lambda p: (p.language, p.document, p.start)
    )
    read: list[list[Piece]] = [[] for _ in documents]
    for language, found in groupby(cut, key=lambda p: p.language):
        reader = source(models, language, engines)
        for piece in ENGINES[reader.engine].parsed(reader, found):
            read[piece.document].append(piece)
    return [(document, annotation(document, read[i])) for i, document in enumerate(documents)]
