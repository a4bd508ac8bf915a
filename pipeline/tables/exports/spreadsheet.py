"""For spreadsheets: CSV in which no cell runs, and a workbook with types and a codebook."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.tables.cells import rows
from pipeline.tables.exports.typed import columns, value
from pipeline.tables.package import ENUMS
from pipeline.tables.schema import TABLES, Column, Table

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a cell begins that a spreadsheet runs
NUMBERS = ("integer", "number")
BOM = "utf-8-sig"  # spreadsheets take other files for those of their own country
LONGEST = 32_767  # letters that a cell of a workbook holds
FIRST = date(1900, 3, 1)  # days before are wrong in Excel
WIDTHS = {"quote": 60, "explanation": 60, "title": 40, "text": 30, "label": 40, "value": 20, "aliases": 40}
WIDTH = 14
HEADS = ("table", "column", "type", "required", "one of", "meaning")


def csv_excel(outputs: Path) -> Path:
    """Every table as CSV for a spreadsheet: a cell that would run gets an apostrophe, numbers stay numbers."""
    folder = outputs / "excel"
    folder.mkdir(exist_ok=True)
    for table in TABLES:
        shown = columns(outputs, table)
        with (folder / f"{table.name}.csv").open("w", encoding=BOM, newline="") as handle:
            writer = csv.writer(handle)
            writer.writerow([column.name for column in shown])
            for row in rows(outputs, table.name):
                writer.writerow([row[c.name] if c.kind in NUMBERS else tame(row[c.name]) for c in shown])
    return folder


def tame(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def workbook(outputs: Path) -> Path:
    """One workbook: a sheet for each table with typed cells, frozen heads and filters, and a codebook in front.

    Text is written as text, so that no cell runs and ids keep their zeros; the words stay as they are.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415  (an extra)

    path, beside = outputs / "kronika.xlsx", outputs / "kronika.xlsx.new"
    fixed = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(str(beside), {**fixed, "constant_memory": True, "default_date_format": "yyyy-mm-dd"}) as made:
        head = made.add_format({"bold": True, "bottom": 1})
        wrapped = made.add_format({"text_wrap": True, "valign": "top"})
        _codebook(made.add_worksheet("codebook"), head, wrapped)
        for table in TABLES:
            _sheet(made.add_worksheet(table.name), table, outputs, head)
    return beside.replace(path)


def _codebook(sheet: Any, head: Any, wrapped: Any) -> None:  # noqa: ANN401  (the package is an extra)
    """What every column means."""
    _heads(sheet, HEADS, head)
    sheet.set_column(len(HEADS) - 2, len(HEADS) - 1, 70, wrapped)
    told = ((table, column) for table in TABLES for column in table.columns)
    for line, (table, column) in enumerate(told, start=1):
        values = ", ".join(ENUMS.get((table.name, column.name), ()))
        cells = table.name, column.name, column.kind, column.required, values, column.description
        for place, cell in enumerate(cells):
            _write(sheet, (line, place), cell)


def _sheet(sheet: Any, table: Table, outputs: Path, head: Any) -> None:  # noqa: ANN401
    """One table."""
    shown = columns(outputs, table)
    for place, column in enumerate(shown):
        sheet.set_column(place, place, WIDTHS.get(column.name, WIDTH))
    _heads(sheet, [column.name for column in shown], head)
    last = 0
    for last, row in enumerate(rows(outputs, table.name), start=1):
        for place, column in enumerate(shown):
            _write(sheet, (last, place), _cell(column, row[column.name]))
    sheet.autofilter(0, 0, last, len(shown) - 1)


def _heads(sheet: Any, names: list[str] | tuple[str, ...], head: Any) -> None:  # noqa: ANN401
    sheet.freeze_panes(1, 1)
    for place, name in enumerate(names):
        sheet.write_string(0, place, name, head)


def _cell(column: Column, cell: str) -> object:
    """A value for a workbook; what it cannot hold as a value, it holds as text."""
    found = value(column, cell)
    if isinstance(found, list) or (isinstance(found, date) and found < FIRST):
        return cell
    return cell if column.kind == "date" and found is None else found


def _write(sheet: Any, at: tuple[int, int], cell: object) -> None:  # noqa: ANN401
    """Write a cell by its type: text never becomes anything else."""
    if isinstance(cell, bool):
        sheet.write_boolean(*at, cell)
    elif isinstance(cell, int | Decimal):
        sheet.write_number(*at, cell)
    elif isinstance(cell, date):
        sheet.write_datetime(*at, cell)
    elif cell:
        sheet.write_string(*at, str(cell)[:LONGEST])
