"""What a person sees: progress on a terminal, the summary of a run, and one document explained."""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from pipeline.cache import Cache
from pipeline.engine import Work, engine
from pipeline.languages import codes, table
from pipeline.model import Rejection
from pipeline.run import Progress, stages
from pipeline.settings import Settings
from pipeline.summary import Summary
from pipeline.tables import cells

VALUES = {
    "names": ("kind", "lemma", "entity_id"),
    "dates": ("edtf", "precision", "basis", "anchor"),
    "figures": ("low", "high", "bound", "unit", "counted", "property"),
}
CLAIMED = (
    *("type", "mode", "property", "low", "high", "bound", "unit", "counted", "actor", "target", "place", "edtf"),
    *("speaker", "polarity", "modality", "scope"),
)
SHOWN = 20  # rejections that are listed one by one


@contextmanager
def progress() -> Iterator[Progress]:
    """A function that shows on a terminal which stage is at work, and how far; silent elsewhere."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console  # noqa: PLC0415  (slow to load; a log needs none)
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    name, rate, left = (TextColumn(text) for text in ("{task.description}", "{task.fields[rate]}", "left:"))
    columns = name, BarColumn(), MofNCompleteColumn(), rate, left, TimeRemainingColumn()
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:

        def tell(stage: str, done: int, whole: int) -> None:
            if not bar.tasks or bar.tasks[0].description != stage:
                for task in bar.task_ids:
                    bar.remove_task(task)
                bar.add_task(stage, total=whole or None, rate="")
            (one,) = bar.tasks
            bar.update(one.id, completed=done, rate=f"{one.speed:.1f}/s" if one.speed else "")

        yield tell


def summary(made: Summary, outputs: Path, seconds: float) -> Iterator[str]:
    """Lines that tell what a run did and where to look next."""
    documents = "1 document" if made.documents == 1 else f"{made.documents} documents"
    yield f"Read {documents} ({made.annotated} new or changed), rejected {len(made.rejected)}."
    yield from _rejections(made.rejected)
    yield from (f"A correction no longer applies: {one} (see corrections.csv)." for one in made.lost)
    yield "Rows: " + ", ".join(f"{name} {count}" for name, count in made.rows.items()) + "."
    yield f"Done in {seconds:.1f} s."
    if made.documents:
        yield f"Open {outputs / 'report.html'} to look at them, or begin with {outputs / 'comparisons.csv'};"
        yield "docs/codebook.md explains every column."
    else:
        names = " or ".join(table(code, "language")["name"] for code in codes())
        yield f"No document could be processed: put .txt or .md files in {names} into the corpus folder."


def _rejections(rejected: Sequence[Rejection]) -> Iterator[str]:
    """Each rejection while they are few, their number by reason beyond that."""
    for one in rejected[:SHOWN]:
        yield f"  {one.path}: {one.reason}. {one.detail}"
    rest = Counter(one.reason for one in rejected[SHOWN:])
    for reason, count in sorted(rest.items()):
        yield f"  and {count} more: {reason} (see rejected.csv)"


def explanation(document: str, outputs: Path) -> Iterator[str]:
    """Lines that show the mentions and claims of documents whose doc_id ends so, each with its rule and words."""
    for row in cells.rows(outputs, "documents"):
        if row["doc_id"].endswith(document):
            yield _line(row, ("doc_id", "source", "published", "language"))
            yield "Mentions"
            yield from (_mention(one) for one in sorted(_mentions(outputs, row["doc_id"]), key=_place))
            yield "Claims"
            for one in sorted(_of(outputs, "claims", row["doc_id"]), key=_place):
                yield f"{one['start']:>7} {_line(one, CLAIMED)} [{one['rule']}]"
                yield f"        {one['quote']!r}"


def rows(stage: str, corpus: Path, outputs: Path, settings: Settings) -> Iterator[str]:
    """What a stage makes of a corpus, as JSON objects; nothing is written but the cache of annotations."""
    with Cache(outputs) as cache, engine(settings) as workers, progress() as tell:
        for name, made in stages(corpus, settings, Work(cache, workers, settings.batch, tell)):
            if name == stage:
                yield from (
                    json.dumps({"is": type(row).__name__} | asdict(row), default=str, ensure_ascii=False)
                    for row in made
                )
                return


def _place(row: cells.Row) -> int:
    """Where a mention or claim begins."""
    return int(row["start"])


def _mention(row: cells.Row) -> str:
    """One mention in one line."""
    return f"{row['start']:>7} {row['text']!r:40} {_line(row, VALUES[row['table']])} [{row['rule']}]"


def _mentions(outputs: Path, doc_id: str) -> Iterator[cells.Row]:
    """Mentions of one document, each with the table it stands in."""
    for name in VALUES:
        yield from ({**row, "table": name} for row in _of(outputs, name, doc_id))


def _of(outputs: Path, table: str, doc_id: str) -> Iterator[cells.Row]:
    """Rows of one document."""
    return (row for row in cells.rows(outputs, table) if row["doc_id"] == doc_id)


def _line(row: cells.Row, columns: Sequence[str]) -> str:
    """The filled cells of some columns, in one line."""
    return " ".join(f"{name}={row[name]}" for name in columns if row[name])
