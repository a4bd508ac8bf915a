"""Every table is checked against its schema before it is written."""

import re
from collections.abc import Callable, Iterator

from pipeline.tables.order import Line, Ordered
from pipeline.tables.package import ENUMS
from pipeline.tables.schema import Column, Table

PATTERNS = {"integer": r"-?\d+", "number": r"-?\d+(?:\.\d+)?", "boolean": r"true|false", "date": r"\d{4}-\d\d-\d\d"}
Test = Callable[[str], object]


def sound(table: Table) -> Callable[[Line], Line]:
    """What gives back a line of a table; it raises ValueError, one sentence, where a cell breaks the schema."""
    asked = ((place, column, requirement(table, column)) for place, column in enumerate(table.columns))
    tests = [(place, column, fits) for place, column, fits in asked if fits is not None]

    def tested(line: Line) -> Line:
        for place, column, fits in tests:
            if not fits(line[place]):
                message = (
                    f"{table.name}.csv: column {column.name} holds {line[place]!r}, which its schema does not allow"
                )
                raise ValueError(message)
        return line

    return tested


def different(table: Table, found: Ordered) -> Iterator[Line]:
    """Lines in order. Raises ValueError where a key stands twice."""
    before: Line = []
    for line in found:
        if found.key(line) == before:
            message = f"{table.name}.csv: the key {', '.join(table.key)} stands twice: {', '.join(before)}"
            raise ValueError(message)
        before = found.key(line)
        yield line


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
