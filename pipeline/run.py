"""The order of the stages and nothing else. Open this first.

ingest -> detect -> annotate -> extract -> resolve -> claims -> events -> compare -> tables -> report
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from pipeline.cache import Cache, Lost
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
from pipeline.engine import Kept, Together, Work, engine
from pipeline.events import events, one_event
from pipeline.ingest import documents
from pipeline.model import Annotation, Document, Mentions, Rejection
from pipeline.report import report
from pipeline.resolve import resolved
from pipeline.settings import DEFAULT, Settings
from pipeline.steps import annotate, claim, counted, detect, extract, met, nameless, textless
from pipeline.tables import new_set, written

Progress = Callable[[str, int, int], None]  # told the stage at work, documents done, and documents in all
Rows = Iterable[Any]


class Read(NamedTuple):
    """What was read of each document."""

    documents: Kept[Document]
    annotations: Kept[Annotation]
    mentions: Kept[Mentions]


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
    try:
        return _run(corpus, outputs, settings, tell)
    except Lost:  # the cache was damaged in mid-run; by now a new one lies in its place
        return _run(corpus, outputs, settings, tell)


def _run(corpus: Path, outputs: Path, settings: Settings, tell: Progress) -> Summary:
    fixes = corrections(corpus)
    with seldom(), Cache(outputs) as cache, engine(settings) as workers, new_set(outputs) as beside:
        work = Work(cache, workers, settings.batch, tell)
        made = dict(stages(corpus, settings, work, fixes))
        tell("tables", 0, 0)
        told = chain.from_iterable(made[stage] for stage in ("read", "resolve", "claims", "events", "compare"))
        try:
            rows = written(told, beside, fixes.cells)
        except ValueError as error:
            if not fixes.rows:
                raise
            raise BadCorrections(f"{error}: mend corrections.csv.") from error  # noqa: EM102, TRY003
        tell("report", 0, 0)
        report(beside, work.remembered)
        cache.forget_all_but(work.versions)
    rejected = tuple(made["rejected"])
    lost = tuple(f"{one.table} {one.id} {one.column}" for one in fixes.lost)
    return Summary(rows["documents"], work.fresh["annotate"], rejected, rows, lost)


def stages(
    corpus: Path, settings: Settings, work: Work, fixes: Corrections | None = None
) -> Iterator[tuple[str, Rows]]:
    """The name of each stage that writes nothing, with the rows that it makes, read when they are asked for."""
    fixes, turned = fixes or corrections(corpus), list[Rejection]()
    yield "ingest", documents(corpus, settings.limits, settings.columns)
    work.tell("ingest", 0, 0)  # files are read one by one, while languages are told
    known = work.mapped(detect(), _sound(documents(corpus, settings.limits, settings.columns), turned))
    turned += known.rejected
    if fixes.rows:
        known = work.kept(Document, (fixed for one in known for fixed in fixes.applied([one])))
    yield "detect", chain(turned, known)
    texts = work.mapped(annotate(settings), known.each(nameless))
    turned += texts.told(known)
    known = work.remembered(counted, texts.beside(known), texts)
    yield "annotate", chain(turned, chain.from_iterable(Together((known, texts))))
    found = work.mapped(extract(settings), known, texts, _second(known, settings, work))
    turned += found.told(known)
    yield from _told(Read(found.beside(known), found.beside(texts), found), work, fixes, turned)


def _told(read: Read, work: Work, fixes: Corrections, turned: list[Rejection]) -> Iterator[tuple[str, Rows]]:
    """The stages that no model takes part in; resolve, events and compare look at all documents at once."""
    known, texts, found = read
    if fixes.rows:
        found = work.kept(Mentions, map(fixes.mentions, found))
    yield "extract", _rows(found)
    work.tell("resolve", 0, 0)
    grouped = resolved(known, texts, found, work.remembered)  # type: ignore[arg-type]  # read again, never held
    named, entities, doubts = regrouped_entities(fixes, *grouped)
    found = named if isinstance(named, Kept) else work.kept(Mentions, named)
    yield "resolve", chain(_rows(found), entities, doubts)
    made = work.mapped(claim(), known, texts, found, found.each(met(entities)))
    turned += made.told(known)
    claimed = [
        one
        for document, row in zip(known, made.or_none(), strict=True)
        for one in with_added(fixes, document, row or ())
    ]
    work.tell("events", 0, 0)
    by_id, by_key = textless(known), {entity.entity_id: entity for entity in entities}
    told = events(claimed, by_id, by_key, found)  # type: ignore[arg-type]  # as above
    placed, happened = regrouped_events(fixes, claimed, told, lambda group: one_event(group, by_id, by_key))
    yield "claims", placed
    yield "events", happened
    work.tell("compare", 0, 0)
    yield "compare", chain.from_iterable(comparisons(placed, happened, by_id, by_key))
    yield "read", chain(turned, known)
    yield "rejected", turned


def _sound(found: Iterable[Document | Rejection], turned: list[Rejection]) -> Iterator[Document]:
    """Documents; rejections are put aside."""
    for one in found:
        if isinstance(one, Rejection):
            turned.append(one)
        else:
            yield one


def _second(known: Kept[Document], settings: Settings, work: Work) -> Iterable[Annotation | None]:
    """What the other engine read, where a second opinion is asked for."""
    if not settings.second_opinion:
        return repeat(None, len(known))
    return work.mapped(annotate(settings.other()), known.each(nameless)).or_none()


def _rows(found: Iterable[Mentions]) -> Iterator[Any]:
    """Every mention."""
    return (row for one in found for row in (*one.names, *one.dates, *one.figures))


class _Called(ModuleType):
    """The module as a function: `pipeline.run("corpus", "outputs")` in a script or notebook."""

    def __call__(
        self, corpus: Path | str = "corpus", outputs: Path | str = "outputs", settings: Path | str = DEFAULT
    ) -> Summary | None:
        """Process a corpus folder as the command does; None where nothing has changed."""
        from pipeline.process import Call, processed  # noqa: PLC0415  (which loads this module)

        return processed(Call(Path(corpus), Path(outputs), Path(settings)))


sys.modules[__name__].__class__ = _Called
