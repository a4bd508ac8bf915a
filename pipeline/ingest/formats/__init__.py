"""Formats of files: which ending is read by which module, and what betrays a file with another ending."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.ingest.article import Given, Part, Reader
from pipeline.ingest.formats import archive, plain, rows
from pipeline.ingest.formats.apart import apart


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name for people, its endings, its reader, and the bytes that all its files begin with."""

    name: str
    endings: tuple[str, ...]
    read: Reader
    begins: tuple[bytes, ...] = ()


FORMATS = (
    Format("plain text", (".txt", ".text", ".md"), plain.parts),
    Format("HTML", (".html", ".htm", ".xhtml"), apart("html")),
    Format("PDF", (".pdf",), apart("pdf"), (b"%PDF-",)),
    Format("Word", (".docx",), apart("word"), (b"PK\x03\x04",)),
    Format("e-mail", (".eml",), apart("mail")),
    Format("CSV", (".csv",), rows.separated),
    Format("TSV", (".tsv",), rows.tabbed),
    Format("JSON lines", (".jsonl", ".ndjson"), rows.objects),
    Format("zip", (".zip",), archive.zipped, (b"PK\x03\x04", b"PK\x05\x06")),
    Format("gzip", (".gz",), archive.packed, (b"\x1f\x8b",)),
)
BY_ENDING: Mapping[str, Format] = {ending: one for one in FORMATS for ending in one.endings}
STRANGERS = ((b"\xd0\xcf\x11\xe0", "an old Office file, or an encrypted one"), (b"{\\rtf", "RTF"))


def ending(filename: str) -> str:
    """The last ending of a file name, in small letters; empty where there is none."""
    base = filename.rpartition("/")[2]
    return f".{base.rpartition('.')[2].casefold()}" if "." in base.strip(".") else ""


def betrayed(known: Format, raw: bytes) -> str | None:
    """What a file holds where its first bytes are those of another format than its name says."""
    others = ((begin, one.name) for one in FORMATS if one.endings != known.endings for begin in one.begins)
    own = raw.startswith(known.begins) if known.begins else False
    return None if own else next((name for begin, name in (*others, *STRANGERS) if raw.startswith(begin)), None)


def parts(known: Format, given: Given) -> Iterator[Part]:
    """What the reader of a format finds in a file."""
    found: Iterable[Part] = known.read(given)
    yield from found
