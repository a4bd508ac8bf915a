"""Cells: values as text, and the written tables read again."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.tables.schema import Table

Row = Mapping[str, str]


def rows(outputs: Path, table: str) -> Iterator[Row]:
    """Rows of a written table, by column. Raises FileNotFoundError where it is missing."""
    with (outputs / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)


def lines(table: Table, rows: Iterable[Any]) -> list[list[str]]:
    """Rows of cells, sorted by primary key."""
    names = [column.name for column in table.columns]
    key = [names.index(name) for name in table.key]
    made = ([cell(getattr(row, name)) for name in names] for row in rows)
    return sorted(made, key=lambda line: [line[i] for i in key])


def cell(value: object) -> str:
    """A value as a cell: empty for unknown, `|` between the items of a list."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "|".join(cell(item).replace("|", "/") for item in value)
    if isinstance(value, Decimal):
        return format(value.normalize() if value == value.to_integral() else value, "f")
    return str(value)
