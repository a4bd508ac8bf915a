"""The same tables from one process and from several, with the shipped models, also where one of them is killed."""

import os
import signal
from multiprocessing import active_children
from pathlib import Path

import pytest
from workers import made, processed

from pipeline.settings import Settings


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a single process makes of the example corpus."""
    outputs = tmp_path_factory.mktemp("one")
    processed(outputs, Settings(jobs=1))
    return made(outputs)


def test_two_processes_give_the_same_bytes(one: dict[str, bytes], tmp_path: Path) -> None:
    """In batches of one document."""
    processed(tmp_path, Settings(jobs=2, batch=1))
    assert made(tmp_path) == one


def test_a_process_that_is_killed_changes_nothing(one: dict[str, bytes], tmp_path: Path) -> None:
    """Its batches go to a new one."""
    killed = []

    def kill(stage: str, done: int, _: int) -> None:
        if stage == "annotate" and done and not killed:
            killed.append(active_children()[0].pid)
            os.kill(killed[0] or 0, signal.SIGKILL)

    processed(tmp_path, Settings(jobs=2, batch=1), kill)
    assert killed
    assert made(tmp_path) == one
