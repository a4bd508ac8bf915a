"""Views: the tables in the columns of other registers, made from what a run has written."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pipeline.tables.cells import lines, rows
from pipeline.tables.schema import Table
from pipeline.tables.views.acled import Acled, acled
from pipeline.tables.views.plover import Plover, plover
from pipeline.tables.views.ucdp import Ucdp, ucdp
from pipeline.tables.views.written import Written, written

__all__ = ("VIEWS", "made", "saved")
Maker = Callable[[Written], Iterator[Any]]
NEEDED = ("events", "documents", "claims", "comparisons", "answers")
VIEWS: Mapping[str, tuple[Table, Maker]] = {
    "acled": (Table("view_acled", Acled, ("event_id_cnty",)), acled),
    "ucdp": (Table("view_ucdp", Ucdp, ("id",)), ucdp),
    "plover": (Table("view_plover", Plover, ("id",)), plover),
}
LINES = {"plover"}  # views with objects in their cells: JSON lines


def made(outputs: Path, name: str) -> list[Any]:
    """The rows of a view, sorted by key. Raises FileNotFoundError where a table is missing."""
    table, maker = VIEWS[name]
    found = maker(written({needed: [*rows(outputs, needed)] for needed in NEEDED}))
    return sorted(found, key=lambda row: str(getattr(row, table.key[0])))


def saved(name: str, outputs: Path) -> Path:
    """Write a view beside the tables, and say where. Raises FileNotFoundError where a table is missing."""
    table, _ = VIEWS[name]
    found = made(outputs, name)
    path = outputs / f"{table.name}.{'jsonl' if name in LINES else 'csv'}"
    with path.open("w", encoding="utf-8", newline="") as handle:
        if name in LINES:
            handle.writelines(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in found)
        else:
            writer = csv.writer(handle, lineterminator="\n")
            writer.writerow(column.name for column in table.columns)
            writer.writerows(lines(table, found))
    return path
