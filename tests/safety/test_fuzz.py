"""Damaged files of every format, two thousand of them in `make test-crash`: each is told, and all offsets hold."""

import sys
from pathlib import Path

import fake
import fuzz
import pytest

sys.path.append(str(Path(__file__).parents[1] / "ingest"))
import shapes

from pipeline.detect import detected
from pipeline.extract import mentions
from pipeline.ingest import documents, files
from pipeline.model import Document, Rejection

STORY = [
    "W środę w Gdyni zatrzymano siedemnaście osób, które protestowały przed bramą stoczni. Użyto gazu łzawiącego.",
    "The strike began on 3 March 2003; about 1200 people took part, the union said, and nobody was hurt.",
    "Rzecznik policji powiedział, że zatrzymani zostaną zwolnieni w czwartek rano. Straty to 2,5 mln zł.",
]
SHAPES = dict(shapes.shapes(STORY))
SEED = 20_030_303


@pytest.fixture(scope="module", params=[8, pytest.param(96, marks=pytest.mark.crash)])
def corpus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The damaged files, so many of each shape."""
    folder = tmp_path_factory.mktemp("fuzz")
    for name, raw in fuzz.files(SHAPES, request.param, SEED):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(raw)
    return folder


@pytest.fixture(scope="module")
def read(corpus: Path) -> list[Document | Rejection]:
    """What becomes of them."""
    return list(documents(corpus))


def test_every_file_is_accounted_for(corpus: Path, read: list[Document | Rejection]) -> None:
    """At least one row for each, and no name stands twice."""
    names = [row.doc_id if isinstance(row, Document) else row.path for row in read]
    assert len(names) == len(set(names))
    all_files = [path.relative_to(corpus).as_posix() for path in files(corpus)]
    assert len(all_files) in {len(SHAPES) * 8, len(SHAPES) * 96}
    told = {name.partition("#")[0] for name in names}
    lost = [name for name in all_files if not any(one == name or one.startswith(f"{name}/") for one in told)]
    assert not lost
    assert sum(isinstance(row, Document) for row in read) > len(all_files) // 3
    assert sum(isinstance(row, Rejection) for row in read) > len(all_files) // 5


def test_every_reason_is_a_word_and_every_detail_a_sentence(read: list[Document | Rejection]) -> None:
    """In one line, for a person."""
    for row in (row for row in read if isinstance(row, Rejection)):
        assert row.reason.isidentifier()
        assert row.detail.endswith(".")
        assert len(row.detail.splitlines()) == 1
        assert len(row.path.splitlines()) == 1


def test_offsets_hold_in_all_that_was_read(read: list[Document | Rejection]) -> None:
    """Segments cover the text; every mention stands in it; it can be stored."""
    found = 0
    for row in (row for row in read if isinstance(row, Document)):
        assert row.text.encode().decode() == row.text
        known = detected(row)
        if isinstance(known, Rejection):
            continue
        assert "".join(known.text[one.start : one.end] for one in known.segments) == known.text
        told = mentions(known, fake.annotation(known))
        for one in (*told.names, *told.dates, *told.figures):
            assert known.text[one.start : one.end] == one.text
            found += 1
    assert found > len(read)
