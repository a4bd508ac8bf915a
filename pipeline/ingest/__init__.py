"""Files of a corpus folder, read into documents; what cannot be read is told why."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG

from pipeline.ingest.body import joined, repeats
from pipeline.ingest.decode import Undecodable, decoded
from pipeline.ingest.header import Header, split
from pipeline.model import Document, Rejection, short_hash

__all__ = ("documents", "files")
FORMATS = {".txt", ".text", ".md"}
LARGEST = 50_000_000  # bytes
CLOSED = "The folder cannot be opened; no file in it was read."


def files(corpus: Path) -> list[Path]:
    """Files below a folder, and folders that cannot be opened, in an order that does not depend on the machine."""
    found: list[Path] = []
    closed: list[OSError] = []
    for folder, folders, names in os.walk(corpus, onerror=closed.append, followlinks=True):
        folders[:] = [name for name in folders if not name.startswith(".") and not _leads_back(Path(folder, name))]
        found += (Path(folder, name) for name in names if not name.startswith("."))
    found = [path for path in found if not _is_device(path)] + [Path(error.filename) for error in closed]
    return sorted(found, key=lambda path: path.relative_to(corpus).as_posix())


def _leads_back(folder: Path) -> bool:
    """True for a link to a folder that it lies in."""
    return folder.is_symlink() and folder.parent.resolve().is_relative_to(folder.resolve())


def _is_device(path: Path) -> bool:
    """True where reading might never end: a pipe, a socket, a device."""
    try:
        return not S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def documents(corpus: Path) -> Iterator[Document | Rejection]:
    """A document or a rejection for each file, and a rejection for each folder that cannot be opened."""
    seen: Counter[str] = Counter()
    for path in files(corpus):
        name = _name(path, corpus)
        read = Rejection(name, "ingest", "unreadable", CLOSED) if path.is_dir() else _read(path, name)
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
