"""Tables as data frames: types that hold, keys that join, answers to common questions."""

import subprocess
import sys
from pathlib import Path

import handmade
import pandas as pd
import pytest

import pipeline
from pipeline.tables import TABLES
from pipeline.tables.frames import Tables


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    """The outputs made by hand, one id of which is all digits."""
    events = [*handmade.tables()["events"], handmade.event("000000000012", label="NA", latitude="-0.5")]
    return pipeline.load(handmade.laid(tmp_path, {"events": events}))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_has_every_column(tables: Tables, table: object) -> None:
    """Empty tables too."""
    name = getattr(table, "name", "")
    assert list(getattr(tables, name)) == list(handmade.BLANK[name])


def test_cells_have_their_types(tables: Tables) -> None:
    """Text stays text, unknown is missing, numbers count, days are days, lists are lists."""
    events = tables.events.set_index("event_id")
    odd = events.loc["000000000012"]
    assert odd["label"] == "NA"
    assert odd["latitude"] == -0.5
    assert odd["killed_best"] + 1 == 65
    assert pd.isna(odd["injured_best"])
    assert odd["earliest"] == pd.Timestamp("2011-12-16")
    assert pd.isna(events.loc["e2", "earliest"])  # a day that is none
    assert odd["sources"] == ["herald", "kurier"]
    assert odd["actors"] == []
    assert tables.claims["approx"].tolist() == [False, False]
    assert str(tables.claims["start"].dtype) == "Int64"
    assert "negated" in tables.claims["polarity"].cat.categories
    assert tables.claims["polarity"].cat.codes.min() >= 0


def test_an_event_is_compared(tables: Tables) -> None:
    """Its answers with verdict and source, given an id or a row of the events."""
    found = tables.compare("e1")
    assert found["property"].tolist() == ["killed", "killed", "when", "where", "where"]
    assert found[["verdict", "value", "language"]].iloc[1].tolist() == ["conflicts", "64", "pl"]
    assert tables.compare(tables.events.iloc[0]).equals(found)
    assert tables.compare("000000000012").empty


def test_claims_come_with_their_source(tables: Tables) -> None:
    """In the order of publication."""
    found = tables.claims_of("e1")
    assert found[["claim_id", "source", "published"]].to_numpy().tolist() == [
        ["c1", "herald", "2011-12-17"],
        ["c2", "kurier", "2011-12-18"],
    ]


def test_events_are_found_by_words(tables: Tables) -> None:
    """Of their labels, and of what is said of them, in any case; no sign is a pattern."""
    assert tables.find("ŻANAOZENIE ZGINĘŁY")["event_id"].tolist() == ["e1"]
    assert tables.find("2011 e1")["event_id"].tolist() == ["e1"]
    assert tables.find(".*").empty


def test_keys_are_joined(tables: Tables) -> None:
    """As the schema says; columns of one name are told apart, and no row is lost."""
    found = tables.joined("answers", "comparisons")
    assert len(found) == len(tables.answers)
    assert {"low", "low_comparisons", "verdict"} <= set(found)
    assert list(tables.joined("claims", "events", ["label"]))[-1] == "label"
    with pytest.raises(KeyError, match="No column of events points to answers"):
        tables.joined("events", "answers")


def test_texts_are_those_that_offsets_count_in(tables: Tables) -> None:
    """To the letter."""
    for claim in tables.claims.itertuples():
        assert tables.text(str(claim.doc_id))[claim.start : claim.end] == claim.quote


def test_what_is_not_there_is_told(tables: Tables, tmp_path: Path) -> None:
    """A folder without tables, an event that no table holds."""
    with pytest.raises(FileNotFoundError, match="make them first"):
        pipeline.load(tmp_path / "nowhere")
    with pytest.raises(KeyError, match="There is no event e9"):
        tables.compare("e9")


@pytest.mark.usefixtures("fake_engine")
def test_a_script_runs_and_loads(tmp_path: Path) -> None:
    """`pipeline.run` is a function, though a module; a second call finds nothing to do."""
    (tmp_path / "corpus" / "herald").mkdir(parents=True)
    (tmp_path / "corpus" / "herald" / "1.txt").write_text("Police in Gdynia arrested 17 people on 3 March 2003.")
    made = pipeline.run(tmp_path / "corpus", str(tmp_path / "outputs"))
    assert made.documents == 1
    assert pipeline.run(tmp_path / "corpus", tmp_path / "outputs") is None
    assert pipeline.load(tmp_path / "outputs").documents["source"].tolist() == ["herald"]
    with pytest.raises(ValueError, match="does not exist"):
        pipeline.run(tmp_path / "nowhere")


def test_a_run_loads_no_data_frames() -> None:
    """Pandas takes longer to load than a small run takes."""
    code = "import sys, pipeline, pipeline.run, pipeline.process; pipeline.run; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603  (our own words)
