"""Every table is checked against its schema before it is written."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from pipeline.tables.package import ENUMS
from pipeline.tables.schema import Column, Table

PATTERNS = {"integer": r"-?\d+", "number": r"-?\d+(?:\.\d+)?", "boolean": r"true|false", "date": r"\d{4}-\d\d-\d\d"}
Test = Callable[[str], object]


def checked(table: Table, rows: Sequence[Sequence[str]]) -> None:
    """Raise ValueError with one sentence where a cell breaks the schema of its table or a key stands twice."""
    for place, column in enumerate(table.columns):
        fits = requirement(table, column)
        if fits is not None and (wrong := next((row[place] for row in rows if not fits(row[place])), None)) is not None:
            message = f"{table.name}.csv: column {column.name} holds {wrong!r}, which its schema does not allow"
            raise ValueError(message)
    places = [index for index, column in enumerate(table.columns) if column.name in table.key]
    keys = [tuple(row[place] for place in places) for row in rows]
    if len(set(keys)) < len(keys):
        twice = next(key for key, following in pairwise(sorted(keys)) if key == following)
        message = f"{table.name}.csv: the key {', '.join(table.key)} stands twice: {', '.join(twice)}"
        raise ValueError(message)


def requirement(table: Table, column: Column) -> Test | None:
    """What the cells of a column must pass; None where any text will do."""
    may_be_empty = not column.required
    if (table.name, column.name) in ENUMS:
        allowed = {*ENUMS[table.name, column.name], *([""] if may_be_empty else [])}
        return allowed.__contains__
    if column.kind in PATTERNS:
        return re.compile(f"(?:{PATTERNS[column.kind]}){'?' if may_be_empty else ''}").fullmatch
    if column.required and column.name.endswith("_id"):
        return bool
    return None
