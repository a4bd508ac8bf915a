"""Tables are replaced at one moment: a run that is killed anywhere leaves the old set or the new one."""

import os
import sys
from pathlib import Path

import pytest

from pipeline.alone import alone
from pipeline.tables.swap import FOLDER, replaced, settled

OURS = ("a.csv", "b.csv", "c.csv", "texts/**/*")
BEFORE = {"a.csv": "old", "b.csv": "same", "texts/x/1.txt": "old", "texts/x/2.txt": "same", "texts/y/3.txt": "gone"}
AFTER = {"a.csv": "new", "b.csv": "same", "c.csv": "more", "texts/x/1.txt": "new", "texts/x/2.txt": "same"}
AFTER_TOO = {"texts/z/4.txt": "more"}
CHANGES = {"os.rename", "os.link", "os.symlink", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree", "open"}
KILLED = 9


def made(outputs: Path, files: dict[str, str]) -> None:
    """A set of files in place of what stands there."""
    with replaced(outputs, OURS) as beside:
        for name, text in files.items():
            (beside / name).parent.mkdir(parents=True, exist_ok=True)
            (beside / name).write_text(text, encoding="utf-8")


def seen(outputs: Path, names: dict[str, str]) -> dict[str, str]:
    """What a reader finds under these names."""
    return {name: (outputs / name).read_text(encoding="utf-8") for name in names if (outputs / name).is_file()}


def killed_at(step: int, outputs: Path, files: dict[str, str]) -> bool:
    """Replace the set in a process that dies before its nth change of the disk; False if done."""
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED
    left = [step]

    def counted(event: str, _: object) -> None:
        left[0] -= event in CHANGES
        if left[0] < 0:
            os._exit(KILLED)

    sys.addaudithook(counted)
    try:
        made(outputs, files)
    finally:
        os._exit(0)


@pytest.mark.parametrize("before", [BEFORE, {}], ids=["with tables", "without"])
def test_whoever_looks_sees_one_set(tmp_path: Path, before: dict[str, str]) -> None:
    """Killed before each of its changes of the disk, it shows one whole set, and still does when mended."""
    after, kinds, step = AFTER | AFTER_TOO, set(), 0
    while True:
        outputs = tmp_path / str(step)
        made(outputs, before)
        killed = killed_at(step, outputs, after)
        shown = "new" if seen(outputs, after) == after else "old"
        if shown == "old":
            tables = {name for name in after if "/" not in name}
            assert seen(outputs, before) == before
            assert {name for name in tables if (outputs / name).exists()} == tables & before.keys()
        settled(outputs)
        assert not any(path.is_symlink() for path in outputs.rglob("*"))
        assert seen(outputs, after if shown == "new" else before) == (after if shown == "new" else before)
        kinds.add(shown)
        step += 1
        if not killed:
            break
    assert kinds == {"old", "new"}
    assert step > 20


def test_the_run_after_one_that_was_killed_leaves_nothing_behind(tmp_path: Path) -> None:
    """No file of the old set, no link, no folder of ours."""
    made(tmp_path, BEFORE)
    assert killed_at(30, tmp_path, AFTER | AFTER_TOO)
    made(tmp_path, AFTER)
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert found == set(AFTER)
    assert not (tmp_path / FOLDER).exists()


def test_an_error_leaves_the_old_set(tmp_path: Path) -> None:
    """And nothing beside it."""
    made(tmp_path, BEFORE)
    with pytest.raises(IsADirectoryError), replaced(tmp_path, OURS) as beside:
        beside.write_text("what no folder takes", encoding="utf-8")
    assert seen(tmp_path, BEFORE | AFTER) == BEFORE
    assert not (tmp_path / FOLDER).exists()


def test_a_disk_without_links_gets_plain_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not at one moment, but all the same."""

    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "symlink_to", refused)
    made(tmp_path, BEFORE)
    made(tmp_path, AFTER)
    assert seen(tmp_path, BEFORE | AFTER) == AFTER


def test_a_second_run_is_told(tmp_path: Path) -> None:
    """One at a time; when the first is done, the next may."""
    with alone(tmp_path), pytest.raises(OSError, match="Another run is at work"), alone(tmp_path):
        pass
    with alone(tmp_path):
        pass
