"""Columns and cells of written tables, with the types of their schema."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

from pipeline.tables.package import CORRECTED, CORRECTION
from pipeline.tables.schema import Column, Table

MARK = Column(CORRECTED, "list", required=False, description=CORRECTION)
Value = str | int | Decimal | bool | date | list[str] | None


def columns(outputs: Path, table: Table) -> tuple[Column, ...]:
    """Columns of a written table: those of its schema, and the one that says what a person corrected."""
    with (outputs / f"{table.name}.csv").open(encoding="utf-8", newline="") as handle:
        touched = CORRECTED in next(csv.reader(handle))
    return (*table.columns, MARK) if touched else table.columns


def value(column: Column, cell: str) -> Value:
    """A cell with its type; None where it is empty, and where a day is none."""
    if column.kind == "list":
        return cell.split("|") if cell else []
    if not cell:
        return None
    if column.kind == "date":
        return _day(cell)
    if column.kind == "integer":
        return int(cell)
    if column.kind == "number":
        return Decimal(cell)
    return cell == "true" if column.kind == "boolean" else cell


def _day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None
