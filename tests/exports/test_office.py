"""Tables in LibreOffice and in R: types hold and no cell runs. `make test-office` installs both; else passed over."""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import handmade
import pytest

from pipeline.tables import TABLES
from pipeline.tables.exports import csv_excel, r, workbook

CALC, R = shutil.which("soffice"), shutil.which("Rscript")
OFFICE, TABLE = (
    "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}",
    "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}",
)
FORMATS = {"date": 5, "number": 1, "integer": 1}  # of the import window: day with the year first, standard; else text
TEXT = 2
TRUTH = {"of:=FALSE()": "false", "of:=TRUE()": "true"}  # how LibreOffice keeps what is no number in its own files
WORDS = "=1+1 Żanaozen"
in_calc = pytest.mark.skipif(not CALC, reason="LibreOffice is not installed")
in_r = pytest.mark.skipif(not R, reason="R is not installed")
Cell = tuple[str, str]  # type and value


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The outputs made by hand, with an event that spreadsheets like to change."""
    odd = handmade.event("000000000012", label=WORDS, latitude="-43.340", edtf="2011-12", actors="a|b", mode="NA")
    other = handmade.event("4e1234567890", label="2011-12", killed_best="", latitude="")
    return handmade.laid(tmp_path, {"events": [odd, other]})


def calculated(path: Path, *words: str) -> Mapping[str, Sequence[Sequence[Cell]]]:
    """The sheets of a file as LibreOffice opens it: type and value of each cell; a formula has the type formula."""
    told = [CALC or "", f"-env:UserInstallation={(path.parent / 'profile').as_uri()}", "--headless", *words]
    subprocess.run([*told, "--convert-to", "fods", "--outdir", path.parent, path], check=True, capture_output=True)  # noqa: S603
    tree = ET.parse(path.with_suffix(".fods"))  # noqa: S314  (made by LibreOffice just now)
    return {
        sheet.attrib[f"{TABLE}name"]: [
            [_cell(cell) for cell in row.iter(f"{TABLE}table-cell") for _ in range(_times(cell))]
            for row in sheet.iter(f"{TABLE}table-row")
        ]
        for sheet in tree.iter(f"{TABLE}table")
    }


def _times(cell: ET.Element) -> int:
    """How often a cell stands there; blank ends of rows stand once."""
    return min(int(cell.attrib.get(f"{TABLE}number-columns-repeated", 1)), 20)


def _cell(cell: ET.Element) -> Cell:
    formula = cell.attrib.get(f"{TABLE}formula")
    if formula in TRUTH:
        return "boolean", TRUTH[formula]
    values = (cell.attrib[f"{OFFICE}{name}"] for name in ("value", "date-value") if f"{OFFICE}{name}" in cell.attrib)
    kind = cell.attrib.get(f"{OFFICE}value-type", "") if formula is None else "formula"
    return kind, next(values, "".join(cell.itertext()).strip())


def events(rows: Sequence[Sequence[Cell]]) -> list[dict[str, Cell]]:
    """Rows of the events by the words of their heads."""
    heads = [words for _, words in rows[0]]
    return [dict(zip(heads, row, strict=False)) for row in rows[1:3]]


@in_calc
def test_calc_opens_the_workbook_with_its_types(folder: Path) -> None:
    """Ids and labels are text, days days, numbers numbers, nothing is a formula, and what is empty is empty."""
    sheets = calculated(workbook(folder))
    assert list(sheets) == ["codebook", *(table.name for table in TABLES)]
    odd, other = events(sheets["events"])
    assert odd["event_id"] == ("string", "000000000012")
    assert odd["label"] == ("string", WORDS)
    assert odd["edtf"] == ("string", "2011-12")
    assert odd["earliest"] == ("date", "2011-12-16")
    assert odd["latitude"] == ("float", "-43.34")
    assert other["event_id"] == ("string", "4e1234567890")
    assert other["label"] == ("string", "2011-12")
    assert other["killed_best"] == ("", "")
    assert {cell for row in sheets["claims"][1:] for kind, cell in row if kind == "boolean"} == {"false"}
    assert not [cell for rows in sheets.values() for row in rows for cell in row if cell[0] == "formula"]


@in_calc
@pytest.mark.parametrize("made", ["plain", "excel"])
def test_calc_opens_csv_as_the_readme_says(folder: Path, made: str) -> None:
    """UTF-8, commas, ids and other text as text, days as days: types hold, in the plain table and the tame one."""
    path = folder / "events.csv" if made == "plain" else csv_excel(folder) / "events.csv"
    columns = next(table for table in TABLES if table.name == "events").columns
    formats = "/".join(f"{place}/{FORMATS.get(c.kind, TEXT)}" for place, c in enumerate(columns, start=1))
    (rows,) = calculated(path, f"--infilter=CSV:44,34,76,1,{formats},1033,false,true").values()
    odd, other = events(rows)
    assert odd["event_id"] == ("string", "000000000012")
    assert odd["label"] == ("string", WORDS if made == "plain" else f"'{WORDS}")
    assert odd["edtf"] == ("string", "2011-12")
    assert odd["earliest"] == ("date", "2011-12-16")
    assert odd["latitude"] == ("float", "-43.34")
    assert other["event_id"] == ("string", "4e1234567890")
    assert not [cell for row in rows for cell in row if cell[0] == "formula"]


@in_calc
def test_calc_runs_no_tame_cell_that_is_opened_by_double_click(folder: Path) -> None:
    """Without a word on types a formula would be one; with an apostrophe it is text."""
    (rows,) = calculated(csv_excel(folder) / "events.csv", "--infilter=CSV:44,34,76").values()
    assert not [cell for row in rows for cell in row if cell[0] == "formula"]


CHECKS = """
source("kronika.R")
events <- kronika(".")$events
stopifnot(
  identical(events$event_id, c("000000000012", "4e1234567890")), identical(events$label[1], "%s"),
  identical(events$mode[1], "NA"), inherits(events$earliest, "Date"), format(events$earliest[1]) == "2011-12-16",
  identical(events$latitude, c(-43.34, NA)), is.na(events$killed_best[2]), events$killed_best[1] + 1 == 65,
  identical(events$sources[[1]], c("herald", "kurier")), length(events$targets[[1]]) == 0,
  identical(kronika(".")$claims$approx, c(FALSE, FALSE)), identical(kronika(".")$claims$start[2], 0L),
  nrow(kronika(".")$rejected) == 0, Encoding(events$label[1]) == "UTF-8"
)
cat("held")
"""


@in_r
def test_r_loads_the_tables_with_their_types(folder: Path) -> None:
    """By the script beside them: ids keep zeros, NA is a word, days are days, lists lists, empty is missing."""
    r(folder)
    (folder / "check.R").write_text(CHECKS % WORDS, encoding="utf-8")
    done = subprocess.run([R or "", "check.R"], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.stdout == "held", done.stderr
