"""The files of a corpus folder, and the names that tables give them."""

import os
import re
from hashlib import sha256
from pathlib import Path, PurePosixPath
from stat import S_ISREG

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
TEXTS = "texts"
LONGEST, DEEPEST = 200, 900  # bytes of a part of a path, and of a path, that every disk takes


def files(corpus: Path, *, links: bool = False) -> list[Path]:
    """Files below a folder, and folders that are not read, in an order that does not depend on the machine.

    Not read are folders that cannot be opened, and links that lead out of the corpus unless `links` says so.
    """
    found: list[Path] = []
    unread: list[Path] = []
    closed: list[OSError] = []
    for folder, folders, names in os.walk(corpus, onerror=closed.append, followlinks=True):
        here = [Path(folder, name) for name in folders if not name.startswith(".")]
        unread += (path for path in here if not links and leads_out(path, corpus))
        folders[:] = [path.name for path in here if path not in unread and not _leads_back(path)]
        found += (Path(folder, name) for name in names if not name.startswith("."))
    found = [path for path in found if not _is_device(path)] + unread + [Path(error.filename) for error in closed]
    return sorted(found, key=lambda path: path.relative_to(corpus).as_posix())


def leads_out(path: Path, corpus: Path) -> bool:
    """True for a link to something that lies outside the corpus folder."""
    return path.is_symlink() and not path.resolve().is_relative_to(corpus.resolve())


def _leads_back(folder: Path) -> bool:
    """True for a link to a folder that it lies in."""
    return folder.is_symlink() and folder.parent.resolve().is_relative_to(folder.resolve())


def _is_device(path: Path) -> bool:
    """True where reading might never end: a pipe, a socket, a device."""
    try:
        return not S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def in_one_line(text: str) -> str:
    """A text without anything that could steer a terminal or break a line: such characters as escapes."""
    return CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


class Names:
    """Names of documents and rejected files: each once, in one line, and a place for the text that every disk takes."""

    def __init__(self) -> None:
        """No name is taken."""
        self._taken: set[str] = set()
        self._files: set[str] = set()
        self._folders: set[str] = set()

    def name(self, told: str) -> str:
        """A path in one line; bytes that are no UTF-8 as escapes, and a number where the name is taken."""
        plain = told.encode(errors="backslashreplace").decode()
        plain = in_one_line(plain)
        name, number = plain, 1
        while name in self._taken:
            number += 1
            name = f"{plain}~{number}"
        self._taken.add(name)
        return name

    def place(self, name: str) -> str:
        """Where the text of a document lies below the outputs folder: by its name, else by the hash of it.

        Two names that differ in large and small letters alone are one on some disks.
        """
        path = PurePosixPath(name)
        above = {str(part).casefold() for part in path.parents if part.name}
        own = name.casefold()
        taken = own in self._folders or own in self._files or above & self._files
        if str(path) != name or not _fits(path) or taken:
            name, above = f"-/{sha256(name.encode()).hexdigest()}.txt", {"-"}
        self._files.add(name.casefold())
        self._folders |= above
        return f"{TEXTS}/{name}"


def _fits(path: PurePosixPath) -> bool:
    """True where a disk takes the path, and it leads nowhere else."""
    sizes = [len(part.encode()) for part in path.parts]
    return not path.is_absolute() and ".." not in path.parts and max(sizes) <= LONGEST and sum(sizes) <= DEEPEST
