"""What one document makes fail is told as its own, in one line that lets the error be found."""

import logging
import re
from signal import ITIMER_PROF, getitimer
from types import SimpleNamespace
from typing import Any

import pytest

from pipeline import guard
from pipeline.extract.dates.readers import point
from pipeline.guard import DEBUG, failure, guarded, where
from pipeline.model import Rejection
from pipeline.patterns import Patterns
from pipeline.syntax import Tree


def broken() -> None:
    """A failure inside our code, with a rule in its hands."""
    row = {"name": "month-year", "form": "<month> <year>"}
    Patterns([row], {}, {})


def test_a_failure_is_a_rejection_with_its_place(caplog: pytest.LogCaptureFixture) -> None:
    """Document, stage, module and line in one line of the log, and in rejected.csv."""
    found = guarded("extract", "a/b\n.txt", broken)
    assert isinstance(found, Rejection)
    assert (found.path, found.stage, found.reason) == ("a/b\n.txt", "extract", "failed")
    assert "at=pipeline/patterns.py:" in found.detail
    (line,) = (record.getMessage() for record in caplog.records)
    assert line.startswith(r"failed document='a/b\n.txt' stage=extract at=pipeline/patterns.py:")
    assert len(line.splitlines()) == 1


def test_the_rule_at_work_is_named() -> None:
    """Where a function of ours holds one."""
    words: Any = SimpleNamespace(row={"name": "month-year"}, point=lambda: None, slots={})
    with pytest.raises(AttributeError) as caught:
        point(words)
    assert re.match(r"at=pipeline/extract/dates/readers.py:\d+ rule=month-year error=", where(caught.value))


def test_debug_shows_the_traceback(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """For whoever mends it."""
    monkeypatch.setenv(DEBUG, "1")
    with caplog.at_level(logging.INFO):
        guarded("extract", "a.txt", broken)
    assert "Traceback" in caplog.text


def test_memory_that_runs_out_has_a_reason_of_its_own() -> None:
    """As files that are too large for the machine have."""
    assert failure("claims", "a.txt", MemoryError()).reason == "out_of_memory"


def test_a_document_that_a_stage_never_ends_with_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the line where it was at work; the next document has a clock of its own, and none runs on behind it."""

    def endless() -> None:
        ring: Any = SimpleNamespace(children=((0,),))
        Tree.subtree(ring, 0)

    monkeypatch.setattr(guard, "PATIENCE", 0.05)
    found = guarded("claims", "a.txt", endless)
    assert isinstance(found, Rejection)
    assert found.reason == "too_slow"
    assert "at=pipeline/syntax.py:" in found.detail
    assert guarded("claims", "b.txt", lambda: 1) == 1
    assert getitimer(ITIMER_PROF)[0] == 0
