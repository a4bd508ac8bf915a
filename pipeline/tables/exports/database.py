"""SQLite: all tables with their keys, views that answer common questions, full-text search; ready for Datasette."""

import json
import sqlite3
from pathlib import Path

from pipeline.tables.cells import rows
from pipeline.tables.exports.typed import columns, value
from pipeline.tables.schema import TABLES, Column, Table

TYPES = {"integer": "INTEGER", "number": "NUMERIC", "boolean": "INTEGER", "date": "TEXT"}
VIEWS = """
CREATE VIEW conflicts AS SELECT label, property, scope, explanation, event_id, comparison_id
FROM comparisons JOIN events USING (event_id) WHERE verdict = 'conflicts'
ORDER BY comparisons.sources DESC, label, property;
CREATE VIEW side_by_side AS SELECT label, property, scope, verdict, answers.source, answers.published, speaker, value,
quote, event_id, comparison_id, claim_id, doc_id
FROM answers JOIN comparisons USING (comparison_id) JOIN events USING (event_id)
ORDER BY label, property, scope, answers.published;
CREATE VIEW tolls AS SELECT event_id, label, earliest, latest, place, killed_low, killed_best, killed_high, injured_low,
injured_best, injured_high, arrested_low, arrested_best, arrested_high, sources FROM events ORDER BY earliest;
CREATE VIEW speakers AS SELECT speaker, COUNT(*) AS claims, COUNT(DISTINCT doc_id) AS documents FROM claims
WHERE speaker IS NOT NULL GROUP BY speaker ORDER BY claims DESC, speaker;
CREATE VIEW one_source_only AS SELECT label, earliest, place, sources AS source, claims, event_id FROM events
WHERE sources <> '' AND instr(sources, '|') = 0 ORDER BY earliest, label;
CREATE VIEW source_pairs AS
SELECT a.source AS source, b.source AS other, verdict, COUNT(DISTINCT comparison_id) AS times
FROM answers a JOIN answers b USING (comparison_id) JOIN comparisons USING (comparison_id)
WHERE a.source < b.source GROUP BY a.source, b.source, verdict ORDER BY times DESC, source, other;
CREATE VIEW doubtful AS SELECT confidence, property, low, high, quote, doc_id, claim_id FROM claims
WHERE confidence < 0.5 ORDER BY confidence, claim_id;
CREATE VIEW where_names_stand AS SELECT entities.name, entities.kind, names.text, names.doc_id, names.start, entity_id
FROM names JOIN entities USING (entity_id) ORDER BY entities.name, doc_id, start;
CREATE VIRTUAL TABLE quotes USING fts5 (quote, speaker, claim_id UNINDEXED, doc_id UNINDEXED,
tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO quotes SELECT quote, speaker, claim_id, doc_id FROM claims;
"""


def sqlite(outputs: Path) -> Path:
    """The database; beside it a file for Datasette with what each table and column means."""
    path, beside = outputs / "kronika.sqlite", outputs / "kronika.sqlite.new"
    beside.unlink(missing_ok=True)
    made = sqlite3.connect(beside)
    with made:
        for table in TABLES:
            shown = columns(outputs, table)
            made.execute(_created(table, shown))
            put = f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(shown))})"  # noqa: S608  (names of our schema)
            told = rows(outputs, table.name)
            made.executemany(put, ([_cell(column, row[column.name]) for column in shown] for row in told))
            for column, _, _ in table.foreign:
                made.execute(f'CREATE INDEX "{table.name}_{column}" ON {table.name} ({column})')
        made.executescript(VIEWS)
    made.close()
    (outputs / "kronika.metadata.json").write_text(_described(), encoding="utf-8")
    return beside.replace(path)


def _cell(column: Column, cell: str) -> str | int | None:
    """A cell as SQLite holds it: numbers by their column, true and false as 1 and 0, lists with `|`."""
    if column.kind == "boolean":
        found = value(column, cell)
        return None if found is None else int(bool(found))
    return cell or None


def _created(table: Table, shown: tuple[Column, ...]) -> str:
    """The statement that makes a table."""
    told = [f'"{column.name}" {TYPES.get(column.kind, "TEXT")}' for column in shown]
    keys = [f"PRIMARY KEY ({', '.join(table.key)})"]
    keys += [f"FOREIGN KEY ({column}) REFERENCES {other} ({there})" for column, other, there in table.foreign]
    return f"CREATE TABLE {table.name} ({', '.join([*told, *keys])})"


def _described() -> str:
    """Metadata for Datasette: descriptions of tables and columns from the codebook's own source."""
    tables = {
        table.name: {
            "description": (table.row.__doc__ or "").strip().split("\n")[0],
            "columns": {column.name: column.description for column in table.columns},
        }
        for table in TABLES
    }
    told = {"title": "Kronika", "databases": {"kronika": {"tables": tables}}}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
