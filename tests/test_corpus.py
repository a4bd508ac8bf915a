"""The example corpus, from files to tables, with the shipped models: what a first run shows."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from texts import misplaced, rows

from pipeline.languages import codes, table
from pipeline.run import run
from pipeline.settings import Settings

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
WORD = re.compile(r"[^\W\d_]+")
NO_WORDS = {"never", "examples", "anchored", "pattern"}  # sentences and rules; all else lists words of time


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables made from the example corpus."""
    folder = tmp_path_factory.mktemp("outputs")
    run(CORPUS, folder, Settings(), lambda *_: None)
    return folder


def words(value: Any) -> Iterator[str]:  # noqa: ANN401  (a TOML table holds anything)
    """Words of a table, in small letters."""
    if isinstance(value, str):
        yield from WORD.findall(value.casefold())
    elif isinstance(value, dict):
        yield from (word for key, part in value.items() if key not in NO_WORDS for word in words(part))
    elif isinstance(value, list):
        yield from (word for part in value for word in words(part))


def test_every_document_is_read(outputs: Path) -> None:
    """Ten, in two languages, from at least four sources; none is rejected."""
    read = rows(outputs, "documents")
    assert len(read) == len([path for path in CORPUS.rglob("*") if path.is_file()]) == 10
    assert {row["language"] for row in read} == set(codes())
    assert len({row["source"] for row in read}) >= 4
    assert not rows(outputs, "rejected")


def test_sources_agree_refine_and_contradict_each_other(outputs: Path) -> None:
    """The first run shows the point of the product."""
    assert {"agree", "refines", "conflicts"} <= {row["verdict"] for row in rows(outputs, "comparisons")}


def test_both_languages_speak_of_one_event(outputs: Path) -> None:
    """Zhanaozen 2011 is one event in either spelling."""
    found = [row for row in rows(outputs, "events") if row["label"].endswith("Zhanaozen, 2011")]
    assert any(set(row["languages"].split("|")) == set(codes()) and int(row["documents"]) >= 3 for row in found)


def test_a_date_has_a_word_of_time(outputs: Path) -> None:
    """No date without a number or a word that the tables of its language list."""
    known = {code: set(words(table(code, "dates"))) for code in codes()}
    for row in rows(outputs, "dates"):
        told = set(WORD.findall(row["text"].casefold()))
        assert any(char.isdigit() for char in row["text"]) or told & known[row["language"]], row["text"]


def test_a_place_is_no_ordinary_word(outputs: Path) -> None:
    """Every place is written with a capital, and is no word of time or number."""
    for row in rows(outputs, "names"):
        if row["kind"] == "place":
            assert row["text"][0].isupper(), row["text"]
            assert row["text"].casefold() not in set(words(table(row["language"], "figures")["number"])), row["text"]


def test_every_quote_stands_where_its_row_says(outputs: Path) -> None:
    """Offsets are those of the stored text."""
    assert not [*misplaced(outputs)]


def test_what_officials_denied_supports_nothing(outputs: Path) -> None:
    """Officials denied that 64 people had died: the claim is kept, and is no answer."""
    denied = [row for row in rows(outputs, "claims") if row["low"] == "64" and row["polarity"] == "negated"]
    answering = {row["claim_id"] for row in rows(outputs, "answers")}
    assert denied
    assert not answering & {row["claim_id"] for row in denied}


def test_a_toll_is_the_same_wherever_it_stands(outputs: Path) -> None:
    """In the row of its event, and in the comparison of what was said of the whole."""
    happened = {row["event_id"]: row for row in rows(outputs, "events")}
    asked = [row for row in rows(outputs, "comparisons") if not row["scope"]]
    counts = [row for row in asked if row["property"] in {"killed", "injured", "arrested"}]
    assert counts
    for row in counts:
        event = happened[row["event_id"]]
        assert [event[f"{row['property']}_{part}"] for part in ("low", "best", "high")] == [
            row[part] for part in ("low", "best", "high")
        ]
