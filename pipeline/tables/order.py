"""The lines of a table in the order of its key; beyond what memory should hold they wait on disk."""

import json
from collections.abc import Iterator
from heapq import merge
from tempfile import TemporaryFile
from typing import IO

from pipeline.tables.schema import Table

HELD = 20_000  # lines of a table in memory
Line = list[str]


class Ordered:
    """Lines that come in any order."""

    def __init__(self, table: Table, held: int = HELD) -> None:
        """Begin without any."""
        names = [column.name for column in table.columns]
        self._key = [names.index(name) for name in table.key]
        self._most, self._held, self._laid = held, list[Line](), list[IO[str]]()
        self.count = 0

    def key(self, line: Line) -> Line:
        """The cells that name a line."""
        return [line[place] for place in self._key]

    def add(self, line: Line) -> None:
        """One more."""
        self._held.append(line)
        self.count += 1
        if len(self._held) == self._most:
            file = TemporaryFile("w+", encoding="utf-8", errors="surrogatepass")  # noqa: SIM115  (open until it is read)
            file.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in sorted(self._held, key=self.key))
            self._laid.append(file)
            self._held = []

    def __iter__(self) -> Iterator[Line]:
        """Each in its place."""
        return merge(*map(_read, self._laid), sorted(self._held, key=self.key), key=self.key)


def _read(file: IO[str]) -> Iterator[Line]:
    file.seek(0)
    return map(json.loads, file)
