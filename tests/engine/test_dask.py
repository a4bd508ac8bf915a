"""The same tables from a Dask cluster of two workers as from one process, also where one of them is killed."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from workers import made, processed

from pipeline.settings import Settings

distributed = pytest.importorskip("distributed")


@pytest.fixture
def cluster() -> Iterator[Any]:
    """Two workers that are processes of this machine."""
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made:
        yield made


def test_a_cluster_gives_the_same_bytes_though_a_worker_dies(cluster: Any, tmp_path: Path) -> None:  # noqa: ANN401
    """The worker is killed while texts are annotated; the other one and its successor go on."""
    processed(tmp_path / "one", Settings(jobs=1))
    killed = []

    def kill(stage: str, done: int, _: int) -> None:
        if stage == "annotate" and done and not killed:
            killed.append(next(iter(cluster.workers.values())).pid)
            os.kill(killed[0], signal.SIGKILL)

    processed(tmp_path / "cluster", Settings(cluster=cluster.scheduler_address, batch=2), kill)
    assert killed
    assert made(tmp_path / "cluster") == made(tmp_path / "one")


def test_a_cluster_of_its_own_ends_with_the_run(tmp_path: Path) -> None:
    """Two workers are started and gone afterwards."""
    processed(tmp_path, Settings(cluster="local", jobs=2, batch=4))
    assert made(tmp_path)["claims.csv"].count(b"\n") > 10
