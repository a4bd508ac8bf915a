"""What a reader of a format is given, and what it gives."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.limits import BY_NAME, STANDARD, Columns, Limits


class Refused(Exception):  # noqa: N818  (it names what is wrong)
    """A file, or a part of one, that gives no text: a word for the reason, and one sentence for a person."""

    def __init__(self, reason: str, detail: str, name: str = "") -> None:
        """Name the part, as in `/inner.txt` or `#3`, where it is not the whole file."""
        super().__init__(reason, detail, name)
        self.reason, self.detail, self.name = reason, detail, name


@dataclass(frozen=True, slots=True)
class Article:
    """One text, as it stands in a file."""

    text: str
    fields: Mapping[str, str] = field(default_factory=dict)  # source, title, author, url, published
    name: str = ""  # which part of the file it is, as in `/inner.txt` or `#3`; empty for the whole
    headed: bool = False  # whether a header may stand above the text


@dataclass(frozen=True, slots=True)
class Inner:
    """A file in a file."""

    name: str  # as in `/inner.txt`; empty where the outer file is only a wrapping
    filename: str  # what tells its format
    raw: bytes


@dataclass(frozen=True, slots=True)
class Given:
    """The bytes of a file, and how much of them to read."""

    raw: bytes
    limits: Limits = STANDARD
    columns: Columns = BY_NAME


Part = Article | Inner | Refused
Reader = Callable[[Given], Iterable[Part]]
