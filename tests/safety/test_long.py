"""Texts as long as a file may be: time grows with their length, memory does not (`make test-crash`)."""

import random
import resource
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import texts

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "corpus").rglob("*.txt"))
BOUND = 1_500_000  # kilobytes of memory that a process of a run may take
SEED = 19_891_109
INGEST = "import sys, pathlib, pipeline.ingest as i; print(sum(1 for _ in i.documents(pathlib.Path(sys.argv[1]))))"
pytestmark = pytest.mark.crash


def short_lines(count: int) -> str:
    """Lines of one to three words."""
    dice, words = random.Random(SEED), " ".join(path.read_text(encoding="utf-8") for path in EXAMPLES).split()
    return "\n".join(" ".join(dice.choices(words, k=dice.choice((1, 2, 3)))) for _ in range(count))


def paragraphs(size: int) -> str:
    """Paragraphs of the example corpus, so many characters of them."""
    dice, found, length = random.Random(SEED), list[str](), 0
    known = [part for path in EXAMPLES for part in path.read_text(encoding="utf-8").split("\n\n")]
    while length < size:
        found.append(dice.choice(known))
        length += len(found[-1]) + 2
    return "\n\n".join(found)


def told(words: list[str]) -> str:
    """What a process of ours says; no process yet has taken more memory than it may."""
    ended = subprocess.run([sys.executable, *words], check=True, cwd=ROOT, capture_output=True, text=True)  # noqa: S603  (our words)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < BOUND
    return ended.stdout


@pytest.mark.parametrize("make", [partial(short_lines, 1_000_000), partial(paragraphs, 50_000_000)])
def test_a_very_long_text_is_read_in_bounded_memory(tmp_path: Path, make: Callable[[], str]) -> None:
    """A million lines, or 50 MB, in parts, as documents."""
    text = make()
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert int(told(["-c", INGEST, str(tmp_path)])) >= len(text) // 200_000


def test_a_run_over_a_long_text_ends_in_bounded_memory(tmp_path: Path) -> None:
    """With the models that ship; every part is a document with its mentions in their places."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(short_lines(20_000), encoding="utf-8")
    outputs = tmp_path / "outputs"
    told(["-m", "pipeline", "run", "--corpus", str(tmp_path / "corpus"), "--outputs", str(outputs)])
    assert [row["doc_id"] for row in texts.rows(outputs, "documents")] == ["a.txt#1", "a.txt#2"]
    assert not list(texts.misplaced(outputs))
