"""Tables: data classes written as CSV, checked, described, and replaced all together."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.model import Document
from pipeline.saving import Save, plainly
from pipeline.tables.cells import cell, line_of
from pipeline.tables.check import different, sound
from pipeline.tables.order import Ordered
from pipeline.tables.package import CORRECTED, Sum, datapackage
from pipeline.tables.schema import TABLES, Table
from pipeline.tables.swap import replaced

__all__ = ("TABLES", "TEXTS", "cell", "new_set", "strangers", "written")
DESCRIPTION = "datapackage.json"
REPORT = ("report.html", "report/[de]-*.html")
TEXTS = "texts"  # the folder that `Document.text_path` begins with


def new_set(outputs: Path) -> AbstractContextManager[Path]:
    """A folder to write tables and report into; left without an error, they replace those of `outputs` at once."""
    names = [f"{table.name}.csv" for table in TABLES]
    return replaced(outputs, [*names, DESCRIPTION, f"{TEXTS}/**/*", *REPORT])


def written(
    rows: Iterable[Any],
    folder: Path,
    corrected: Mapping[tuple[str, str], tuple[str, ...]] | None = None,
    save: Save = plainly,
) -> dict[str, int]:
    """Write every table, the stored texts and their description into a folder; return the rows of each table.

    A row goes to the table of its class. A table that `corrected` names (by table and id) ends with a column of that
    name. The description names the set: it holds the size and the hash of every table.
    Raises ValueError where a row breaks its schema.
    """
    told = {table.name: Ordered(table) for table in TABLES}
    ways = {table.row: (told[table.name].add, sound(table), line_of(table)) for table in TABLES}
    for row in rows:
        add, tested, line = ways[type(row)]
        add(tested(line(row)))
        if isinstance(row, Document):
            save(folder / row.text_path, row.text.encode())
    sums: dict[str, Sum] = {}
    for table in TABLES:
        raw = _csv(table, different(table, told[table.name]), corrected or {}).encode()
        save(folder / f"{table.name}.csv", raw)
        sums[table.name] = {"bytes": len(raw), "hash": f"sha256:{sha256(raw).hexdigest()}"}
    described = datapackage({name for name, _ in corrected or ()}, sums)
    save(folder / DESCRIPTION, f"{json.dumps(described, ensure_ascii=False, indent=1)}\n".encode())
    return {name: found.count for name, found in told.items()}


def strangers(outputs: Path) -> list[str]:
    """What a run would replace below `outputs` though no run wrote it: nothing where a description of ours lies."""
    ours = [*(f"{table.name}.csv" for table in TABLES), TEXTS, "report.html", "report"]
    return [] if (outputs / DESCRIPTION).is_file() else [name for name in ours if (outputs / name).exists()]


def _csv(table: Table, found: Iterable[Sequence[str]], corrected: Mapping[tuple[str, str], tuple[str, ...]]) -> str:
    """A table as RFC 4180 has it, lines ended by a line feed."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    names = [column.name for column in table.columns]
    place = names.index(table.key[0])
    touched = any(name == table.name for name, _ in corrected)
    writer.writerow([*names, *([CORRECTED] if touched else [])])
    writer.writerows([*row, *([cell(corrected.get((table.name, row[place]), ()))] if touched else [])] for row in found)
    return text.getvalue()
