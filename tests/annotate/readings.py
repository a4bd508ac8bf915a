"""Documents for the tests of this folder, and what the shipped models read in them."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from texts import document

from pipeline.annotate import annotations
from pipeline.model import Annotation, Rejection, Segment

ROOT = Path(__file__).resolve().parents[2]
MODELS = ROOT / "models"
CASES: dict[str, Any] = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))


def cases(kind: str) -> list[tuple[str, Any]]:
    """Every case of a kind, with its language."""
    return [(language, case) for language, table in CASES.items() for case in table[kind]]


@cache
def read(language: str, text: str) -> Annotation:
    """What the shipped model reads in a text of one language."""
    (result,) = annotations([document(text, Segment(0, len(text), language))], MODELS, 1)
    assert not isinstance(result, Rejection), result.detail
    return result[1]
