"""Files of a corpus folder, read into documents; what cannot be read is told why."""

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from pipeline.ingest.article import Article, Given, Refused
from pipeline.ingest.body import joined, repeats
from pipeline.ingest.clean import cleaned
from pipeline.ingest.files import Names, files, in_one_line, leads_out
from pipeline.ingest.formats import ending
from pipeline.ingest.header import Header, split
from pipeline.ingest.opening import opened
from pipeline.ingest.parts import parts
from pipeline.limits import BY_NAME, STANDARD, Columns, Limits
from pipeline.model import Document, Rejection, short_hash

__all__ = ("documents", "files")
LOG = logging.getLogger("kronika")
HEAD = ("source", "title", "url", "published", "published_from", "author")  # what is true of all parts of a text
ARCHIVES = {".zip", ".gz"}
CLOSED = "The folder cannot be opened; no file in it was read."
OUTSIDE = "The link leads out of the corpus folder; copy what it leads to, or set links = 1 in settings.toml, [limits]."


def documents(corpus: Path, limits: Limits = STANDARD, columns: Columns = BY_NAME) -> Iterator[Document | Rejection]:
    """A document or a rejection for each text of each file, and a rejection for each folder that is not read."""
    names, seen = Names(), Counter[str]()
    for path in files(corpus, links=bool(limits.links)):
        name = path.relative_to(corpus).as_posix()
        for one in _read(path, corpus, limits, columns):
            for read in _texts(names, name, one, limits):
                if isinstance(read, Document):
                    seen[read.key] += 1
                    key = read.key if seen[read.key] == 1 else short_hash(read.key, seen[read.key])
                    yield replace(read, text_path=names.place(read.doc_id), key=key)  # one text in two files: two ids
                else:
                    yield read


def _read(path: Path, corpus: Path, limits: Limits, columns: Columns) -> Iterator[Article | Refused]:
    """The texts of one file."""
    if not limits.links and leads_out(path, corpus):
        return iter([Refused("outside", OUTSIDE)])
    if path.is_dir():
        return iter([Refused("unreadable", CLOSED)])
    try:
        if path.stat().st_size > limits.file:
            message = f"The file is larger than {limits.file:,} bytes; split it."
            return iter([Refused("too_large", message)])
        return opened(path.name, Given(path.read_bytes(), limits, columns))
    except OSError as error:
        return iter([Refused("unreadable", f"The file cannot be opened: {error.strerror}.")])


def _texts(names: Names, name: str, one: Article | Refused, limits: Limits) -> Iterator[Document | Rejection]:
    """What becomes of one text; of one that is too long for a document, parts of which the first tells the head."""
    inner, publisher = name + one.name, _publisher(name, one.name)
    if isinstance(one, Refused):
        yield Rejection(names.name(inner), "ingest", one.reason, in_one_line(one.detail))
    elif len(one.text) <= limits.text:
        yield _sourced(_made(names.name(inner), one), publisher)
    else:
        head: Document | Rejection | None = None
        for number, text in enumerate(parts(one.text, limits.text), start=1):
            part = replace(one, text=text, headed=one.headed and number == 1)
            made = _sourced(_made(names.name(f"{inner}#{number}"), part), publisher or in_one_line(inner))
            head = head or made
            yield _below(head, made)


def _made(doc_id: str, one: Article) -> Document | Rejection:
    """What becomes of one text that is no longer than a document."""
    text, repaired = cleaned(one.text)
    if repaired:
        LOG.info("repaired document=%r stage=ingest rule=%s", doc_id, ",".join(repaired))
    header, body = split(text) if one.headed else (Header(dict(one.fields)), text)
    stored = joined(body)
    if not any(char.isalnum() for char in stored):
        return Rejection(doc_id, "ingest", "empty", "The file holds no text.")
    return _document(doc_id, header, stored)


def _sourced(made: Document | Rejection, source: str | None) -> Document | Rejection:
    """With a source, where the text names none."""
    return replace(made, source=made.source or source) if isinstance(made, Document) else made


def _below(head: Document | Rejection, part: Document | Rejection) -> Document | Rejection:
    """A part of a text with what its head tells of the whole."""
    if isinstance(head, Rejection) or isinstance(part, Rejection):
        return part
    told = {name: getattr(head, name) for name in HEAD}
    return replace(part, **told, key=short_hash(part.text, head.published))


def _publisher(outer: str, inner: str) -> str | None:
    """The first folder of a file in the corpus, else of one in an archive."""
    folders = [*outer.split("/")[:-1], *(part for part in inner.split("/")[1:-1] if ending(part) not in ARCHIVES)]
    return folders[0] if folders else None


def _document(doc_id: str, header: Header, text: str) -> Document:
    """A document before anything is known of its language and of the place of its text."""
    published, published_from = header.published(doc_id, text)
    return Document(
        doc_id=doc_id,
        source=header.get("source"),
        title=header.get("title"),
        url=header.get("url"),
        published=published,
        published_from=published_from,
        language=None,
        languages="",
        sentences=0,
        words=0,
        sha256=sha256(text.encode()).hexdigest(),
        text_path="",
        author=header.get("author"),
        text=text,
        key=short_hash(text, published),
        repeats=repeats(text),
    )
