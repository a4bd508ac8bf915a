"""Scores: what agrees with marked texts counts, what does not is missed or too much."""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import handmade
import pytest
from typer.testing import CliRunner, Result

from pipeline.__main__ import app

ONE, TWO = handmade.TEXTS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The outputs made by hand."""
    return handmade.laid(tmp_path / "outputs")


def marked(folder: Path, table: str, rows: Sequence[Mapping[str, str]]) -> Path:
    """A folder of marked texts beside the outputs."""
    gold = folder.parent / "gold"
    gold.mkdir(exist_ok=True)
    with (gold / f"{table}.csv").open("w", encoding="utf-8", newline="") as handle:
        names = list(dict.fromkeys(name for row in rows for name in row))
        writer = csv.DictWriter(handle, names)
        writer.writeheader()
        writer.writerows(rows)
    return gold


def scored(folder: Path, gold: Path, *words: str) -> Result:
    """The word score."""
    return CliRunner().invoke(app, ["score", str(gold), "--outputs", str(folder), *words])


def lines(folder: Path, gold: Path) -> dict[tuple[str, str], dict[str, float | None]]:
    """Its lines, by kind and language."""
    told = map(json.loads, scored(folder, gold, "--json").stdout.splitlines())
    return {(one.pop("kind"), one.pop("language")): one for one in told}


def test_mended_tables_are_marked_texts(folder: Path) -> None:
    """The tables as they are agree with themselves."""
    for table in ("names", "dates", "figures", "claims"):
        gold = marked(folder, table, [dict(row) for row in handmade.tables()[table]])
    found = lines(folder, gold)
    assert {kind for kind, _ in found} == {"place", "person", "dates", "figures", "claims"}
    assert all({one["precision"], one["recall"], one["exact"], one["value"]} == {1.0} for one in found.values())


def test_what_is_wrong_counts_as_wrong(folder: Path) -> None:
    """Another value is found and not right; other letters are not exact; what is missing lowers recall."""
    mend = [
        {**handmade.stood(TWO, "Żanaozenie"), "kind": "place", "lemma": "Nowa Rzeka"},
        {**handmade.stood(TWO, "mówił"), "kind": "place", "lemma": "Aktau"},
        {**handmade.stood(TWO, "64 osoby"), "kind": "person", "lemma": "?"},
    ]
    found = lines(folder, marked(folder, "names", mend))
    assert found["place", "pl"] == {"gold": 2, "precision": 1.0, "recall": 0.5, "exact": 0.5, "value": 0.0}
    assert found["person", "pl"] == {"gold": 1, "precision": 0.0, "recall": 0.0, "exact": 0.0, "value": 0.0}


def test_an_empty_cell_asks_nothing(folder: Path) -> None:
    """A claim is right by what is marked of it; its number and what it counts must be those."""
    where = handmade.stood(TWO, "zginęły 64")
    gold = marked(folder, "claims", [{**where, "property": "killed", "low": "64.0", "high": "64", "bound": "="}])
    assert lines(folder, gold)["claims", "pl"]["value"] == 1.0
    gold = marked(folder, "claims", [{**where, "property": "killed", "low": "65", "high": "64", "bound": "="}])
    assert lines(folder, gold)["claims", "pl"]["recall"] == 0.0


def test_excerpts_are_found_in_their_documents(folder: Path) -> None:
    """Wherever they stand, whatever white space lies between; one that stands nowhere is missed as a whole."""
    text = "zginęły   64\nosoby. Tak mówił"
    mention = {"start": 10, "end": 12, "kind": "figure", "normal": {"low": 64, "high": 64, "bound": "="}}
    claim = {
        "type": "killed", "low": 64, "high": 64, "bound": "=", "date": "2011-12-16", "place": "Zhanaozen",
        "speaker": None, "quote_start": 0, "quote_end": 18,
    }  # fmt: skip
    told = {"doc": f"docs/{TWO}", "text": text, "mentions": [mention], "claims": [claim, claim | {"type": "dance"}]}
    lost = told | {"text": "other words 64"}
    gold = folder.parent / "gold"
    gold.mkdir()
    (gold / "excerpts.jsonl").write_text(f"{json.dumps(told)}\n{json.dumps(lost)}\n", encoding="utf-8")
    found = lines(folder, gold)
    assert found["figures", "pl"] == {"gold": 2, "precision": 1.0, "recall": 0.5, "exact": 0.5, "value": 0.5}
    assert found["claims", "pl"] == {"gold": 2, "precision": 1.0, "recall": 0.5, "exact": 0.0, "value": 0.5}
    unasked = told | {"claims": [claim | {"type": "dance"}]}
    (gold / "excerpts.jsonl").write_text(f"{json.dumps(unasked)}\n{json.dumps(lost)}\n", encoding="utf-8")
    assert lines(folder, gold)["claims", "pl"]["precision"] is None  # the row stands where nobody says what is right
    shown = scored(folder, gold).stdout
    assert "Passed over: 2 marked claims" in shown
    assert "figures       pl             2      1      100.0" in shown


@pytest.mark.parametrize(
    ("name", "text"), [("notes.txt", ""), ("names.csv", "doc_id\nherald/1.txt\n"), ("excerpts.jsonl", "{}\n")]
)
def test_a_folder_without_marked_texts_is_told(folder: Path, name: str, text: str) -> None:
    """In one sentence."""
    gold = folder.parent / "gold"
    gold.mkdir()
    (gold / name).write_text(text, encoding="utf-8")
    done = scored(folder, gold)
    assert done.exit_code == 2
    assert "marked texts" in done.stderr
