"""The written tables, read again: a report needs nothing else."""

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

Row = Mapping[str, str]
TEXTS = "texts"


class Tables:
    """Tables of an outputs folder, as rows of cells."""

    def __init__(self, outputs: Path) -> None:
        """Name the folder; a table is read when it is asked for."""
        self.outputs = outputs
        self.rows = cache(self._rows)
        self.by = cache(self._by)
        self.one = cache(self._one)

    def _rows(self, table: str) -> Sequence[Row]:
        """Every row of a table; none where the folder lacks it."""
        path = self.outputs / f"{table}.csv"
        if not path.is_file():
            return ()
        with path.open(encoding="utf-8", newline="") as handle:
            return tuple(csv.DictReader(handle, restval=""))

    def _by(self, table: str, column: str) -> Mapping[str, Sequence[Row]]:
        """Rows that share a cell, under that cell."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows(table):
            found[row[column]].append(row)
        return found

    def _one(self, table: str, column: str) -> Mapping[str, Row]:
        """Rows by their key."""
        return {row[column]: row for row in self.rows(table)}

    def text(self, document: Row) -> str:
        """The stored text of a document; empty where it is missing or lies outside the folder of texts."""
        path = self.outputs / document["text_path"]
        if not path.is_file() or not path.resolve().is_relative_to((self.outputs / TEXTS).resolve()):
            return ""
        with path.open(encoding="utf-8", newline="") as handle:
            return handle.read()


def number(cell: str) -> float | None:
    """A cell as a number; None where it is empty or none."""
    try:
        return float(cell)
    except ValueError:
        return None
