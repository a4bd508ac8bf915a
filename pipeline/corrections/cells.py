"""Cells that a person has set, rows that a person has rejected, and which corrections found their row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from decimal import InvalidOperation
from typing import Any, TypeVar, get_type_hints

from pipeline.corrections.days import dated
from pipeline.corrections.file import Correction
from pipeline.corrections.words import known
from pipeline.model import Claim, Date, Document, Entity, Event, Figure, Mentions, Name

REJECT = "reject"
TABLES: Mapping[type, tuple[str, str]] = {  # table and key of each class that can be corrected
    Document: ("documents", "doc_id"),
    Name: ("names", "mention_id"),
    Date: ("dates", "mention_id"),
    Figure: ("figures", "mention_id"),
    Entity: ("entities", "entity_id"),
    Claim: ("claims", "claim_id"),
    Event: ("events", "event_id"),
}
DROPPED = ("names", "dates", "figures", "claims")  # tables whose rows may be rejected: nothing else hangs on them
MOVES = {("names", "entity_id"), ("claims", "event_id")}  # cells that regroup: a later step sets them
EVIDENCE = {"text", "quote", "start", "end", "doc_id", "sha256", "text_path", "sentences", "words"}  # what a text is
TRUTH = {"true": True, "false": False}
T = TypeVar("T")
Key = tuple[str, str]


class Corrections:
    """All decisions; remembers which of them found their row, and what they did to it."""

    def __init__(self, rows: Iterable[Correction] = ()) -> None:
        """Hold them by the row that they speak of."""
        self.rows = tuple(rows)
        self.by_row: dict[Key, list[Correction]] = {}
        for one in self.rows:
            self.by_row.setdefault((one.table, one.id), []).append(one)
        self._used: set[Correction] = set()
        self.cells: dict[Key, tuple[str, ...]] = {}  # what was corrected, by table and id

    @property
    def lost(self) -> tuple[Correction, ...]:
        """Those that found no row, or nothing to do there."""
        return tuple(one for one in self.rows if one not in self._used)

    def of(self, table: str, column: str) -> tuple[Correction, ...]:
        """The decisions of one sort, in the order of the file."""
        return tuple(one for one in self.rows if (one.table, one.column) == (table, column))

    def done(self, one: Correction, *ids: str) -> None:
        """Remember that a decision was carried out, and mark the rows that it touched."""
        self._used.add(one)
        for row_id in ids:
            before = self.cells.get((one.table, row_id), ())
            self.cells[one.table, row_id] = tuple(dict.fromkeys((*before, one.column)))

    def applied(self, rows: Iterable[T], names: Mapping[str, Sequence[str]] | None = None) -> tuple[T, ...]:
        """Rows of one class with what was decided of them; `names` gives other ids that a row may be called by."""
        return tuple(fixed for row in rows for fixed in self._fixed(row, names or {})) if self.rows else tuple(rows)

    def mentions(self, found: Mentions) -> Mentions:
        """All mentions of a document."""
        return Mentions(self.applied(found.names), self.applied(found.dates), self.applied(found.figures))

    def _fixed(self, row: T, names: Mapping[str, Sequence[str]]) -> Iterable[T]:
        table, key = TABLES[type(row)]
        own: str = getattr(row, key)
        ids = dict.fromkeys((own, *names.get(own, ())))
        for one in (one for name in ids for one in self.by_row.get((table, name), ())):
            if one.column == REJECT and table in DROPPED:
                self.done(one)
                return
            try:
                row = replace(row, **_cell(type(row), one))  # type: ignore[type-var]
            except (KeyError, ValueError, InvalidOperation):
                continue  # it is told as lost
            self.done(one, own)
        yield row


def _cell(row: type, one: Correction) -> dict[str, Any]:
    """A cell as its class holds it, and those that follow from it. Raises KeyError, ValueError for a misfit."""
    table, key = TABLES[row]
    shown = {field.name for field in fields(row) if field.metadata.get("column", True)}
    if one.column not in shown - EVIDENCE - {key} or (table, one.column) in MOVES:
        raise KeyError(one.column)
    return {one.column: value(row, one.column, one.value)} | dated(row, one.column, one.value)


def value(row: type, column: str, cell: str) -> Any:  # noqa: ANN401  (a cell holds anything)
    """A cell as its class holds it. Raises KeyError for an unknown column, ValueError for a misfit."""
    hint = get_type_hints(row)[column]
    if getattr(hint, "__origin__", None) is tuple:
        return tuple(filter(None, cell.split("|")))
    parts = getattr(hint, "__args__", (hint,))
    if not cell:
        if type(None) in parts:
            return None
        raise ValueError(column)
    if not known(column, cell):
        raise ValueError(cell)
    kind = next(part for part in parts if part is not type(None))
    return TRUTH[cell] if kind is bool else kind(cell)
