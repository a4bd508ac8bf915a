"""Work on a Dask cluster: one that is running, or one of this machine for as long as the run lasts.

Workers need this program with its models in the same version, and nothing else: texts and results travel with the
batches, no disk is shared. A batch whose worker dies goes to another one.
"""

from collections.abc import Sequence
from functools import partial
from importlib import import_module
from types import TracebackType
from typing import Any, Self

from pipeline.engine.promise import Call, Made, Promise, Row
from pipeline.settings import BadSettings

AHEAD = 2  # batches under way for each thread of a worker
DEATHS = 10  # workers that a batch may outlive before it is to blame
LOCAL = "local"
MISSING = "A Dask cluster is asked for and Dask is not installed: pip install 'kronika[dask]', or leave cluster out."


class Cluster:
    """A client of a cluster."""

    least = 0

    def __init__(self, jobs: int, address: str) -> None:
        """Connect. Raises BadSettings where Dask is missing, OSError where no scheduler answers."""
        try:
            distributed: Any = import_module("distributed")  # an extra, and slow to load
        except ImportError as error:
            raise BadSettings(MISSING) from error
        self._ends: list[Any] = []
        self.client = distributed.Client(self._own(distributed, jobs) if address == LOCAL else address)
        self._ends.append(self.client)
        self.width = AHEAD * max(1, sum(self.client.nthreads().values()))

    def __enter__(self) -> Self:
        """Use it."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Let go of the cluster; one of our own ends."""
        for one in reversed(self._ends):
            one.close()

    def begun(self, call: Call, batch: Sequence[Row]) -> Promise:
        """A batch on its way to a worker."""
        sent = self.client.submit(call, batch, pure=False, retries=DEATHS)
        return partial(_result, sent)

    def _own(self, distributed: Any, jobs: int) -> Any:  # noqa: ANN401  (Dask has no types)
        """A cluster of this machine: models do not share a process, so each worker has one thread."""
        import_module("dask").config.set({"distributed.scheduler.allowed-failures": DEATHS})
        made = distributed.LocalCluster(n_workers=jobs, threads_per_worker=1, processes=True, dashboard_address=None)
        self._ends.append(made)
        return made


def _result(sent: Any) -> list[Made]:  # noqa: ANN401
    made: list[Made] = sent.result()
    return made
