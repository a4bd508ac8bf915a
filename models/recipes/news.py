"""Sentence boundaries in running news: the aligned segments of NTREX, put together to whole articles.

A segment may hold several sentences, since translators part and join; a boundary inside one, behind a final mark and
before a capital letter, is not held against a model. A segment without a final mark is a heading, a line of its own.
"""

import json
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from pipeline.annotate import annotations
from pipeline.annotate.starts import CLOSING, FINAL, QUOTES
from pipeline.model import Annotation, Document, Rejection, Segment

NAME = Path("tests") / "ntrex_pl_en" / "ntrex_pl_en.jsonl"
INSIDE = re.compile(r"[.!?…][\"'”»’)\]]*\s+(?=[\"'„“«(–—-]*[^\W\d_a-z])")
Bounds = set[tuple[int, int]]


def articles(data: Path, language: str) -> Iterator[tuple[str, Bounds]]:
    """Each article with first and last character of its segments."""
    rows = [json.loads(line) for line in (data / NAME).read_text(encoding="utf-8").splitlines()]
    for _, found in groupby(rows, key=lambda row: row["document"]):
        text, bounds = "", set()
        for row in found:
            ended = text.rstrip("".join(CLOSING | QUOTES))[-1:] in FINAL
            text += (" " if ended else "\n") if text else ""
            start, text = len(text), text + row[language].strip()
            bounds.add((start, len(text)))
        yield text, bounds


def boundaries(data: Path, models: Path, language: str, limit: int | None) -> dict[str, float]:
    """F1 of sentences, in per cent."""
    told = list(articles(data, language))[:limit]
    read = annotations([_document(text, language) for text, _ in told], models, len(told))
    right = wanted = found = 0
    for (text, bounds), result in zip(told, read, strict=True):
        if isinstance(result, Rejection):
            raise RuntimeError(result.detail)  # noqa: TRY004  (an article that no engine can read)
        shown = _shown(result[1])
        gold = _parted(text, bounds, {start for start, _ in shown})
        right, wanted, found = right + len(shown & gold), wanted + len(gold), found + len(shown)
    return {"sentences": 200 * right / (wanted + found)}


def _shown(read: Annotation) -> Bounds:
    return {(read.tokens[s.start].start, read.tokens[s.end - 1].end) for s in read.sentences}


def _parted(text: str, bounds: Bounds, starts: set[int]) -> Bounds:
    """Segments parted where a model parts them and may."""
    parted: Bounds = set()
    for start, end in bounds:
        cuts = [m.end() for m in INSIDE.finditer(text, start, end) if m.end() in starts and start < m.end() < end]
        for first, last in zip([start, *cuts], [*cuts, end], strict=True):
            parted.add((first, first + len(text[first:last].rstrip())))
    return parted


def _document(text: str, language: str) -> Document:
    segments = (Segment(0, len(text), language),)
    return Document("news", None, None, None, None, None, language, "", 0, 0, "", "", None, text, text, segments)
