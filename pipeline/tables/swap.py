"""One set of files takes the place of another at a single moment.

Whoever looks, and whenever a run is killed, sees the old set or the new one, never some of both. The new set is written
into `.set/new`. Every file that changes becomes a link through `.set/now`, which leads to the old files; then `now` is
turned to the new ones: that is the moment. At last the links become files again. A run that finds links of one that was
killed finishes its work.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from filecmp import cmp
from pathlib import Path

FOLDER = ".set"
NEW, OLD, NOW = "new", "old", "now"
TEMPORARY = ".link"
FEW = 64  # files that are sent to the disk one by one; beyond, all at once
Names = Iterable[str]


@contextmanager
def replaced(outputs: Path, ours: Names) -> Iterator[Path]:
    """A folder to write a new set of files into; when it is left without an error, they stand in `outputs`.

    `ours` are the patterns of what belongs to a set: such files are gone where the new set lacks them.
    """
    outputs.mkdir(parents=True, exist_ok=True)
    settled(outputs)
    beside = outputs / FOLDER / NEW
    beside.mkdir(parents=True)
    try:
        yield beside
        _switched(outputs, beside, [name for pattern in ours for name in _names(outputs, pattern)])
    finally:
        settled(outputs)


def settled(outputs: Path) -> None:
    """Finish what a killed run began: links become the files that they lead to."""
    folder = outputs / FOLDER
    if not folder.is_dir():
        return
    for name in {name for part in (OLD, NEW) for name in _names(folder / part, "**/*")}:
        if (outputs / name).is_symlink():
            _filed(outputs, name)
    shutil.rmtree(folder)


def _names(folder: Path, pattern: str) -> Iterator[str]:
    """Files below a folder, by their place in it."""
    found = (path for path in folder.glob(pattern) if path.is_symlink() or path.is_file())
    return (path.relative_to(folder).as_posix() for path in found)


def _switched(outputs: Path, beside: Path, before: Names) -> None:
    """The new set in place of the old one. New files in folders come first and old ones go last: nobody knows them."""
    made, old = sorted(_names(beside, "**/*")), set(before)
    different = [name for name in made if name not in old or not _same(beside, outputs, name)]
    _stored([beside / name for name in different])
    changed = [name for name in different if "/" not in name or name in old]
    linked = _knows_links(outputs / FOLDER)
    if linked:
        _linked(outputs, changed)
    for name in (name for name in different if "/" in name and name not in old):
        _room(outputs, name)
        (beside / name).rename(outputs / name)
    if linked:
        _turned(outputs, NEW)
    for name in changed:
        (outputs / FOLDER / NEW / name).replace(outputs / name)
    _dropped(outputs, old.difference(made))


def _knows_links(folder: Path) -> bool:
    """False on the few disks (sticks, cards) that have no links: files are replaced one after the other there."""
    try:
        (folder / TEMPORARY).symlink_to(NEW)
        (folder / TEMPORARY).unlink()
    except OSError:
        return False
    return True


def _same(beside: Path, outputs: Path, name: str) -> bool:
    return (beside / name).samefile(outputs / name) or cmp(beside / name, outputs / name, shallow=False)


def _linked(outputs: Path, names: Names) -> None:
    """Each file as a link that leads, through `now`, to the old one; a new one leads nowhere yet."""
    kept = outputs / FOLDER / OLD
    for name in (name for name in names if (outputs / name).is_file()):
        (kept / name).parent.mkdir(parents=True, exist_ok=True)
        _doubled(outputs / name, kept / name)
    _turned(outputs, OLD)
    for name in names:
        link = outputs / FOLDER / TEMPORARY
        link.symlink_to(Path(*[".."] * name.count("/"), FOLDER, NOW, name))
        link.replace(outputs / name)


def _doubled(path: Path, second: Path) -> None:
    """The same file under a second name; a copy where the disk knows no such thing."""
    try:
        second.hardlink_to(path)
    except OSError:
        shutil.copy2(path, second)


def _turned(outputs: Path, part: str) -> None:
    """`now` leads to the old or the new files."""
    link = outputs / FOLDER / TEMPORARY
    link.symlink_to(part)
    link.replace(outputs / FOLDER / NOW)
    _stored([outputs / FOLDER, outputs])


def _filed(outputs: Path, name: str) -> None:
    """A file in place of the link to it; nothing where it leads nowhere."""
    meant = outputs / FOLDER / NOW / name
    if meant.is_file():
        meant.replace(outputs / name)
    else:
        (outputs / name).unlink()


def _room(outputs: Path, name: str) -> None:
    """Folders for a file; one of the old set that stands in their place makes room."""
    for folder in _folders(outputs, name):
        if folder.is_file():
            folder.unlink()
        folder.mkdir(exist_ok=True)
    if (outputs / name).is_dir():
        shutil.rmtree(outputs / name)


def _folders(outputs: Path, name: str) -> Iterator[Path]:
    """The folders on the way to a file, the outermost first."""
    parts = Path(name).parts[:-1]
    return (outputs.joinpath(*parts[: count + 1]) for count in range(len(parts)))


def _dropped(outputs: Path, names: Names) -> None:
    """Without files that the new set lacks, and without folders that they leave empty."""
    for name in names:
        path = outputs / name
        if path.is_symlink() or path.is_file():
            path.unlink()
        for folder in reversed([*_folders(outputs, name)]):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()


def _stored(paths: list[Path]) -> None:
    """Seen on the disk, not only in memory."""
    if len(paths) > FEW:
        os.sync()
        return
    for path in paths:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
