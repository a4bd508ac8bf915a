"""What changed between two runs."""

from pathlib import Path

import handmade
from typer.testing import CliRunner

from pipeline.__main__ import app


def test_it_tells_what_came_went_and_changed(tmp_path: Path) -> None:
    """Each in a line; nothing where nothing did, and two where there are no tables."""
    old = handmade.laid(tmp_path / "old")
    new = handmade.laid(tmp_path / "new", {"events": [handmade.event("e1", killed_best="70"), handmade.event("e3")]})
    told = CliRunner().invoke(app, ["diff", str(old), str(new)])
    assert told.stdout.splitlines() == ["~ events e1: killed_best '64' -> '70'", "- events e2", "+ events e3"]
    assert CliRunner().invoke(app, ["diff", str(old), str(old)]).stdout == ""
    assert CliRunner().invoke(app, ["diff", str(old), str(tmp_path)]).exit_code == 2


def test_a_column_that_came_changes_only_what_it_fills(tmp_path: Path) -> None:
    """As when a person corrects one row of a table."""
    old, new = handmade.laid(tmp_path / "old"), handmade.laid(tmp_path / "new")
    path = new / "events.csv"
    head, *lines = path.read_text("utf-8").splitlines()
    marked = [f"{head},corrected", f"{lines[0]},merge", *(f"{line}," for line in lines[1:])]
    path.write_text("\n".join([*marked, ""]), "utf-8")
    told = CliRunner().invoke(app, ["diff", str(old), str(new)])
    assert told.stdout.splitlines() == ["~ events e1: corrected '' -> 'merge'"]
