"""A cache that is damaged anywhere costs time and nothing else."""

import random
import sqlite3
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import fake
import pytest
import texts

from pipeline.cache import NAME, Cache, Lost
from pipeline.engine import Stage, Work
from pipeline.engine.here import Here
from pipeline.model import Annotation, Document

STORIES = [f"Strike number {number} began in Gdynia on Monday. " * 20 for number in range(30)]
DOCUMENTS = [replace(texts.in_language(story, "en"), sha256=story) for story in STORIES]
SEEDS = range(12)


STAGE = Stage("annotate", lambda rows: (fake.annotation(one) for (one,) in rows), (Document,), Annotation, "fake")


def read(outputs: Path) -> tuple[list[Annotation], int]:
    """Annotations of all documents, in their order, and how many were made for it; begun anew once, as a run is."""
    with suppress(Lost):
        return attempted(outputs)
    return attempted(outputs)


def attempted(outputs: Path) -> tuple[list[Annotation], int]:
    """The same, unless the damage shows in the middle of it."""
    with Cache(outputs) as cache:
        work = Work(cache, Here(), 8, lambda *_: None)
        return [*work.mapped(STAGE, DOCUMENTS)], work.fresh["annotate"]


@pytest.mark.parametrize("seed", SEEDS)
def test_noise_anywhere_changes_no_annotation(tmp_path: Path, seed: int) -> None:
    """A page or a whole file of noise: what is damaged is read again, and soon all is known again."""
    first, _ = read(tmp_path)
    path, dice = tmp_path / NAME, random.Random(seed)
    raw = bytearray(path.read_bytes())
    place, length = dice.randrange(len(raw)), dice.choice((1, 50, 5_000, len(raw)))
    raw[place : place + length] = dice.randbytes(min(length, len(raw) - place))
    path.write_bytes(raw)
    assert read(tmp_path)[0] == first
    assert read(tmp_path)[0] == first  # what was read before the noise was met may be gone with it
    assert read(tmp_path) == (first, 0)


def test_a_row_that_says_something_else_is_not_believed(tmp_path: Path) -> None:
    """An annotation that reads well and is that of another document."""
    first, _ = read(tmp_path)
    with sqlite3.connect(tmp_path / NAME) as rows:
        rows.execute("UPDATE made SET value = (SELECT value FROM made LIMIT 1)")
    rows.close()
    assert read(tmp_path) == (first, len(DOCUMENTS) - 1)


@pytest.mark.parametrize("beside", ["-wal", "-shm"])
def test_noise_beside_it_changes_nothing(tmp_path: Path, beside: str) -> None:
    """A log of changes that is none."""
    first, _ = read(tmp_path)
    (tmp_path / f"{NAME}{beside}").write_bytes(random.Random(0).randbytes(50_000))
    assert read(tmp_path)[0] == first
