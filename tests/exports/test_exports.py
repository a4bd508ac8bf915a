"""Exports: the same rows in other files, with types that stay and cells that do not run."""

import csv
import json
import sqlite3
from pathlib import Path

import handmade
import pytest
from typer.testing import CliRunner

from pipeline.__main__ import app
from pipeline.tables import TABLES
from pipeline.tables.exports import geojson, spreadsheet, sqlite, tame


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
    with (spreadsheet(folder) / "events.csv").open(encoding="utf-8-sig", newline="") as handle:
        row = next(csv.DictReader(handle))
    assert (row["label"], row["longitude"]) == (f"'{cell}", "-52.86")


@pytest.mark.parametrize(("to", "made"), [("sqlite", "kronika.sqlite"), ("geojson", "events.geojson")])
def test_the_command_exports(folder: Path, to: str, made: str) -> None:
    """It names the file; a folder without tables, or another word, ends with two and a sentence."""
    done = CliRunner().invoke(app, ["export", "--to", to, "--outputs", str(folder)])
    assert done.exit_code == 0
    assert (folder / made).is_file()
    assert CliRunner().invoke(app, ["export", "--to", to, "--outputs", str(folder / "none")]).exit_code == 2
    assert CliRunner().invoke(app, ["export", "--to", "tape", "--outputs", str(folder)]).exit_code == 2
