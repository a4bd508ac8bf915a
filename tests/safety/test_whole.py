"""A whole run over damaged files and documents that make stages fail: tables stand, and nothing is unaccounted for."""

import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any, NoReturn

import fake
import fuzz
import pytest
import texts

sys.path.append(str(Path(__file__).parents[1] / "ingest"))
import shapes

from pipeline import steps
from pipeline.engine import Kept
from pipeline.events import Scene
from pipeline.ingest import files
from pipeline.model import Annotation, Document
from pipeline.run import run
from pipeline.settings import Settings
from pipeline.summary import Summary

STORY = [
    "W środę w Gdyni zatrzymano siedemnaście osób, które protestowały przed bramą stoczni. Użyto gazu łzawiącego.",
    "Strajk trwa od 3 marca 2003 r. w stoczni; według związkowców bierze w nim udział ponad 1200 osób z Gdańska.",
]
conductor, writer = import_module("pipeline.run"), import_module("pipeline.summary")  # both are functions too
TRIPS = "StageFails"
DEAF = 77  # the status of deaf.py
pytestmark = pytest.mark.usefixtures("fake_engine")


def processed(corpus: Path, outputs: Path) -> Summary:
    """A run in this process."""
    return run(corpus, outputs, Settings(jobs=1), lambda *_: None)


def laid(corpus: Path, told: Sequence[tuple[str, bytes]]) -> Path:
    """A corpus of these files."""
    for name, raw in told:
        (corpus / name).parent.mkdir(parents=True, exist_ok=True)
        (corpus / name).write_bytes(raw)
    return corpus


@pytest.mark.parametrize("each", [2, pytest.param(30, marks=pytest.mark.crash)])
def test_tables_of_damaged_files_are_whole(tmp_path: Path, each: int) -> None:
    """Every file in documents.csv or rejected.csv; every mention and quote in its place."""
    corpus = laid(tmp_path / "corpus", [*fuzz.files(dict(shapes.shapes(STORY)), each, seed=7)])
    processed(corpus, tmp_path / "outputs")
    told = [row["doc_id"] for row in texts.rows(tmp_path / "outputs", "documents")]
    told += [row["path"] for row in texts.rows(tmp_path / "outputs", "rejected")]
    names = [path.relative_to(corpus).as_posix() for path in files(corpus)]
    assert [name for name in names if not any(one.startswith(name) for one in told)] == []
    assert not list(texts.misplaced(tmp_path / "outputs"))


@pytest.mark.parametrize("stage", ["detect", "annotate", "extract", "claims"])
def test_a_document_that_makes_a_stage_fail_is_told_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    """With the stage that failed; the tables of the others are those of a run without it."""
    good = [(f"{number}.txt", "\n\n".join(STORY).encode()) for number in range(3)]
    processed(laid(tmp_path / "good", good), tmp_path / "expected")
    name = {"detect": "detected", "annotate": "annotations", "extract": "mentions", "claims": "claims"}[stage]
    real = getattr(steps, name)

    def trips(document: Document, *others: Annotation) -> object:
        if TRIPS in document.text:
            raise ZeroDivisionError(TRIPS)
        return real(document, *others)

    if stage != "annotate":
        monkeypatch.setattr(steps, name, trips)
    word = fake.FAILS if stage == "annotate" else TRIPS
    bad = ("9.txt", f"{STORY[0]} {word}.".encode())
    summary = processed(laid(tmp_path / "corpus", [*good, bad]), tmp_path / "outputs")
    assert [(one.path, one.stage) for one in summary.rejected] == [("9.txt", stage)]
    expected, found = (
        [row for row in texts.rows(tmp_path / folder, "claims") if row["doc_id"] != "9.txt"]
        for folder in ("expected", "outputs")
    )
    assert len(found) == len(expected) > 0


def _knows(value: object) -> bool:
    """True where the ninth document takes part, in what a stage over all documents is given."""
    if isinstance(value, Path):
        return (value / "texts" / "9.txt").exists()
    if isinstance(value, Document):
        return value.doc_id == "9.txt"
    if isinstance(value, Mapping):
        return any(map(_knows, value.values()))
    return (
        any(map(_knows, value))
        if isinstance(value, tuple | Kept)
        else isinstance(value, Scene) and _knows(value.document)
    )


WHOLE = {
    "resolve": (conductor, "resolved"),
    "events": (conductor, "events"),
    "compare": (steps, "comparisons"),
    "tables": (writer, "written"),
    "report": (writer, "report"),
}


@pytest.mark.parametrize("stage", WHOLE)
def test_a_document_that_makes_a_stage_over_all_fail_is_found_and_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    """Told with the stage; all else is as if it had never been there."""
    good = [(f"{number}.txt", f"{number} lutego 2003 r. {STORY[number % 2]}".encode()) for number in range(1, 7)]
    processed(laid(tmp_path / "good", good), tmp_path / "expected")
    module, name = WHOLE[stage]
    real = getattr(module, name)

    def trips(*given: Any) -> object:  # noqa: ANN401  (as each stage has it)
        given = tuple(tuple(one) if isinstance(one, chain) else one for one in given)
        if any(map(_knows, given)):
            raise ZeroDivisionError(TRIPS)
        return real(*given)

    monkeypatch.setattr(module, name, trips)
    bad = ("9.txt", f"9 lutego 2003 r. {STORY[0]}".encode())
    summary = processed(laid(tmp_path / "corpus", [*good, bad]), tmp_path / "outputs")
    assert [(one.path, one.stage, one.reason) for one in summary.rejected] == [("9.txt", stage, "failed")]
    assert [row["path"] for row in texts.rows(tmp_path / "outputs", "rejected")] == ["9.txt"]
    names = {path.relative_to(tmp_path / "expected") for path in (tmp_path / "expected").rglob("*[!e].[ct][sx][vt]")}
    changed = [path for path in names if _differs(tmp_path, path)]
    assert [path.name for path in changed] == ["rejected.csv"]
    assert len(names) > len(good)


def _differs(folder: Path, name: Path) -> bool:
    return (folder / "expected" / name).read_bytes() != (folder / "outputs" / name).read_bytes()


def test_a_stage_that_fails_whatever_it_is_given_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No document is blamed for it, and the old tables stay."""
    corpus = laid(tmp_path / "corpus", [("1.txt", STORY[0].encode())])
    processed(corpus, tmp_path / "outputs")
    before = (tmp_path / "outputs" / "claims.csv").read_bytes()
    laid(corpus, [("2.txt", STORY[1].encode())])
    monkeypatch.setattr(conductor, "resolved", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        processed(corpus, tmp_path / "outputs")
    assert (tmp_path / "outputs" / "claims.csv").read_bytes() == before


def test_no_socket_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a run over every format, nor by the process that takes files apart: a file on which it ends is refused."""

    def refused(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a run asks the network")  # noqa: EM101, TRY003

    for name in ("connect", "connect_ex", "sendto", "bind"):
        monkeypatch.setattr(socket.socket, name, refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    apart = import_module("pipeline.ingest.formats.apart")
    monkeypatch.setattr(apart, "HELPER", "tests.safety.deaf")
    monkeypatch.setattr(apart, "_helper", cache(apart.Helper))  # none that was started before
    summary = processed(laid(tmp_path / "corpus", [*shapes.shapes(STORY)]), tmp_path / "outputs")
    assert summary.documents == len(dict(shapes.shapes(STORY)))


def test_the_deaf_process_ends_where_the_network_is_asked() -> None:
    """Else the test above would prove nothing."""
    asks = "import deaf, socket; socket.create_connection(('127.0.0.1', 9))"
    paths = {"PYTHONPATH": str(Path(__file__).parent)}
    ended = subprocess.run([sys.executable, "-c", asks], check=False, env=paths)  # noqa: S603
    assert ended.returncode == DEAF
