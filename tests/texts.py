"""Documents of given texts, and the rows of written tables, for tests of several stages."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.model import Document, Segment

WORDS = (("names", "text"), ("dates", "text"), ("figures", "text"), ("claims", "quote"))  # columns that hold words


def document(text: str, *segments: Segment) -> Document:
    """A document of that text, in the language of its first segment."""
    return Document(
        doc_id="test/one.txt", source=None, title=None, url=None, published=None, published_from=None,
        language=segments[0].language, languages="", sentences=0, words=0, sha256="", text_path="", author=None,
        text=text, key=text, segments=segments,
    )  # fmt: skip


def in_language(text: str, language: str) -> Document:
    """A document of that text, in one language."""
    return document(text, Segment(0, len(text), language))


def numbered(texts: Iterable[tuple[str, str]]) -> list[Document]:
    """Documents of texts and their languages, each with an id of its own."""
    return [replace(in_language(*one), doc_id=f"{i}") for i, one in enumerate(texts)]


def rows(outputs: Path, table: str) -> list[dict[str, str]]:
    """Rows of a table."""
    with (outputs / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def misplaced(outputs: Path) -> Iterator[dict[str, str]]:
    """Mentions and claims whose words do not stand in the stored text where their row says."""
    read = rows(outputs, "documents")
    texts = {row["doc_id"]: (outputs / row["text_path"]).read_text(encoding="utf-8") for row in read}
    for table, column in WORDS:
        for row in rows(outputs, table):
            if texts[row["doc_id"]][int(row["start"]) : int(row["end"])] != row[column]:
                yield row
