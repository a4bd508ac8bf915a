"""The word view: the report's address, and tables for people and for pipes."""

import csv
import io
from pathlib import Path

import handmade
import pytest
from typer.testing import CliRunner, Result

from pipeline.__main__ import app
from pipeline.commands import view as viewing
from pipeline.report import report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The outputs made by hand."""
    return handmade.laid(tmp_path)


def viewed(folder: Path, *words: str) -> Result:
    """The word with these words."""
    return CliRunner().invoke(app, ["view", *words, "--outputs", str(folder)])


def test_the_report_has_an_address(folder: Path) -> None:
    """It is told; one that is not there is missed in a sentence."""
    assert viewed(folder).exit_code == 2
    made = report(folder)
    assert viewed(folder).stdout == f"{made.as_uri()}\n"


def test_a_table_is_printed_as_it_stands(folder: Path) -> None:
    """Every row and column, as CSV."""
    found = list(csv.DictReader(io.StringIO(viewed(folder, "claims").stdout)))
    assert found == [handmade.BLANK["claims"] | dict(row) for row in handmade.tables()["claims"]]


def test_rows_and_columns_are_chosen(folder: Path) -> None:
    """By words in any case; of several, all must hold."""
    chosen = ("--columns", "claim_id,speaker", "--where", "quote=zhanaozen", "--where", "property=kill")
    assert viewed(folder, "claims", *chosen).stdout == "claim_id,speaker\nc1,a spokesman\n"
    assert len(viewed(folder, "claims", "--rows", "1").stdout.splitlines()) == 2


def test_a_terminal_gets_columns(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Aligned, long cells cut, and nothing in them steers it."""
    monkeypatch.setattr(viewing, "_on_terminal", lambda: True)
    lines = viewed(folder, "events", "--columns", "event_id,label,country").stdout.splitlines()
    assert {line.index("KZ") for line in lines[1:]} == {lines[0].index("country")}
    assert handmade.OVERRIDE not in "".join(lines)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("people",), "There is no table people; there are documents, names,"),
        (("claims", "--columns", "colour"), "claims.csv has no column colour"),
        (("claims", "--where", "colour=red"), "claims.csv has no column colour"),
    ],
)
def test_what_is_not_there_is_told(folder: Path, words: tuple[str, ...], message: str) -> None:
    """With what there is."""
    done = viewed(folder, *words)
    assert done.exit_code == 2
    assert message in done.stderr
