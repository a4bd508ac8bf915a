"""How much of a file is read, and which columns of a table hold what: `[limits]` and `[columns]` of the settings."""

from dataclasses import dataclass, fields
from typing import Any

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Beyond any of these a file is told in rejected.csv, and the rest goes on."""

    file: int = 100 * MEGABYTE  # bytes of a file, or of one in an archive
    text: int = MEGABYTE // 5  # characters of one document, a hundred pages; a longer text is read in parts
    archive_files: int = 100_000  # files in one archive
    archive_bytes: int = 2_000 * MEGABYTE  # what one archive may unpack to, with all in it
    archive_depth: int = 2  # archives in archives
    seconds: int = 60  # for a file that is taken apart in a process of its own (PDF, HTML)
    memory: int = 1_500 * MEGABYTE  # bytes that this process may take
    links: int = 0  # 1: links that lead out of the corpus folder are followed

    def __post_init__(self) -> None:
        """Raises ValueError with one sentence where a limit is no whole number."""
        for field in fields(self):
            value = getattr(self, field.name)
            if type(value) is not int or value < 0:
                message = f"limits.{field.name} must be a whole number, nothing less than 0"
                raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of CSV and JSONL files, where they have names of their own."""

    text: str | None = None
    source: str | None = None
    title: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None


STANDARD, BY_NAME = Limits(), Columns()


def fitted(kind: type, table: Any) -> Any:  # noqa: ANN401  (TOML is anything)
    """Limits or columns of a table of the settings. Raises ValueError with one sentence."""
    known = [field.name for field in fields(kind)]
    if not isinstance(table, dict) or (set(table) - set(known)):
        message = f"{kind.__name__.lower()} must be a table of: {', '.join(known)}"
        raise ValueError(message)
    return kind(**table)
