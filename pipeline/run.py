"""The order of the stages and nothing else. Open this first.

ingest -> detect -> annotate -> extract -> resolve -> claims -> events -> compare -> tables -> report
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from pipeline.annotate import annotations, fingerprint
from pipeline.cache import Cache
from pipeline.claims import claims
from pipeline.collection import seldom
from pipeline.compare import comparisons
from pipeline.corrections import (
    BadCorrections,
    Corrections,
    corrections,
    regrouped_entities,
    regrouped_events,
    with_added,
)
from pipeline.detect import detected
from pipeline.events import events, one_event
from pipeline.extract import agreed, mentions
from pipeline.ingest import documents
from pipeline.model import Annotation, Document, Mentions, Rejection
from pipeline.report import report
from pipeline.resolve import resolved
from pipeline.settings import DEFAULT, Settings
from pipeline.tables import new_set, written

Progress = Callable[[str, int, int], None]  # told the stage at work, documents done, and documents in all
Rows = Sequence[Any]
Text = tuple[Document, Annotation]
Opinion = Callable[[Document, Mentions], Mentions]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did."""

    documents: int
    annotated: int
    rejected: tuple[Rejection, ...]
    rows: dict[str, int]  # by table
    lost: tuple[str, ...] = ()  # corrections that no longer apply, in words


def run(corpus: Path, outputs: Path, settings: Settings, tell: Progress) -> Summary:
    """Process a corpus folder into tables and a report.

    Raises BadModel, BadCorrections; OSError where the outputs folder cannot be written.
    """
    fixes = corrections(corpus)
    with seldom(), Cache(outputs, fingerprint(settings.models, settings.engines)) as cache:
        made = dict(stages(corpus, settings, cache, tell, fixes))
        annotated = cache.added
    read = [row for row in made["annotate"] if isinstance(row, Document)]
    rejected = tuple(row for row in made["annotate"] if isinstance(row, Rejection))
    told = [row for stage in ("resolve", "claims", "events", "compare") for row in made[stage]]
    tell("tables", 0, 0)
    with new_set(outputs) as beside:
        try:
            rows = written([*rejected, *read, *told], beside, fixes.cells)
        except ValueError as error:
            if not fixes.rows:
                raise
            raise BadCorrections(f"{error}: mend corrections.csv.") from error  # noqa: EM102, TRY003
        tell("report", 0, 0)
        report(beside)
    lost = tuple(f"{one.table} {one.id} {one.column}" for one in fixes.lost)
    return Summary(len(read), annotated, rejected, rows, lost)


def stages(
    corpus: Path, settings: Settings, cache: Cache, tell: Progress, fixes: Corrections | None = None
) -> Iterator[tuple[str, Rows]]:
    """The name of each stage that writes nothing, with the rows that it makes."""
    read = _watched("ingest", tell, documents(corpus, settings.limits, settings.columns))
    yield "ingest", read
    known = _watched("detect", tell, (one if isinstance(one, Rejection) else detected(one) for one in read), len(read))
    fixes = fixes or corrections(corpus)
    known = [one if isinstance(one, Rejection) else fixes.applied([one])[0] for one in known]
    yield "detect", known
    found = _annotated(known, settings, cache, tell)
    texts = sorted((one for one in found if not isinstance(one, Rejection)), key=lambda text: text[0].doc_id)
    rejected = [one for one in found if isinstance(one, Rejection)]
    yield "annotate", [*rejected, *(part for text in texts for part in text)]
    yield from _told(texts, tell, fixes, _opinion([text[0] for text in texts], settings, cache, tell))


def _told(texts: Sequence[Text], tell: Progress, fixes: Corrections, opinion: Opinion) -> Iterator[tuple[str, Rows]]:
    """The stages that no engine takes part in."""
    read = (opinion(text[0], mentions(*text)) for text in texts)
    found = _watched("extract", tell, (fixes.mentions(one) for one in read), len(texts))
    yield "extract", [row for one in found for row in (*one.names, *one.dates, *one.figures)]
    tell("resolve", 0, 0)
    grouped = resolved([(*text, one) for text, one in zip(texts, found, strict=True)])
    named, entities, doubts = regrouped_entities(fixes, *grouped)
    yield "resolve", [*(row for one in named for row in (*one.names, *one.dates, *one.figures)), *entities, *doubts]
    by_id, known = {text[0].doc_id: text[0] for text in texts}, {entity.entity_id: entity for entity in entities}
    pairs = zip(texts, named, strict=True)
    told = (with_added(fixes, text[0], claims(*text, one, known)) for text, one in pairs)
    claimed = [claim for one in _watched("claims", tell, told, len(texts)) for claim in one]
    tell("events", 0, 0)
    placed, happened = events(claimed, by_id, known, named)
    placed, happened = regrouped_events(
        fixes, claimed, (placed, happened), lambda group: one_event(group, by_id, known)
    )
    yield "claims", placed
    yield "events", happened
    tell("compare", 0, 0)
    compared, answers = comparisons(placed, happened, by_id, known)
    yield "compare", [*compared, *answers]


def _annotated(
    known: Iterable[Document | Rejection], settings: Settings, cache: Cache, tell: Progress
) -> Sequence[Text | Rejection]:
    """Each document with its words counted and its annotation; engines are asked only about texts that are new."""
    wanted = [one for one in known if isinstance(one, Document)]
    read = cache.annotated(wanted, lambda fresh: annotations(fresh, settings.models, settings.batch, settings.engines))
    told = _watched("annotate", tell, read, len(wanted))
    return [*(one for one in known if isinstance(one, Rejection)), *told]


def _opinion(known: Sequence[Document], settings: Settings, cache: Cache, tell: Progress) -> Opinion:
    """What says of each mention which engines found it; nothing where one engine alone is asked."""
    if not settings.second_opinion:
        return lambda _, found: found
    other = settings.other()
    read = _annotated(known, other, cache.beside(fingerprint(other.models, other.engines)), tell)
    second = {text[0].doc_id: text[1] for text in read if not isinstance(text, Rejection)}

    def agreement(document: Document, found: Mentions) -> Mentions:
        if document.doc_id not in second:
            return found
        return agreed(found, mentions(document, second[document.doc_id]), settings.engine, other.engine)

    return agreement


def _watched(stage: str, tell: Progress, made: Iterable[T], whole: int = 0) -> Sequence[T]:
    """Everything that a stage makes, counted while it is made."""
    tell(stage, 0, whole)
    kept = []
    for done, one in enumerate(made, start=1):
        kept.append(one)
        tell(stage, done, whole)
    return kept


class _Called(ModuleType):
    """The module as a function: `pipeline.run("corpus", "outputs")` in a script or notebook."""

    def __call__(
        self, corpus: Path | str = "corpus", outputs: Path | str = "outputs", settings: Path | str = DEFAULT
    ) -> Summary | None:
        """Process a corpus folder as the command does; None where nothing has changed."""
        from pipeline.process import Call, processed  # noqa: PLC0415  (which loads this module)

        return processed(Call(Path(corpus), Path(outputs), Path(settings)))


sys.modules[__name__].__class__ = _Called
