"""The description of the tables: a Frictionless data package, and the codebook for people."""

from collections.abc import Collection, Mapping
from typing import Any

from pipeline.ontology import properties, types
from pipeline.tables.reading import READING
from pipeline.tables.schema import TABLES, Column, Table
from pipeline.tables.views import VIEWS

Sum = dict[str, int | str]  # bytes and hash of a file, as Frictionless names them
CORRECTED = "corrected"  # last column of a table that corrections touched
CORRECTION = "What a person corrected in the row: columns, or add, merge, split; empty where nothing."
KIND = ("person", "place", "organisation")
BASIS = ("stated", "anchored")
PRECISION = ("day", "week", "month", "season", "year", "decade", "century", "time", "set")
BOUND = ("=", ">=", "<=", ">", "<", "~")
CHANGE = ("level", "rise", "fall", "from", "to")
ENUMS = {
    ("names", "kind"): KIND,
    ("dates", "basis"): BASIS,
    ("dates", "precision"): PRECISION,
    ("figures", "bound"): BOUND,
    ("figures", "change"): CHANGE,
    ("entities", "kind"): KIND,
    ("claims", "polarity"): ("affirmed", "negated"),
    ("claims", "modality"): ("asserted", "reported", "planned", "demanded", "hypothetical"),
    ("claims", "bound"): BOUND,
    ("claims", "date_precision"): PRECISION,
    ("claims", "date_basis"): BASIS,
    ("claims", "change"): CHANGE,
    ("events", "date_precision"): PRECISION,
    ("answers", "bound"): BOUND,
    ("review", "kind"): KIND,
    ("comparisons", "verdict"): ("agree", "refines", "overlaps", "updates", "conflicts", "single"),
}


def datapackage(corrected: Collection[str] = (), sums: Mapping[str, Sum] | None = None) -> dict[str, Any]:
    """The Frictionless description of all tables, with their sizes and hashes where these are known.

    Those that corrections touched have one column more.
    """
    return {
        "name": "kronika",
        "profile": "tabular-data-package",
        "resources": [
            _resource(table, touched=table.name in corrected) | (sums or {}).get(table.name, {}) for table in TABLES
        ],
    }


def _resource(table: Table, *, touched: bool) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(table, column) for column in table.columns],
        "primaryKey": list(table.key),
    }
    if touched:
        schema["fields"].append({"name": CORRECTED, "type": "string", "description": CORRECTION})
    if table.foreign:
        schema["foreignKeys"] = [
            {"fields": column, "reference": {"resource": other, "fields": there}}
            for column, other, there in table.foreign
        ]
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "description": _first_line(table),
        "schema": schema,
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required and column.kind != "list" else {}
    if (table.name, column.name) in ENUMS:
        constraints["enum"] = list(ENUMS[table.name, column.name])
    kind = "string" if column.kind == "list" else column.kind
    found: dict[str, Any] = {"name": column.name, "type": kind, "description": column.description}
    return found | ({"constraints": constraints} if constraints else {})


def _first_line(table: Table) -> str:
    return (table.row.__doc__ or "").strip().split("\n")[0]


def codebook() -> str:
    """Every table, column, event type and property, as Markdown."""
    parts = ["# Codebook\n\nMade by `kronika codebook` from the data classes and the ontology; do not edit.\n", READING]
    for table in TABLES:
        parts.append(f"\n## {table.name}.csv\n\n{_first_line(table)} Key: {', '.join(f'`{k}`' for k in table.key)}.\n")
        parts.append("\n| column | type | meaning |\n|---|---|---|\n")
        parts.extend(f"| `{c.name}` | {c.kind} | {_escaped(_meaning(table, c))} |\n" for c in table.columns)
    for table, _ in VIEWS.values():
        parts.append(f"\n## {table.name}\n\n{_first_line(table)} A view: `kronika export` makes it.\n")
        parts.append("\n| column | type | meaning |\n|---|---|---|\n")
        parts.extend(f"| `{c.name}` | {c.kind} | {_escaped(c.description)} |\n" for c in table.columns)
    parts.append("\n## Event types\n\n| type | mode | definition |\n|---|---|---|\n")
    for name, row in types().items():
        parts.append(f"| {name} | | {row['definition']} |\n")
        parts.extend(f"| | {mode} | {text} |\n" for mode, text in row.get("modes", {}).items())
    parts.append("\n## Properties\n\n| property | definition |\n|---|---|\n")
    parts.extend(f"| {name} | {row['definition']} |\n" for name, row in properties().items())
    return "".join(parts)


def _meaning(table: Table, column: Column) -> str:
    """The description, with the allowed values where they are few."""
    values = ENUMS.get((table.name, column.name))
    return f"{column.description} One of: {', '.join(values)}." if values else column.description


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")
