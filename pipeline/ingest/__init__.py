"""Files of a corpus folder, read into documents; what cannot be read is told why."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from pipeline.ingest.body import joined, repeats
from pipeline.ingest.decode import Undecodable, decoded
from pipeline.ingest.header import Header, split
from pipeline.model import Document, Rejection, short_hash

__all__ = ("documents", "files")
FORMATS = {".txt", ".text", ".md"}
LARGEST = 50_000_000  # bytes


def files(corpus: Path) -> list[Path]:
    """Files below a folder that may be documents, in an order that does not depend on the machine."""
    found = (path for path in corpus.rglob("*") if not any(p.startswith(".") for p in path.relative_to(corpus).parts))
    return sorted((path for path in found if path.is_file()), key=lambda p: p.relative_to(corpus).as_posix())


def documents(corpus: Path) -> Iterator[Document | Rejection]:
    """A document or a rejection for each file."""
    seen: Counter[str] = Counter()
    for path in files(corpus):
        read = _read(path, _name(path, corpus))
        if isinstance(read, Document):
            seen[read.key] += 1
            if seen[read.key] > 1:
                read = _numbered(read, seen[read.key])
        yield read


def _name(path: Path, corpus: Path) -> str:
    """Path below the corpus folder; bytes of a file name that are no UTF-8 are written as escapes."""
    return path.relative_to(corpus).as_posix().encode(errors="backslashreplace").decode()


def _numbered(document: Document, count: int) -> Document:
    """A document whose very text and day stand in another file: its ids must differ all the same."""
    return replace(document, key=short_hash(document.key, count))


def _read(path: Path, doc_id: str) -> Document | Rejection:
    """One file."""
    if path.suffix.casefold() not in FORMATS:
        detail = f"Files of type {path.suffix or '(none)'} are not read; save the text as .txt."
        return Rejection(doc_id, "ingest", "unsupported_format", detail)
    try:
        if path.stat().st_size > LARGEST:
            return Rejection(doc_id, "ingest", "too_large", f"The file is larger than {LARGEST:,} bytes; split it.")
        header, body = split(decoded(path.read_bytes()))
    except OSError as error:
        return Rejection(doc_id, "ingest", "unreadable", f"The file cannot be opened: {error.strerror}.")
    except Undecodable as error:
        return Rejection(doc_id, "ingest", "undecodable", str(error))
    stored = joined(body)
    if not any(char.isalnum() for char in stored):
        return Rejection(doc_id, "ingest", "empty", "The file holds no text.")
    return _document(doc_id, header, stored)


def _document(doc_id: str, header: Header, text: str) -> Document:
    """A document before anything is known of its language."""
    folder, _, rest = doc_id.partition("/")
    published, published_from = header.published(doc_id, text)
    return Document(
        doc_id=doc_id,
        source=header.get("source") or (folder if rest else None),
        title=header.get("title"),
        url=header.get("url"),
        published=published,
        published_from=published_from,
        language=None,
        languages="",
        sentences=0,
        words=0,
        sha256=sha256(text.encode()).hexdigest(),
        text_path=f"texts/{doc_id}",
        author=header.get("author"),
        text=text,
        key=short_hash(text, published),
        repeats=repeats(text),
    )
