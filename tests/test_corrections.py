"""Corrections: each kind holds over two runs, is marked, and is told when its row is gone."""

import csv
from pathlib import Path

import fake
import pytest

from pipeline import run as conductor
from pipeline.corrections import BadCorrections, corrections
from pipeline.run import Summary, run
from pipeline.settings import Settings

TEXT = "On Wednesday 17 people were arrested in Gdynia. Police in Sopot used gas. The strike began on 3 March 2003."
HEAD = "table,id,column,value,who,when,note\n"


@pytest.fixture(autouse=True)
def _fake_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """No model is loaded."""
    monkeypatch.setattr(conductor, "annotations", fake.annotations)
    monkeypatch.setattr(conductor, "fingerprint", lambda *_: "fake")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with one document."""
    path = tmp_path / "corpus" / "herald" / "1.txt"
    path.parent.mkdir(parents=True)
    path.write_text(TEXT, encoding="utf-8")
    return tmp_path / "corpus"


def processed(corpus: Path, *lines: str) -> Summary:
    """A run with these corrections."""
    (corpus.parent / "corrections.csv").write_text(HEAD + "".join(f"{line},me,2026,\n" for line in lines), "utf-8")
    return run(corpus, corpus.parent / "outputs", Settings(), lambda *_: None)


def rows(corpus: Path, table: str) -> list[dict[str, str]]:
    """Rows of a table."""
    with (corpus.parent / "outputs" / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.mark.parametrize(
    ("table", "key", "column", "value"),
    [
        ("documents", "doc_id", "source", "Evening Herald"),
        ("figures", "mention_id", "low", "18"),
        ("entities", "entity_id", "role", "port"),
        ("claims", "claim_id", "speaker", "the police"),
        ("events", "event_id", "place", "Gdynia harbour"),
    ],
)
def test_a_corrected_cell_stays_corrected(corpus: Path, table: str, key: str, column: str, value: str) -> None:
    """Over two runs and a document that comes, and its column is named at the end of its row."""
    processed(corpus)
    assert "corrected" not in rows(corpus, table)[0]
    wanted = rows(corpus, table)[0][key]
    for _ in range(2):
        assert not processed(corpus, f"{table},{wanted},{column},{value}").lost
        found = {row[key]: row for row in rows(corpus, table)}
        assert (found[wanted][column], found[wanted]["corrected"]) == (value, column)
        assert list(found[wanted])[-1] == "corrected"
        assert not any(row["corrected"] for name, row in found.items() if name != wanted)
        (corpus / "herald" / "2.txt").write_text("Nobody was hurt in the small town of Reda on Friday.", "utf-8")


@pytest.mark.parametrize("table", ["names", "dates", "figures", "claims"])
def test_a_rejected_row_is_gone(corpus: Path, table: str) -> None:
    """And the rest stays."""
    processed(corpus)
    before = rows(corpus, table)
    key = next(iter(before[0]))
    assert not processed(corpus, f"{table},{before[0][key]},reject,").lost
    assert before[0][key] not in {row[key] for row in rows(corpus, table)}


def test_merged_entities_are_one(corpus: Path) -> None:
    """Names of both point to the first, which bears the other's name too."""
    processed(corpus)
    left, right = rows(corpus, "entities")[:2]
    assert not processed(corpus, f"entities,{left['entity_id']},merge,{right['entity_id']}").lost
    found = {row["entity_id"]: row for row in rows(corpus, "entities")}
    assert right["entity_id"] not in found
    assert right["name"] in found[left["entity_id"]]["aliases"].split("|")
    assert right["entity_id"] not in {row["entity_id"] for row in rows(corpus, "names")}


@pytest.mark.parametrize(
    "line",
    [
        "claims,000000000000,low,3",
        "claims,{claim},colour,red",
        "claims,{claim},claim_id,x",
        "claims,{claim},quote,other words",
        "claims,{claim},low,many",
        "claims,{claim},polarity,",
        "events,{claim},reject,",
        "entities,{claim},merge,{claim}",
    ],
)
def test_what_no_longer_applies_is_told(corpus: Path, line: str) -> None:
    """And changes nothing."""
    processed(corpus)
    before = rows(corpus, "claims")
    assert len(processed(corpus, line.format(claim=before[0]["claim_id"])).lost) == 1
    assert rows(corpus, "claims") == before


def test_a_file_that_cannot_be_used_is_refused(corpus: Path) -> None:
    """With a sentence that says what to mend."""
    (corpus.parent / "corrections.csv").write_text("id;value\n", "utf-8")
    with pytest.raises(BadCorrections, match="lacks the columns table, id, column, value"):
        corrections(corpus)


def test_a_value_that_the_schema_forbids_is_refused(corpus: Path) -> None:
    """In one sentence that names the file."""
    processed(corpus)
    wanted = rows(corpus, "claims")[0]["claim_id"]
    with pytest.raises(BadCorrections, match=r"polarity holds 'perhaps'.*corrections\.csv"):
        processed(corpus, f"claims,{wanted},polarity,perhaps")
