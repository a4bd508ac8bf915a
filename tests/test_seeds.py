"""The two documents that the project began with, from files to tables, with the shipped models."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

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


def rows(outputs: Path, table: str) -> list[dict[str, str]]:
    """Rows of a table."""
    with (outputs / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_the_scorer_is_met(outputs: Path) -> None:
    """What must be read from the seeds is read, and little else."""
    words = [sys.executable, str(SCORER), str(outputs)]
    scored = subprocess.run(words, check=False, capture_output=True, text=True)  # noqa: S603  (our own scorer)
    assert scored.returncode == 0, scored.stdout


def test_every_quote_stands_where_its_row_says(outputs: Path) -> None:
    """Offsets of mentions and claims are those of the stored text."""
    texts = {
        row["doc_id"]: (outputs / row["text_path"]).read_text(encoding="utf-8") for row in rows(outputs, "documents")
    }
    for table, column in (("names", "text"), ("dates", "text"), ("figures", "text"), ("claims", "quote")):
        for row in rows(outputs, table):
            assert texts[row["doc_id"]][int(row["start"]) : int(row["end"])] == row[column]


def test_every_key_points_to_a_row(outputs: Path) -> None:
    """What one table names another holds."""
    for table in TABLES:
        for column, other, there in table.foreign:
            known = {row[there] for row in rows(outputs, other)}
            assert {row[column] for row in rows(outputs, table.name)} - {""} <= known, f"{table.name}.{column}"
