"""Exports: the same rows in other files, with types that stay and cells that do not run."""

import csv
import json
import sqlite3
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree as ET

import handmade
import pytest
from typer.testing import CliRunner

from pipeline.__main__ import app
from pipeline.commands.look import Form
from pipeline.tables import TABLES
from pipeline.tables.exports import EXPORTS, csv_excel, followthemoney, geojson, parquet, sqlite, workbook
from pipeline.tables.exports.spreadsheet import tame


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The outputs made by hand."""
    return handmade.laid(tmp_path)


def test_sqlite_holds_every_row_and_answers(folder: Path) -> None:
    """Every table, the views, quotes found without regard to marks over letters."""
    made = sqlite3.connect(sqlite(folder))
    for table in TABLES:
        counted = made.execute(f"SELECT COUNT(*) FROM {table.name}").fetchone()[0]  # noqa: S608  (our own names)
        assert counted == len(handmade.tables().get(table.name, ()))
    assert made.execute("SELECT property FROM conflicts").fetchall() == [("killed",)]
    assert made.execute("SELECT COUNT(*) FROM side_by_side").fetchone() == (5,)
    assert made.execute("SELECT speaker FROM speakers").fetchall() == [("a spokesman",)]
    assert made.execute("SELECT killed_best FROM tolls WHERE event_id = 'e1'").fetchone() == (64,)
    assert made.execute("SELECT label FROM one_source_only").fetchall() == []
    assert made.execute("SELECT source, other, verdict, times FROM source_pairs ORDER BY verdict").fetchall() == [
        ("herald", "kurier", "agree", 1),
        ("herald", "kurier", "conflicts", 1),
    ]
    assert made.execute("SELECT claim_id FROM doubtful").fetchall() == [("c2",)]
    assert made.execute("SELECT name, text FROM where_names_stand").fetchall()[0] == ("Serik", "Serik")
    assert made.execute("SELECT SUM(approx) FROM claims").fetchone() == (0,)
    assert made.execute("SELECT claim_id FROM quotes WHERE quotes MATCH 'zanaozenie'").fetchall() == [("c2",)]
    made.close()


def test_ids_with_zeros_stay_text(folder: Path) -> None:
    """In SQLite a hash of digits is no number."""
    handmade.laid(folder, {"events": [handmade.event("000000000012")]})
    made = sqlite3.connect(sqlite(folder))
    assert made.execute("SELECT event_id FROM events").fetchone() == ("000000000012",)
    made.close()


def test_geojson_has_points_where_they_are_known(folder: Path) -> None:
    """Longitude first; the rest without a geometry."""
    one, two = json.loads(geojson(folder).read_text(encoding="utf-8"))["features"]
    assert one["geometry"] == {"type": "Point", "coordinates": [52.86, 43.34]}
    assert two["geometry"] is None


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-cmd", "@SUM(A1)", "\t=1"])
def test_no_cell_runs_in_a_spreadsheet(folder: Path, cell: str) -> None:
    """It begins with an apostrophe there, and is unchanged in the plain table; numbers stay numbers."""
    assert tame(cell) == f"'{cell}"
    handmade.laid(folder, {"events": [handmade.event("e1", label=cell, longitude="-52.86")]})
    with (csv_excel(folder) / "events.csv").open(encoding="utf-8-sig", newline="") as handle:
        row = next(csv.DictReader(handle))
    assert (row["label"], row["longitude"]) == (f"'{cell}", "-52.86")


def sheets(path: Path) -> dict[str, list[dict[str, ET.Element]]]:
    """Rows of each sheet of a workbook: cells by the text of their head."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(path) as packed:
        book = ET.fromstring(packed.read("xl/workbook.xml"))  # noqa: S314  (our own file)
        names = [one.attrib["name"] for one in book.iter(f"{space}sheet")]
        parts = [packed.read(f"xl/worksheets/sheet{number}.xml") for number in range(1, len(names) + 1)]
    found = {}
    for name, part in zip(names, parts, strict=True):
        lines = [list(row) for row in ET.fromstring(part).iter(f"{space}row")]  # noqa: S314
        heads = {cell.attrib["r"].rstrip("0123456789"): "".join(cell.itertext()) for cell in lines[0]}
        found[name] = [{heads[c.attrib["r"].rstrip("0123456789")]: c for c in line} for line in lines[1:]]
    return found


def test_a_workbook_has_types_and_a_codebook(folder: Path) -> None:
    """Ids keep their zeros, days are days, numbers are numbers, truth is truth; every column is explained."""
    handmade.laid(folder, {"events": [handmade.event("000000000012", latest="1813-10-16")]})
    made = sheets(workbook(folder))
    assert list(made) == ["codebook", *(table.name for table in TABLES)]
    (event,) = made["events"]
    assert (event["event_id"].attrib["t"], "".join(event["event_id"].itertext())) == ("inlineStr", "000000000012")
    assert "".join(event["earliest"].itertext()) == str((date(2011, 12, 16) - date(1899, 12, 30)).days)
    assert int(event["earliest"].attrib["s"]) > 0
    assert "".join(event["latest"].itertext()) == "1813-10-16"  # a workbook knows no days before 1900
    assert ("t" in event["killed_best"].attrib, "".join(event["killed_best"].itertext())) == (False, "64")
    assert {claim["approx"].attrib["t"] for claim in made["claims"]} == {"b"}
    told = {("".join(row["table"].itertext()), "".join(row["column"].itertext())) for row in made["codebook"]}
    assert told == {(table.name, column.name) for table in TABLES for column in table.columns}


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-cmd", "@SUM(A1)", "\t=1", "https://example.org", "007"])
def test_no_cell_runs_in_a_workbook(folder: Path, cell: str) -> None:
    """Text is text and stays as it is, here and in the plain table; there is no formula and no link."""
    handmade.laid(folder, {"events": [handmade.event("e1", label=cell)]})
    path = workbook(folder)
    label = sheets(path)["events"][0]["label"]
    assert (label.attrib["t"], "".join(label.itertext())) == ("inlineStr", cell)
    with zipfile.ZipFile(path) as packed:
        assert not [
            name for name in packed.namelist() if b"<f>" in packed.read(name) or b"<hyperlink" in packed.read(name)
        ]
    with (folder / "events.csv").open(encoding="utf-8", newline="") as handle:
        assert next(csv.DictReader(handle))["label"] == cell


def test_parquet_has_types(folder: Path) -> None:
    """Days, numbers, truth, lists; what a column means stands in the file."""
    files = pytest.importorskip("pyarrow.parquet")
    handmade.laid(folder, {"events": [handmade.event("000000000012", latitude="-0.25")]})
    table = files.read_table(parquet(folder) / "events.parquet")
    (row,) = table.to_pylist()
    assert (row["event_id"], row["earliest"], row["latitude"]) == ("000000000012", date(2011, 12, 16), -0.25)
    assert (row["sources"], row["actors"], row["place_id"]) == (["herald", "kurier"], [], None)
    assert table.schema.field("label").metadata[b"description"]


def test_followthemoney_links_what_the_tables_link(folder: Path) -> None:
    """A schema each, no empty property; an event names those who took part, and the documents that tell of it."""
    handmade.laid(folder, {"events": [handmade.event("e1", actor_ids="s|z", place_id="z")]})
    made = {one["id"]: one for one in map(json.loads, followthemoney(folder).read_text("utf-8").splitlines())}
    assert (made["s"]["schema"], made["z"]["schema"], made["e1"]["schema"]) == ("Person", "Address", "Event")
    told = made["e1"]["properties"]
    assert (told["involved"], told["addressEntity"], told["country"]) == (["s"], ["z"], ["kz"])
    assert {made[one]["properties"]["fileName"][0] for one in told["proof"]} == set(handmade.TEXTS)
    assert all(values and all(values) for one in made.values() for values in one["properties"].values())


@pytest.mark.parametrize("export", EXPORTS)
def test_what_a_person_corrected_is_exported(folder: Path, export: str) -> None:
    """Every form takes a table with the column `corrected`; those with types have it."""
    path = folder / "events.csv"
    head, *lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([f"{head},corrected", *(f"{line},label" for line in lines), ""]), "utf-8")
    made = EXPORTS[export](folder)
    if export == "sqlite":
        base = sqlite3.connect(made)
        assert base.execute("SELECT corrected FROM events").fetchall() == [("label",)] * len(lines)
        base.close()
    elif export == "excel":
        assert {"".join(row["corrected"].itertext()) for row in sheets(made)["events"]} == {"label"}


def test_the_command_offers_every_export() -> None:
    """Neither less nor more."""
    assert set(get_args(Form)) == set(EXPORTS)


def test_a_package_that_is_missing_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the words that install it."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    done = CliRunner().invoke(app, ["export", "--to", "excel", "--outputs", str(folder)])
    assert done.exit_code == 2
    assert "needs the package xlsxwriter; install it with: pip install 'kronika[exports]'" in done.stderr


@pytest.mark.parametrize(("to", "made"), [("sqlite", "kronika.sqlite"), ("geojson", "events.geojson")])
def test_the_command_exports(folder: Path, to: str, made: str) -> None:
    """It names the file; a folder without tables, or another word, ends with two and a sentence."""
    done = CliRunner().invoke(app, ["export", "--to", to, "--outputs", str(folder)])
    assert done.exit_code == 0
    assert (folder / made).is_file()
    assert CliRunner().invoke(app, ["export", "--to", to, "--outputs", str(folder / "none")]).exit_code == 2
    assert CliRunner().invoke(app, ["export", "--to", "tape", "--outputs", str(folder)]).exit_code == 2
