"""One run, told in numbers: `python -m bench.once CORPUS OUTPUTS JOBS` prints JSON. Always a process of its own.

Processor time is that of the process and of its workers: it says the same on a machine with other work to do.
"""

import json
import resource
import sys
import time
from pathlib import Path

from pipeline.process import Call, processed
from pipeline.settings import CALLED

MEGABYTE = 1024  # kilobytes, in which Linux tells the peak of memory


class Stages:
    """Seconds of processor time by stage, in this process alone."""

    def __init__(self) -> None:
        """Begin before the first stage."""
        self.seconds: dict[str, float] = {}
        self._stage, self._since = "", 0.0

    def tell(self, stage: str, _done: int, _whole: int) -> None:
        """A stage is at work."""
        if stage != self._stage:
            now = time.process_time()
            if self._stage:
                self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + round(now - self._since, 2)
            self._stage, self._since = stage, now


def main(corpus: str, outputs: str, jobs: str) -> None:
    """Run and tell."""
    CALLED.set((("jobs", int(jobs)),))
    stages, clock = Stages(), time.monotonic()
    made = processed(Call(Path(corpus), Path(outputs)), stages.tell)
    stages.tell("end", 0, 0)
    own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    told = {
        "documents": made.documents if made else 0,
        "annotated": made.annotated if made else 0,
        "rows": sum(made.rows.values()) if made else 0,
        "processor": round(own.ru_utime + own.ru_stime + workers.ru_utime + workers.ru_stime, 2),
        "driver": round(own.ru_utime + own.ru_stime, 2),
        "clock": round(time.monotonic() - clock, 2),
        "peak_driver": own.ru_maxrss // MEGABYTE,
        "peak_worker": workers.ru_maxrss // MEGABYTE,
        "stages": stages.seconds,
    }
    print(json.dumps(told))  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
