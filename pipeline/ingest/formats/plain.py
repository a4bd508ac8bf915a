"""Plain text and Markdown."""

from collections.abc import Iterator

from pipeline.ingest.article import Article, Given, Refused
from pipeline.ingest.decode import Undecodable, decoded


def parts(given: Given) -> Iterator[Article]:
    """The text of the file, with a header above it or without."""
    yield Article(text_of(given.raw), headed=True)


def text_of(raw: bytes) -> str:
    """Bytes as text. Raises Refused."""
    try:
        return decoded(raw)
    except Undecodable as error:
        raise Refused("undecodable", str(error)) from error
