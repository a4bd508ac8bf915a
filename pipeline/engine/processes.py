"""Work in several processes of this machine. Each loads the models once, when the first batch asks for them."""

from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from types import TracebackType
from typing import Self

from pipeline.engine.promise import Call, Made, Promise, Row

AHEAD = 2  # batches under way for each process: one at work, one waiting
Sent = tuple[ProcessPoolExecutor, "Future[list[Made]]"]
TRIES = 3  # a batch whose process dies so often is not to blame on chance
KILLED = (
    "A worker process was ended from outside several times, as happens where memory runs out: "
    "take fewer processes (jobs) or smaller batches (batch) in settings.toml."
)


class Processes:
    """A pool that is started with the first batch, and anew where one of its processes was killed."""

    least = 4  # batches take as long as processes need to load the models

    def __init__(self, jobs: int) -> None:
        """Remember how many processes to start."""
        self.jobs, self.width = jobs, AHEAD * jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """Use it."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the processes; what waits is not begun."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def begun(self, call: Call, batch: Sequence[Row]) -> Promise:
        """A batch on its way to a process."""
        return partial(self._result, call, batch, self._sent(call, batch))

    def _sent(self, call: Call, batch: Sequence[Row]) -> Sent:
        self._pool = self._pool or ProcessPoolExecutor(self.jobs, mp_context=get_context("spawn"))
        try:
            return self._pool, self._pool.submit(call, batch)
        except BrokenProcessPool:
            self._pool = None
            return self._sent(call, batch)

    def _result(self, call: Call, batch: Sequence[Row], sent: Sent) -> list[Made]:
        """What came of a batch. Raises OSError where its process dies again and again."""
        for _ in range(TRIES):
            pool, promised = sent
            try:
                return promised.result()
            except BrokenProcessPool:
                if self._pool is pool:  # the first batch to find it broken asks for a new one, for all
                    self._pool = None
                sent = self._sent(call, batch)
        raise OSError(KILLED)
