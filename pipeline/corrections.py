"""Corrections: what a person has decided, kept beside the corpus and applied on each run.

`corrections.csv` has the columns table, id, column, value, who, when, note. A column of the table gets the value; the
word `reject` in place of a column drops the row, `merge` joins the entity named in `value` to that of `id`. Ids are
hashes of what makes the thing itself, so a correction holds while its row exists, whatever changes elsewhere.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import InvalidOperation
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from pipeline.model import Claim, Date, Document, Entity, Event, Figure, Mentions, Name

FILE = "corrections.csv"
COLUMNS = ("table", "id", "column", "value", "who", "when", "note")
MERGE, REJECT = "merge", "reject"
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
TRUTH = {"true": True, "false": False}
T = TypeVar("T")
Key = tuple[str, str]


class BadCorrections(Exception):  # noqa: N818  (it names what is wrong)
    """A file of corrections that cannot be used; the message says what to mend."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision of a person."""

    table: str
    id: str
    column: str
    value: str


class Corrections:
    """All decisions; remembers which of them found their row."""

    def __init__(self, rows: Iterable[Correction] = ()) -> None:
        """Hold them by the row that they speak of."""
        self.rows = tuple(rows)
        self.by_row: dict[Key, list[Correction]] = {}
        for one in self.rows:
            self.by_row.setdefault((one.table, one.id), []).append(one)
        self._used: set[Correction] = set()

    @property
    def lost(self) -> tuple[Correction, ...]:
        """Those that found no row, or nothing to do there."""
        return tuple(one for one in self.rows if one not in self._used)

    @property
    def cells(self) -> dict[Key, tuple[str, ...]]:
        """Corrected columns by table and id."""
        found: dict[Key, tuple[str, ...]] = {}
        for one in (one for one in self.rows if one in self._used and one.column != REJECT):
            key = (one.table, one.id)
            found[key] = (*found.get(key, ()), one.column)
        return found

    def applied(self, rows: Iterable[T]) -> tuple[T, ...]:
        """Rows of one class with what was decided of them."""
        return tuple(fixed for row in rows for fixed in self._fixed(row)) if self.rows else tuple(rows)

    def mentions(self, found: Mentions) -> Mentions:
        """All mentions of a document."""
        return Mentions(self.applied(found.names), self.applied(found.dates), self.applied(found.figures))

    def merged(
        self, named: Iterable[Mentions], entities: Iterable[Entity]
    ) -> tuple[tuple[Mentions, ...], tuple[Entity, ...]]:
        """Names and entities once those that a person holds for one are one."""
        known = {entity.entity_id: entity for entity in entities}
        joined: dict[str, str] = {}
        for one in (one for one in self.rows if (one.table, one.column) == ("entities", MERGE)):
            if one.id != one.value and {one.id, one.value} <= known.keys():
                known[one.id] = _one(known[one.id], known.pop(one.value))
                joined = {old: one.id if new == one.value else new for old, new in joined.items()} | {one.value: one.id}
                self._used.add(one)
        names = tuple(
            replace(m, names=tuple(replace(n, entity_id=joined.get(n.entity_id or "", n.entity_id)) for n in m.names))
            for m in named
        )
        return names, self.applied(known.values())

    def _fixed(self, row: T) -> Iterable[T]:
        table, key = TABLES[type(row)]
        for one in self.by_row.get((table, getattr(row, key)), ()):
            if one.column == REJECT and table in DROPPED:
                self._used.add(one)
                return
            try:
                row = replace(row, **{one.column: _value(type(row), key, one)})  # type: ignore[type-var]
            except (KeyError, ValueError, InvalidOperation):
                continue  # it is told as lost
            self._used.add(one)
        yield row


def corrections(corpus: Path) -> Corrections:
    """The decisions that lie beside a corpus folder; none where there is no file. Raises BadCorrections."""
    path = corpus.resolve().parent / FILE
    if not path.is_file():
        return Corrections()
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle, restval="")
            if missing := [name for name in COLUMNS[:4] if name not in (reader.fieldnames or ())]:
                message = f"{path} lacks the columns {', '.join(missing)}; its first line must be: {','.join(COLUMNS)}"
                raise BadCorrections(message)
            return Corrections(Correction(*(row[name].strip() for name in COLUMNS[:4])) for row in reader)
    except (UnicodeDecodeError, csv.Error) as error:
        message = f"{path} cannot be read as CSV in UTF-8 ({error})."
        raise BadCorrections(message) from error


def _one(left: Entity, right: Entity) -> Entity:
    """Two entities as one: the first keeps its name, both give their other names."""
    aliases = tuple(dict.fromkeys((*left.aliases, right.name, *right.aliases)))
    mentions, documents = left.mentions + right.mentions, max(left.documents, right.documents)
    reasons = (*left.reasons, "corrections")
    return replace(left, aliases=aliases, reasons=reasons, mentions=mentions, documents=documents)


def _value(row: type, key: str, one: Correction) -> Any:  # noqa: ANN401  (a cell holds anything)
    """A cell as its class holds it. Raises KeyError for an unknown or key column, ValueError for a misfit."""
    if one.column == key or one.column in {"text", "segments", "repeats", "key", "start", "end", "quote"}:
        raise KeyError(one.column)  # evidence is not corrected: a text says what it says
    hint = get_type_hints(row)[one.column]
    if getattr(hint, "__origin__", None) is tuple:
        return tuple(filter(None, one.value.split("|")))
    parts = getattr(hint, "__args__", (hint,))
    if not one.value:
        if type(None) in parts:
            return None
        raise ValueError(one.column)
    kind = next(part for part in parts if part is not type(None))
    return TRUTH[one.value] if kind is bool else kind(one.value)
