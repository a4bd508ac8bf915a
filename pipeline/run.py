"""The order of the stages and nothing else. Open this first.

ingest -> detect -> annotate -> extract -> resolve -> claims -> events -> compare -> tables -> report
"""

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain, repeat
from pathlib import Path
from types import ModuleType
from typing import Any

from pipeline.cache import Cache, Lost
from pipeline.collection import seldom
from pipeline.corrections import Corrections, corrections, regrouped_entities, with_added
from pipeline.culprits import Noted, spared
from pipeline.engine import Kept, Together, Work, engine
from pipeline.events import Happening, Scene, events, scene
from pipeline.ingest import documents
from pipeline.model import Annotation, Document, Entity, Mentions, Rejection
from pipeline.resolve import resolved
from pipeline.saving import unless_it_stands
from pipeline.settings import DEFAULT, Settings
from pipeline.steps import (
    Claimed,
    Claims,
    Met,
    Read,
    Referred,
    annotate,
    claim,
    compared,
    counted,
    detect,
    extract,
    met,
    nameless,
    regrouped,
)
from pipeline.summary import Rows, Summary, summary
from pipeline.tables import new_set

Progress = Callable[[str, int, int], None]  # told the stage at work, documents done, and documents in all


def run(corpus: Path, outputs: Path, settings: Settings, tell: Progress) -> Summary:
    """Process a corpus folder into tables and a report.

    Raises BadModel, BadCorrections; OSError where the outputs folder cannot be written.
    """
    try:
        return _run(corpus, outputs, settings, tell)
    except Lost:  # the cache was damaged in mid-run; by now a new one lies in its place
        return _run(corpus, outputs, settings, tell)


def _run(corpus: Path, outputs: Path, settings: Settings, tell: Progress) -> Summary:
    fixes, at_work = corrections(corpus), Noted(tell)
    with seldom(), Cache(outputs) as cache, engine(settings) as workers, new_set(outputs) as beside:
        save = unless_it_stands(beside, outputs)
        work = Work(cache, workers, settings.batch, at_work)

        def made(only: Collection[str] | None = None) -> Iterator[tuple[str, Rows]]:
            return stages(corpus, settings, work, fixes, only)

        def attempt(only: Collection[str] | None, aside: Sequence[Rejection]) -> Summary:
            return summary(dict(made(only)) | {"aside": aside}, work, fixes, beside, save)

        def documents() -> list[str]:
            rows = next(rows for stage, rows in made() if stage == "detect")
            return [row.doc_id for row in rows if isinstance(row, Document)]

        done = spared(attempt, documents, at_work)
        cache.forget_all_but(work.versions)
    return done


def stages(
    corpus: Path,
    settings: Settings,
    work: Work,
    fixes: Corrections | None = None,
    only: Collection[str] | None = None,
) -> Iterator[tuple[str, Rows]]:
    """The name of each stage that writes nothing, with the rows that it makes, read when they are asked for.

    Of the documents that were read `only` some may go on to the stages that look at all at once.
    """
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
    read = Read(found.beside(known), found.beside(texts), found)
    if only is not None:
        wanted = [one.doc_id in only for one in read.documents]
        read = Read(read.documents.only(wanted), read.annotations.only(wanted), read.mentions.only(wanted))
    yield from _told(read, work, fixes, turned)


def _told(read: Read, work: Work, fixes: Corrections, turned: list[Rejection]) -> Iterator[tuple[str, Rows]]:
    """The stages that no model takes part in; resolve, events and compare look at all documents at once."""
    known, texts, found = read
    if fixes.rows:
        found = work.kept(Mentions, map(fixes.mentions, found))
    yield "extract", _rows(found)
    work.tell("resolve", 0, 0)
    grouped = resolved(known, texts, found, work)  # type: ignore[arg-type]  # read again, never held
    named, entities, doubts = regrouped_entities(fixes, *grouped)
    found = named if isinstance(named, Kept) else work.kept(Mentions, named)
    yield "resolve", chain(_rows(found), entities, doubts)
    referred = met(entities)
    named_in = work.kept(Met, (referred(name.entity_id for name in one.names) for one in found))
    made = work.mapped(claim(), known, texts, found, named_in)
    turned += made.told(known)
    yield from _happened(_scenes(Claimed(known, found, made, named_in), referred, work, fixes), entities, work, fixes)
    yield "read", chain(turned, known)
    yield "rejected", turned


def _scenes(told: Claimed, referred: Referred, work: Work, fixes: Corrections) -> Kept[Scene]:
    """What events see of each document."""
    known, found, claimed, named_in = told
    if fixes.rows or claimed.rejected:
        rows = zip(known, claimed.or_none(), strict=True)
        claimed = work.kept(Claims, (with_added(fixes, document, row or ()) for document, row in rows))
        places = ((claim.place_id for claim in row) for row in claimed)
        names = ((name.entity_id for name in one.names) for one in found)
        named_in = work.kept(Met, (referred({*one, *other}) for one, other in zip(names, places, strict=True)))
    return work.remembered(scene, known, found, claimed, named_in)


def _happened(
    scenes: Kept[Scene], entities: Sequence[Entity], work: Work, fixes: Corrections
) -> Iterator[tuple[str, Rows]]:
    """Events join what many documents tell; all else is made of few."""
    work.tell("events", 0, 0)
    by_key = {entity.entity_id: entity for entity in entities}
    told, tellers = events(scenes, by_key, work)
    if fixes.rows:
        told = work.kept(Happening, regrouped(fixes, tuple(scenes), told, by_key))
        place = {one.document.doc_id: number for number, one in enumerate(scenes)}
        tellers = work.gathered(scenes, (sorted({place[c.doc_id] for c in one.claims}) for one in told))
    yield "claims", (claim for one in told for claim in one.claims)
    yield "events", (one.event for one in told)
    work.tell("compare", 0, 0)
    found = work.remembered(compared, told, tellers)
    yield "compare", (row for one in found for row in (*one.comparisons, *one.answers))


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
