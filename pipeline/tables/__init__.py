"""Tables: data classes written as CSV, checked, described, and replaced all together."""

import csv
import io
import json
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.model import Document
from pipeline.tables.check import checked
from pipeline.tables.package import CORRECTED, datapackage
from pipeline.tables.schema import TABLES, Table

__all__ = ("TABLES", "TEXTS", "cell", "strangers", "written")
SUFFIX = ".new"
DESCRIPTION = "datapackage.json"
TEXTS = "texts"  # the folder that `Document.text_path` begins with


def written(
    rows: Iterable[Any], outputs: Path, corrected: Mapping[tuple[str, str], tuple[str, ...]] | None = None
) -> dict[str, int]:
    """Write every table, the stored texts and their description below `outputs`; return the rows of each table.

    A row goes to the table of its class. Everything is written beside its place first and renamed at the end.
    A table that `corrected` names (by table and id) ends with a column of that name.
    Raises ValueError where a row breaks its schema.
    """
    told: dict[type, list[Any]] = {table.row: [] for table in TABLES}
    for row in rows:
        told[type(row)].append(row)
    outputs.mkdir(parents=True, exist_ok=True)
    beside = outputs / f"tables{SUFFIX}"
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    for table in TABLES:
        found = lines(table, told[table.row])
        checked(table, found)
        _save(beside / f"{table.name}.csv", _csv(table, found, corrected or {}))
    _save(
        beside / DESCRIPTION,
        json.dumps(datapackage({name for name, _ in corrected or ()}), ensure_ascii=False, indent=1) + "\n",
    )
    for document in told[Document]:
        _save(beside / document.text_path, document.text)
    _replaced(beside, outputs)
    return {table.name: len(told[table.row]) for table in TABLES}


def strangers(outputs: Path) -> list[str]:
    """What a run would replace below `outputs` though no run wrote it: nothing where a description of ours lies."""
    ours = [*(f"{table.name}.csv" for table in TABLES), TEXTS, "report.html", "report"]
    return [] if (outputs / DESCRIPTION).is_file() else [name for name in ours if (outputs / name).exists()]


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


def _csv(table: Table, found: Iterable[Sequence[str]], corrected: Mapping[tuple[str, str], tuple[str, ...]]) -> str:
    """A table as RFC 4180 has it, lines ended by a line feed."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    names = [column.name for column in table.columns]
    place = names.index(table.key[0])
    touched = any(name == table.name for name, _ in corrected)
    writer.writerow([*names, *([CORRECTED] if touched else [])])
    writer.writerows([*row, *([cell(corrected.get((table.name, row[place]), ()))] if touched else [])] for row in found)
    return text.getvalue()


def _save(path: Path, text: str) -> None:
    """Write a file and see it on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as handle:
        handle.write(text)
        handle.flush()
        os.fsync(handle.fileno())


def _replaced(beside: Path, outputs: Path) -> None:
    """Move the new set into place, the description first, then file by file; texts as one folder."""
    (beside / DESCRIPTION).replace(outputs / DESCRIPTION)
    shutil.rmtree(outputs / TEXTS, ignore_errors=True)
    for path in sorted(beside.iterdir()):
        path.replace(outputs / path.name)
    beside.rmdir()
