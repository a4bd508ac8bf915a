"""The schema of each table, read from its data class: names and order of columns, types, descriptions, keys."""

import ast
import inspect
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache
from typing import Any, get_type_hints

from pipeline.model import (
    Answer,
    Claim,
    Comparison,
    Date,
    Document,
    Doubt,
    Entity,
    Event,
    Figure,
    Name,
    Rejection,
)

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `kind` is string, integer, number, boolean, date or list."""

    name: str
    kind: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its rows' class, its primary key, and the tables that its columns point to."""

    name: str
    row: type
    key: Keys
    foreign: tuple[tuple[str, str, str], ...] = ()  # column, table, column there

    @property
    def columns(self) -> tuple[Column, ...]:
        """Columns in order."""
        return columns(self.row)


DOC = ("doc_id", "documents", "doc_id")
ENTITY = ("entity_id", "entities", "entity_id")
TABLES = (
    Table("documents", Document, ("doc_id",)),
    Table("names", Name, ("mention_id",), (DOC, ENTITY)),
    Table("dates", Date, ("mention_id",), (DOC,)),
    Table("figures", Figure, ("mention_id",), (DOC,)),
    Table("entities", Entity, ("entity_id",)),
    Table(
        "claims",
        Claim,
        ("claim_id",),
        (
            DOC,
            ("event_id", "events", "event_id"),
            *((f"{role}_id", "entities", "entity_id") for role in ("actor", "target", "place", "speaker")),
        ),
    ),
    Table("events", Event, ("event_id",), (("place_id", "entities", "entity_id"),)),
    Table("comparisons", Comparison, ("comparison_id",), (("event_id", "events", "event_id"),)),
    Table(
        "answers",
        Answer,
        ("comparison_id", "doc_id", "claim_id"),
        (("comparison_id", "comparisons", "comparison_id"), DOC, ("claim_id", "claims", "claim_id")),
    ),
    Table(
        "review",
        Doubt,
        ("left_id", "right_id"),
        (("left_id", "entities", "entity_id"), ("right_id", "entities", "entity_id")),
    ),
    Table("rejected", Rejection, ("path", "stage")),
)
KINDS = {str: "string", int: "integer", Decimal: "number", bool: "boolean"}
DAYS = ("earliest", "latest")  # columns of days as ISO writes them


@cache
def columns(row: type) -> tuple[Column, ...]:
    """Columns of a data class: its fields, less the hidden ones, described by the text below each."""
    hints, texts = get_type_hints(row), descriptions(row)
    shown = [field.name for field in fields(row) if field.metadata.get("column", True)]
    return tuple(Column(name, _kind(name, hints[name]), _required(hints[name]), texts.get(name, "")) for name in shown)


def _required(hint: Any) -> bool:  # noqa: ANN401  (a type is anything)
    return type(None) not in getattr(hint, "__args__", ())


def _kind(name: str, hint: Any) -> str:  # noqa: ANN401  (a type is anything)
    if name in DAYS:
        return "date"
    if getattr(hint, "__origin__", None) is tuple:
        return "list"
    plain = [part for part in getattr(hint, "__args__", (hint,)) if part is not type(None)]
    if dict in {getattr(part, "__origin__", None) for part in (hint, *plain)}:
        return "object"
    return KINDS[plain[0]]


def descriptions(row: type) -> dict[str, str]:
    """The string that stands below each field of a data class."""
    body = ast.parse(inspect.cleandoc(inspect.getsource(row))).body[0]
    found, last = {}, None
    for statement in getattr(body, "body", ()):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            last = statement.target.id
        elif last and isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            found[last] = str(statement.value.value)
            last = None
    return found
