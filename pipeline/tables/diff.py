"""What changed between two sets of tables, row by row."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.tables.schema import TABLES, Table

Row = Mapping[str, str]


def differences(old: Path, new: Path) -> Iterator[str]:
    """A line for each row that came (+), went (-) or changed (~, with the cells)."""
    for table in TABLES:
        before, after = _rows(old, table), _rows(new, table)
        for key in sorted(before.keys() | after.keys()):
            name = f"{table.name} {' '.join(key)}"
            if key not in after:
                yield f"- {name}"
            elif key not in before:
                yield f"+ {name}"
            elif cells := _cells(before[key], after[key]):
                yield f"~ {name}: {cells}"


def _rows(folder: Path, table: Table) -> dict[tuple[str, ...], Row]:
    """Rows of a table by key. Raises FileNotFoundError where it is missing."""
    with (folder / f"{table.name}.csv").open(encoding="utf-8", newline="") as handle:
        return {tuple(row[name] for name in table.key): row for row in csv.DictReader(handle)}


def _cells(before: Row, after: Row) -> str:
    """The cells that differ; a column that came and is empty changes nothing."""
    names = dict.fromkeys((*before, *after))
    changed = [(name, before.get(name, ""), after.get(name, "")) for name in names]
    return "; ".join(f"{name} {was!r} -> {now!r}" for name, was, now in changed if was != now)
