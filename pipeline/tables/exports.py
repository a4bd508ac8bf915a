"""Exports of written tables: SQLite with views and full-text search, GeoJSON, CSV that a spreadsheet cannot run."""

import csv
import json
import sqlite3
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from pipeline.tables.cells import Row, rows
from pipeline.tables.schema import TABLES, Column, Table
from pipeline.tables.views import VIEWS, saved

TYPES = {"integer": "INTEGER", "number": "NUMERIC"}
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a cell begins that a spreadsheet runs
NUMBERS = ("integer", "number")
BOM = "utf-8-sig"  # spreadsheets take other files for those of their own country
QUESTIONS = """
CREATE VIEW conflicts AS SELECT label, property, scope, explanation, event_id, comparison_id
FROM comparisons JOIN events USING (event_id) WHERE verdict = 'conflicts'
ORDER BY comparisons.sources DESC, label, property;
CREATE VIEW side_by_side AS SELECT label, property, scope, verdict, answers.source, answers.published, speaker, value,
quote, event_id, comparison_id FROM answers JOIN comparisons USING (comparison_id) JOIN events USING (event_id)
ORDER BY label, property, scope, answers.published;
CREATE VIEW tolls AS SELECT event_id, label, earliest, latest, place, killed_low, killed_best, killed_high, injured_low,
injured_best, injured_high, arrested_low, arrested_best, arrested_high, sources FROM events ORDER BY earliest;
CREATE VIEW speakers AS SELECT speaker, COUNT(*) AS claims, COUNT(DISTINCT doc_id) AS documents FROM claims
WHERE speaker IS NOT NULL GROUP BY speaker ORDER BY claims DESC, speaker;
CREATE VIRTUAL TABLE quotes USING fts5 (quote, claim_id UNINDEXED, doc_id UNINDEXED,
tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO quotes SELECT quote, claim_id, doc_id FROM claims;
"""


def sqlite(outputs: Path) -> Path:
    """All tables with their keys in one file, with views that answer common questions, and quotes to search."""
    path, beside = outputs / "kronika.sqlite", outputs / "kronika.sqlite.new"
    beside.unlink(missing_ok=True)
    made = sqlite3.connect(beside)
    with made:
        for table in TABLES:
            made.execute(_created(table))
            names = [column.name for column in table.columns]
            put = f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(names))})"  # noqa: S608  (names of our schema)
            made.executemany(put, ([row[name] or None for name in names] for row in rows(outputs, table.name)))
        made.executescript(QUESTIONS)
    made.close()
    return beside.replace(path)


def geojson(outputs: Path) -> Path:
    """Events as points; those without a point keep a place in the list, without a geometry."""
    path = outputs / "events.geojson"
    features = [_feature(row) for row in rows(outputs, "events")]
    told = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def spreadsheet(outputs: Path) -> Path:
    """Every table as CSV for a spreadsheet: a cell that would run gets an apostrophe, numbers stay numbers."""
    folder = outputs / "excel"
    folder.mkdir(exist_ok=True)
    for table in TABLES:
        safe = {column.name for column in table.columns if column.kind in NUMBERS}
        with (folder / f"{table.name}.csv").open("w", encoding=BOM, newline="") as handle:
            writer = csv.writer(handle)
            writer.writerow([column.name for column in table.columns])
            for row in rows(outputs, table.name):
                writer.writerow([row[c.name] if c.name in safe else tame(row[c.name]) for c in table.columns])
    return folder


def tame(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


EXPORTS: Mapping[str, Callable[[Path], Path]] = {"sqlite": sqlite, "geojson": geojson, "csv-excel": spreadsheet} | {
    name: partial(saved, name) for name in VIEWS
}


def _created(table: Table) -> str:
    """The statement that makes a table."""
    columns = [_column(column) for column in table.columns]
    keys = [f"PRIMARY KEY ({', '.join(table.key)})"]
    keys += [f"FOREIGN KEY ({column}) REFERENCES {other} ({there})" for column, other, there in table.foreign]
    return f"CREATE TABLE {table.name} ({', '.join([*columns, *keys])})"


def _column(column: Column) -> str:
    return f'"{column.name}" {TYPES.get(column.kind, "TEXT")}'


def _feature(row: Row) -> dict[str, object]:
    point = row["longitude"] and row["latitude"]
    where = {"type": "Point", "coordinates": [float(row["longitude"]), float(row["latitude"])]} if point else None
    told = {name: value or None for name, value in row.items()}
    return {"type": "Feature", "id": row["event_id"], "geometry": where, "properties": told}
