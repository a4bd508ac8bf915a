"""A file opened: the texts in it, whatever it is, however deep they lie, and why others give none."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.guard import where
from pipeline.ingest.article import Article, Given, Inner, Part, Refused
from pipeline.ingest.formats import BY_ENDING, Format, betrayed, ending, parts

KNOWN = ", ".join(BY_ENDING)
WRAPPING = ".gz"


@dataclass(slots=True)
class _Left:
    """How much of an archive may still be unpacked."""

    bytes: int


def opened(filename: str, given: Given) -> Iterator[Article | Refused]:
    """Every text of a file, and a refusal for each part that gives none. Never raises, whatever the file holds."""
    yield from _opened(filename, given, given.limits.archive_depth, _Left(given.limits.archive_bytes))


def _opened(filename: str, given: Given, depth: int, left: _Left) -> Iterator[Article | Refused]:
    try:
        found = False
        for part in parts(_format(filename, given.raw), given):
            found = True
            yield from _read(filename, part, given, depth, left)
        if not found:
            yield Refused("empty", "There is nothing in the file.")
    except Refused as refused:
        yield refused
    except MemoryError:
        yield Refused("too_large", "The file takes more memory than there is.")
    except Exception as error:  # noqa: BLE001  (whatever a reader trips over is this file's fault, not the run's)
        yield Refused("damaged", f"The file cannot be read as what its name says: {where(error)}.")


def _format(filename: str, raw: bytes) -> Format:
    """The format that a name tells. Raises Refused where there is none, or where the bytes tell another."""
    known = BY_ENDING.get(ending(filename))
    if known is None:
        kind = ending(filename) or "(none)"
        raise Refused("unsupported_format", f"Files of type {kind} are not read; those are: {KNOWN}.")
    if other := betrayed(known, raw):
        raise Refused(
            "wrong_ending", f"The name says {known.name}, but the file holds {other}; give it its own ending."
        )
    return known


def _read(filename: str, part: Part, given: Given, depth: int, left: _Left) -> Iterator[Article | Refused]:
    """One part of a file: itself, or what lies in it."""
    if not isinstance(part, Inner):
        yield part
        return
    left.bytes -= len(part.raw)
    if left.bytes < 0:
        raise Refused("too_large", f"The archive unpacks to more than {given.limits.archive_bytes:,} bytes.")
    if depth == 0:
        yield Refused("too_deep", f"Archives lie in each other more than {given.limits.archive_depth} deep.", part.name)
        return
    inner = part.filename or filename[: -len(WRAPPING)]
    for one in _opened(inner, replace(given, raw=part.raw), depth - 1, left):
        if isinstance(one, Article):
            yield replace(one, name=part.name + one.name)
        else:
            yield Refused(one.reason, one.detail, part.name + one.name)
