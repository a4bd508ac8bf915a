"""Runs over the example corpus, for tests of engines."""

from collections.abc import Callable
from pathlib import Path

from pipeline.run import run
from pipeline.settings import Settings
from pipeline.summary import Summary

CORPUS = Path(__file__).resolve().parents[1] / "corpus"


def processed(outputs: Path, settings: Settings, tell: Callable[[str, int, int], None] = lambda *_: None) -> Summary:
    """A run that begins with nothing."""
    return run(CORPUS, outputs, settings, tell)


def made(outputs: Path) -> dict[str, bytes]:
    """Every table and every page."""
    files = (path for path in outputs.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(outputs).as_posix(): path.read_bytes() for path in files}
