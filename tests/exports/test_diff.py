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
