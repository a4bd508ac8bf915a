"""Runs that are killed at any moment, with the models that ship: `make test-crash`."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "corpus").rglob("*.txt"))[:4]
MOMENTS, MOMENTS_OF_DASK = 60, 6
SEED = 19_840_203
pytestmark = pytest.mark.crash
Set = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Stage:
    """A corpus that has grown since its tables were written, and what both sets of tables hold."""

    folder: Path
    old: Set
    new: Set
    seconds: float  # that the run after the growth takes


def begun(corpus: Path, outputs: Path, *workers: str) -> "subprocess.Popen[bytes]":
    """A run on its way, in a group of its own."""
    words = [
        sys.executable,
        "-m",
        "pipeline",
        *workers,
        "run",
        "--quiet",
        "--corpus",
        str(corpus),
        "--outputs",
        str(outputs),
    ]
    return subprocess.Popen(words, cwd=ROOT, start_new_session=True, stderr=subprocess.PIPE)  # noqa: S603  (our words)


def finished(corpus: Path, outputs: Path) -> Set:
    """The tables of a run that nobody disturbs."""
    run = begun(corpus, outputs)
    _, told = run.communicate(timeout=600)
    assert run.returncode == 0, told
    return seen(outputs)


def seen(outputs: Path) -> Set:
    """What a reader finds: every file but those that are hidden."""
    found = (path for path in outputs.rglob("*") if path.is_file())
    named = {path.relative_to(outputs).as_posix(): path for path in found}
    return {name: path.read_bytes() for name, path in named.items() if not name.startswith(".")}


def is_whole(found: Set, wanted: Set) -> bool:
    """True where all of a set is there, and no table of another; a text that no table names harms nobody."""
    extra = found.keys() - wanted.keys()
    return all(found.get(name) == raw for name, raw in wanted.items()) and all("/" in name for name in extra)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """Tables of three documents; then one is changed and one more lies there."""
    folder = tmp_path_factory.mktemp("crash")
    corpus = folder / "corpus"
    corpus.mkdir()
    for path in EXAMPLES[:3]:
        shutil.copy(path, corpus / path.name)
    old = finished(corpus, folder / "before")
    shutil.copy(EXAMPLES[3], corpus / EXAMPLES[3].name)
    with (corpus / EXAMPLES[0].name).open("a", encoding="utf-8") as handle:
        handle.write("\n\nNobody else was hurt.\n")
    shutil.copytree(folder / "before", folder / "after")
    time_begun = time.monotonic()
    new = finished(corpus, folder / "after")
    return Stage(folder, old, new, time.monotonic() - time_begun)


@pytest.mark.parametrize("number", range(MOMENTS))
def test_a_run_killed_at_any_moment_leaves_one_set(stage: Stage, number: int) -> None:
    """The old tables or the new, whole; the next run gives those of an undisturbed one, byte by byte."""
    dice = random.Random(SEED + number)
    outputs = stage.folder / f"killed-{number}"
    shutil.copytree(stage.folder / "before", outputs)
    run = begun(stage.folder / "corpus", outputs)
    time.sleep(dice.uniform(0, stage.seconds))
    alone = number % 2 == 0  # whether its helpers are killed with it
    os.kill(run.pid, signal.SIGKILL) if alone else os.killpg(run.pid, signal.SIGKILL)
    run.communicate()
    found = seen(outputs)
    assert is_whole(found, stage.old) or is_whole(found, stage.new)
    assert finished(stage.folder / "corpus", outputs) == stage.new
    shutil.rmtree(outputs)


@pytest.mark.parametrize("number", range(MOMENTS_OF_DASK))
def test_a_run_on_a_dask_cluster_killed_at_any_moment_leaves_one_set(stage: Stage, number: int) -> None:
    """As above; the workers die with it, and the next run needs no cluster to give the same."""
    pytest.importorskip("distributed")
    outputs = stage.folder / f"dask-{number}"
    shutil.copytree(stage.folder / "before", outputs)
    run = begun(stage.folder / "corpus", outputs, "--cluster", "local", "--jobs", "2")
    time.sleep(random.Random(SEED + number).uniform(0, 3 * stage.seconds))
    os.killpg(run.pid, signal.SIGKILL)
    run.communicate()
    found = seen(outputs)
    assert is_whole(found, stage.old) or is_whole(found, stage.new)
    assert finished(stage.folder / "corpus", outputs) == stage.new


def test_a_run_killed_before_its_first_tables_leaves_none(stage: Stage) -> None:
    """No table is there before all are."""
    outputs = stage.folder / "first"
    run = begun(stage.folder / "corpus", outputs)
    time.sleep(stage.seconds / 2)
    os.killpg(run.pid, signal.SIGKILL)
    run.communicate()
    assert seen(outputs) in ({}, stage.new)
    assert finished(stage.folder / "corpus", outputs) == stage.new


def test_a_second_run_is_refused_while_one_is_at_work(stage: Stage) -> None:
    """In one clear sentence; the first one ends well."""
    outputs = stage.folder / "twice"
    first = begun(stage.folder / "corpus", outputs)
    while not (outputs / ".lock").exists():
        assert first.poll() is None
        time.sleep(0.01)
    time.sleep(0.2)
    second = begun(stage.folder / "corpus", outputs)
    _, told = second.communicate(timeout=600)
    assert second.returncode == 2
    assert b"Another run is at work" in told
    assert len(told.splitlines()) == 1
    assert first.wait(timeout=600) == 0
    assert seen(outputs) == stage.new


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(tmp_path)], check=False).returncode:  # noqa: S603, S607
        pytest.skip("this machine does not let a test mount a small disk")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=False)  # noqa: S603, S607


def test_a_full_disk_gives_one_error_and_keeps_the_old_tables(stage: Stage, disk: Path) -> None:
    """Whatever part of the new ones still found room; with room again, the run ends well."""
    outputs = disk / "outputs"
    shutil.copytree(stage.folder / "before", outputs)
    free = os.statvfs(disk)
    ballast = disk / "ballast"
    ballast.write_bytes(b"\0" * (free.f_bavail * free.f_frsize - 60_000))
    run = begun(stage.folder / "corpus", outputs)
    _, told = run.communicate(timeout=600)
    assert run.returncode == 2
    assert b"No space left on device" in told or b"full" in told
    assert len(told.splitlines()) == 1
    assert is_whole(seen(outputs), stage.old)
    ballast.unlink()
    assert finished(stage.folder / "corpus", outputs) == stage.new
