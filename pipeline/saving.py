"""Files of a new set. One that stands in the old set to the letter is put into the new one as it is: by a link."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

Save = Callable[[Path, bytes], None]


def plainly(path: Path, raw: bytes) -> None:
    """Write a file, and the folders that it stands in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)


def unless_it_stands(new: Path, old: Path) -> Save:
    """What writes files into the folder of the new set where the old one holds no such file."""

    def save(path: Path, raw: bytes) -> None:
        before = old / path.relative_to(new)
        with suppress(OSError):
            if not before.is_symlink() and before.read_bytes() == raw:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.hardlink_to(before)
                return
        plainly(path, raw)

    return save
