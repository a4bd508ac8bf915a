"""Cells: values as text, and the written tables read again."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from operator import attrgetter
from pathlib import Path
from typing import Any

from pipeline.tables.order import Ordered
from pipeline.tables.schema import Table

Row = Mapping[str, str]


def rows(outputs: Path, table: str) -> Iterator[Row]:
    """Rows of a written table, by column. Raises FileNotFoundError where it is missing."""
    with (outputs / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)


def lines(table: Table, rows: Iterable[Any]) -> list[list[str]]:
    """Rows of cells, sorted by primary key."""
    found = Ordered(table)
    for line in map(line_of(table), rows):
        found.add(line)
    return [*found]


def line_of(table: Table) -> Callable[[Any], list[str]]:
    """What makes a row of a table a line of cells."""
    cells = attrgetter(*(column.name for column in table.columns))
    return lambda row: [*map(cell, cells(row))]


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
