"""The word view: the report in a browser, or a table on the terminal."""

import csv
import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands import OUTPUTS, Outputs, echo, fail, plain_errors, require_tables

WIDEST = 48  # letters of a cell on the terminal


def _names() -> list[str]:
    from pipeline.tables.schema import TABLES  # noqa: PLC0415  (a command loads what it needs)

    return [table.name for table in TABLES]


def _completed(begun: str) -> list[str]:
    return [name for name in _names() if name.startswith(begun)]


Shown = Annotated[str | None, typer.Argument(help="A table, to print it; none opens the report.", autocompletion=_completed)]  # fmt: skip # noqa: E501
Columns = Annotated[str, typer.Option(help="Columns to print, with commas between; all where empty.")]
Where = Annotated[list[str] | None, typer.Option(help="Only rows in which COLUMN=WORDS: the cell holds the words.")]
Rows = Annotated[int, typer.Option(help="Rows to print at most; 0 for all.")]


def view(
    table: Shown = None, outputs: Outputs = OUTPUTS, columns: Columns = "", where: Where = None, rows: Rows = 0
) -> None:
    """Open the report in a browser, or print a table: in columns on a terminal, as CSV into a file or pipe."""
    require_tables(outputs)
    with plain_errors():
        if table is None:
            _opened(outputs / "report.html")
            return
        if table not in _names():
            fail(f"There is no table {table}; there are {', '.join(_names())}.")
        with (outputs / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
            reader = csv.DictReader(handle)
            heads = [name.strip() for name in columns.split(",")] if columns else list(reader.fieldnames or ())
            asked = [part.partition("=")[::2] for part in where or ()]
            if unknown := sorted({*heads, *(name for name, _ in asked)} - {*(reader.fieldnames or ())}):
                fail(f"{table}.csv has no column {', '.join(unknown)}; it has {', '.join(reader.fieldnames or ())}.")
            found = (row for row in reader if all(words.casefold() in row[name].casefold() for name, words in asked))
            lines = [[row[name] for name in heads] for _, row in zip(range(rows or sys.maxsize), found, strict=False)]
        echo(_aligned([heads, *lines]) if _on_terminal() else _as_csv([heads, *lines]))


def _opened(page: Path) -> None:
    """Say where the report is, and open it where a person sits at a terminal."""
    if not page.is_file():
        fail(f"There is no {page}; make it with: kronika report --outputs {page.parent}")
    typer.echo(page.resolve().as_uri())
    if _on_terminal():
        typer.launch(str(page))


def _aligned(lines: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lines in columns, long cells cut."""
    cut = [[cell if len(cell) <= WIDEST else f"{cell[: WIDEST - 1]}…" for cell in line] for line in lines]
    widths = [max(len(cell) for cell in column) for column in zip(*cut, strict=True)]
    for line in cut:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def _as_csv(lines: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lines as CSV."""
    for line in lines:
        text = io.StringIO()
        csv.writer(text, lineterminator="").writerow(line)
        yield text.getvalue()


def _on_terminal() -> bool:
    """True where a person reads."""
    return sys.stdout.isatty()
