"""The two documents that the project began with, from files to tables, with the shipped models."""

import subprocess
import sys
from pathlib import Path

import pytest
from texts import misplaced, rows

from pipeline.run import run
from pipeline.settings import Settings
from pipeline.tables import TABLES

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
SEEDS, SCORER = SHARED / "corpus" / "seeds", SHARED / "score" / "seeds.py"
pytestmark = pytest.mark.skipif(not SCORER.is_file(), reason="the seed documents are not beside the repository")


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables made from the seeds."""
    folder = tmp_path_factory.mktemp("outputs")
    run(SEEDS, folder, Settings(), lambda *_: None)
    return folder


def test_the_scorer_is_met(outputs: Path) -> None:
    """What must be read from the seeds is read, and little else."""
    words = [sys.executable, str(SCORER), str(outputs)]
    scored = subprocess.run(words, check=False, capture_output=True, text=True)  # noqa: S603  (our own scorer)
    assert scored.returncode == 0, scored.stdout


def test_every_quote_stands_where_its_row_says(outputs: Path) -> None:
    """Offsets of mentions and claims are those of the stored text."""
    assert not [*misplaced(outputs)]


def test_every_key_points_to_a_row(outputs: Path) -> None:
    """What one table names another holds."""
    for table in TABLES:
        for column, other, there in table.foreign:
            known = {row[there] for row in rows(outputs, other)}
            assert {row[column] for row in rows(outputs, table.name)} - {""} <= known, f"{table.name}.{column}"
