"""Marked texts, read from a folder: tables in the columns of our own, or excerpts as JSON lines.

Tables are `names.csv`, `dates.csv`, `figures.csv` and `claims.csv`, as many as there are, with `doc_id`, `start`, `end`
and any of the columns that are scored; an empty cell asks nothing. The easiest way to them is to mend those of a run.
Excerpts (`excerpts.jsonl`) are stretches of documents with mentions and claims whose offsets count in the excerpt.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.ontology import properties

EXCERPTS = "excerpts.jsonl"
VALUES = {  # what is compared, by table
    "names": ("kind", "lemma"),
    "dates": ("edtf",),
    "figures": ("low", "high", "bound"),
    "claims": ("property", "low", "high", "bound", "edtf", "place", "speaker"),
}
DOCS = "docs/"  # where the documents of excerpts lie, beside them
NAMED = {"date": "dates", "figure": "figures"}  # a kind of mention with a table of its own


class BadGold(ValueError):  # noqa: N818  (it names what is wrong)
    """A folder that holds no marked texts; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What should have been read: cells by column."""

    table: str
    start: int
    end: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Gold:
    """A document, or a stretch of one, with everything that is marked in it."""

    doc_id: str
    marks: tuple[Mark, ...]
    tables: frozenset[str]  # those that are marked at all
    text: str | None = None  # the stretch; None for a whole document
    passed_over: tuple[tuple[int, int], ...] = ()  # where claims are marked that no row can answer


def gold(folder: Path) -> Iterator[Gold]:
    """Every marked document. Raises BadGold, OSError."""
    try:
        yield from _read(folder)
    except (KeyError, ValueError) as error:
        if isinstance(error, BadGold):
            raise
        message = f"The marked texts in {folder} cannot be used: {error!r}."
        raise BadGold(message) from error


def _read(folder: Path) -> Iterator[Gold]:
    if (folder / EXCERPTS).is_file():
        with (folder / EXCERPTS).open(encoding="utf-8") as handle:
            for line in handle:
                yield _excerpt(json.loads(line))
        return
    found = [table for table in VALUES if (folder / f"{table}.csv").is_file()]
    if not found:
        message = f"{folder} holds no marked texts: put names.csv, dates.csv, figures.csv or claims.csv there."
        raise BadGold(message)
    marks: dict[str, list[Mark]] = {}
    for table in found:
        with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as handle:
            for row in csv.DictReader(handle, restval=""):
                cells = {name: row[name] for name in VALUES[table] if row.get(name)}
                mark = Mark(table, int(row["start"]), int(row["end"]), cells)
                marks.setdefault(row["doc_id"], []).append(mark)
    yield from (Gold(doc_id, tuple(rows), frozenset(found)) for doc_id, rows in sorted(marks.items()))


def _excerpt(told: Mapping[str, Any]) -> Gold:
    """An excerpt as it is marked; claims without a number, or of what the ontology does not have, are passed over."""
    claims = [one for one in told["claims"] if one["type"] in properties() and one["bound"]]
    marks = [*map(_mention, told["mentions"]), *map(_claim, claims)]
    passed = tuple((one["quote_start"], one["quote_end"]) for one in told["claims"] if one not in claims)
    return Gold(told["doc"].removeprefix(DOCS), tuple(marks), frozenset(VALUES), told["text"], passed)


def _mention(told: Mapping[str, Any]) -> Mark:
    table = NAMED.get(told["kind"], "names")
    normal = told["normal"]
    cells = (
        {name: normal[name] for name in VALUES["figures"]}
        if table == "figures"
        else {"edtf": normal}
        if table == "dates"
        else {"kind": told["kind"], "lemma": normal}
    )
    return Mark(table, told["start"], told["end"], _cells(cells))


def _claim(told: Mapping[str, Any]) -> Mark:
    cells = {"property": told["type"], "edtf": told["date"]}
    cells |= {name: told[name] for name in ("low", "high", "bound", "place", "speaker")}
    return Mark("claims", told["quote_start"], told["quote_end"], _cells(cells))


def _cells(cells: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(cell) for name, cell in cells.items() if cell not in (None, "")}
