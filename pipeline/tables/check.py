"""Every table is checked against its schema before it is written."""

from collections.abc import Sequence

import pandas as pd
import pandera.pandas as pa

from pipeline.tables.package import ENUMS
from pipeline.tables.schema import Column, Table

PATTERNS = {"integer": r"-?\d+", "number": r"-?\d+(\.\d+)?", "boolean": r"true|false"}


def checked(table: Table, rows: Sequence[Sequence[str]]) -> None:
    """Raise ValueError with one sentence where a cell breaks the schema of its table."""
    frame = pd.DataFrame(rows, columns=[column.name for column in table.columns], dtype="str")
    try:
        schema(table).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        case = error.failure_cases.iloc[0]
        message = f"{table.name}.csv: column {case['column']} holds {case['failure_case']!r}, against {case['check']}"
        raise ValueError(message) from error


def schema(table: Table) -> pa.DataFrameSchema:
    """The pandera schema of a table of cells: strings, as they stand in the CSV."""
    return pa.DataFrameSchema(
        {column.name: _column(table, column) for column in table.columns},
        strict=True,
        ordered=True,
        unique=list(table.key),
    )


def _column(table: Table, column: Column) -> pa.Column:
    checks = []
    empty = "" if column.required and column.kind != "list" else "|"
    if column.kind in PATTERNS:
        checks.append(pa.Check.str_matches(rf"^(?:{PATTERNS[column.kind]}{empty})$"))
    if (table.name, column.name) in ENUMS:
        allowed = ENUMS[table.name, column.name]
        checks.append(pa.Check.isin([*allowed, *([] if column.required else [""])]))
    if column.required and column.kind == "string" and column.name.endswith("_id"):
        checks.append(pa.Check.str_length(min_value=1))
    return pa.Column(checks=checks, nullable=False)
