"""Archives: zip, and gzip around one file. Nothing is unpacked onto the disk, and no more than the limits allow."""

import gzip
import stat
import zlib
from collections.abc import Iterator
from io import BufferedIOBase, BytesIO
from pathlib import PurePosixPath
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from pipeline.ingest.article import Given, Inner, Part, Refused

DAMAGED = "The archive is damaged; pack it anew."
LOCKED = "The file in the archive is encrypted; pack it without a password."
LEADS_OUT = "The name of the file in the archive leads out of it."
LINK = "The file in the archive is a link; pack what it leads to."
ENCRYPTED = 1  # bit of a zip entry's flags
PASSED = ("__MACOSX/",)
BROKEN = (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error)


def zipped(given: Given) -> Iterator[Part]:
    """The files of a zip archive, one at a time."""
    try:
        file = ZipFile(BytesIO(given.raw))
    except BROKEN as error:
        raise Refused("damaged", DAMAGED) from error
    with file:
        entries = [entry for entry in file.infolist() if not entry.is_dir()]
        if len(entries) > given.limits.archive_files:
            raise Refused("too_large", f"The archive holds more than {given.limits.archive_files:,} files.")
        for entry in entries:
            if not _is_hidden(entry.filename):
                yield _inner(file, entry, given.limits.file)


def packed(given: Given) -> Iterator[Part]:
    """The file in a gzip file."""
    with gzip.GzipFile(fileobj=BytesIO(given.raw)) as file:
        yield Inner("", "", _bounded(file, given.limits.file))


def content(file: ZipFile, name: str, most: int) -> bytes:
    """The bytes of one file of an archive. Raises Refused."""
    with file.open(name) as handle:
        return _bounded(handle, most)


def _inner(file: ZipFile, entry: ZipInfo, most: int) -> Part:
    """One file of an archive, or why it is not read."""
    name = f"/{entry.filename}"
    if _leads_out(entry.filename):
        return Refused("unsafe", LEADS_OUT, name)
    if stat.S_ISLNK(entry.external_attr >> 16):
        return Refused("unsafe", LINK, name)
    if entry.flag_bits & ENCRYPTED:
        return Refused("encrypted", LOCKED, name)
    try:
        with file.open(entry) as handle:
            return Inner(name, entry.filename, _bounded(handle, most))
    except Refused as refused:
        return Refused(refused.reason, refused.detail, name)


def _bounded(handle: BufferedIOBase | IO[bytes], most: int) -> bytes:
    """All bytes. Raises Refused where they are more than allowed, whatever the archive says of their number."""
    try:
        raw = handle.read(most + 1)
    except BROKEN as error:
        raise Refused("damaged", DAMAGED) from error
    if len(raw) > most:
        raise Refused("too_large", f"Unpacked, the file is larger than {most:,} bytes.")
    return raw


def _leads_out(name: str) -> bool:
    """True for a path that is absolute, goes up, or is one of another system."""
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts or "\\" in name or ":" in path.parts[0] if path.parts else True


def _is_hidden(name: str) -> bool:
    """True for what a system or an editor leaves behind."""
    return name.startswith(PASSED) or any(part.startswith(".") and part != ".." for part in name.split("/"))
