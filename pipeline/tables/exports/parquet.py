"""Parquet: a file for each table, typed, with the meaning of each column inside."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.tables.cells import rows
from pipeline.tables.exports.typed import columns, value
from pipeline.tables.schema import TABLES, Column


def parquet(outputs: Path) -> Path:
    """A folder of files; days are dates, numbers doubles, lists lists."""
    import pyarrow as pa  # noqa: PLC0415  (an extra)
    from pyarrow import parquet as files  # noqa: PLC0415

    types = {
        "string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(),
        "date": pa.date32(), "list": pa.list_(pa.string()),
    }  # fmt: skip
    folder = outputs / "parquet"
    folder.mkdir(exist_ok=True)
    for table in TABLES:
        shown = columns(outputs, table)
        schema = pa.schema([_field(pa, types, column) for column in shown], {"description": table.row.__doc__ or ""})
        told = [_typed(shown, row) for row in rows(outputs, table.name)]
        files.write_table(pa.Table.from_pylist(told, schema), folder / f"{table.name}.parquet")
    return folder


def _typed(shown: tuple[Column, ...], row: Mapping[str, str]) -> dict[str, Any]:
    found = ((column, value(column, row[column.name])) for column in shown)
    return {c.name: float(cell) if c.kind == "number" and cell is not None else cell for c, cell in found}  # type: ignore[arg-type]


def _field(pa: Any, types: Mapping[str, Any], column: Column) -> Any:  # noqa: ANN401  (the package is an extra)
    """A column with its meaning."""
    return pa.field(column.name, types[column.kind], metadata={"description": column.description})
