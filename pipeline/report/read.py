"""The written tables, read again: a report needs nothing else."""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

Row = Mapping[str, str]
TEXTS = "texts"


class Tables:
    """Rows of tables, as cells."""

    def __init__(self, rows: Callable[[str], Iterable[Row]]) -> None:
        """Ask for the rows of a table when they are needed."""
        self.rows = cache(lambda table: tuple(rows(table)))
        self.by = cache(self._by)
        self.one = cache(self._one)

    def _by(self, table: str, column: str) -> Mapping[str, Sequence[Row]]:
        """Rows that share a cell, under that cell."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows(table):
            found[row[column]].append(row)
        return found

    def _one(self, table: str, column: str) -> Mapping[str, Row]:
        """Rows by their key."""
        return {row[column]: row for row in self.rows(table)}


def rows(outputs: Path, table: str) -> Iterator[Row]:
    """Each row of a table; none where the folder lacks it."""
    path = outputs / f"{table}.csv"
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as handle:
            yield from csv.DictReader(handle, restval="")


def text(outputs: Path, document: Row) -> str:
    """The stored text of a document; empty where it is missing or lies outside the folder of texts."""
    path = outputs / document["text_path"]
    if not path.is_file() or not path.resolve().is_relative_to((outputs / TEXTS).resolve()):
        return ""
    with path.open(encoding="utf-8", newline="") as handle:
        return handle.read()


def number(cell: str) -> float | None:
    """A cell as a number; None where it is empty or none."""
    try:
        return float(cell)
    except ValueError:
        return None
