"""The tutorial: it runs from nothing, and what it stores shows answers and no machine."""

import re
from pathlib import Path

import pytest

pytest.importorskip("nbclient")
nbformat = pytest.importorskip("nbformat")
tutorial = pytest.importorskip("bench.tutorial")

PATHS = re.compile(r"(?<![\w.<])/(?!div|td|th|tr|table|tbody|thead|style)\w+/\w+|[A-Z]:\\\\")


def test_it_runs() -> None:
    """Every cell, on the example corpus; a cell that fails raises."""
    made = tutorial.executed()
    assert all(cell.outputs for cell in made.cells if cell.cell_type == "code")
    answered = "".join(str(cell.get("outputs", "")) for cell in made.cells)
    assert "Żanaozen" in answered
    assert "conflicts" in answered


def test_what_is_stored_shows_no_machine() -> None:
    """Outputs for every cell, no path of a disk, no time, no error."""
    stored = nbformat.read(tutorial.PAGE, as_version=4)
    nbformat.validate(stored)
    code = [cell for cell in stored.cells if cell.cell_type == "code"]
    assert all(cell.outputs and not cell.metadata for cell in code)
    told = [str(output) for cell in code for output in cell.outputs]
    assert not [text for text in told if PATHS.search(text) or str(Path.home()) in text or "Traceback" in text]
