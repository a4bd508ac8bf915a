"""How a run is told of: to a person, to a program as JSON objects, or to nobody."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.process import silent

if TYPE_CHECKING:
    from pipeline.run import Progress
    from pipeline.summary import Summary

EVERY = 1.0  # seconds between two words on one stage
Told = Callable[["Summary | None", Path, float], Iterator[str]]  # lines on a run, its folder and its seconds


@contextmanager
def watched(log: bool | None) -> "Iterator[tuple[Progress, Told]]":  # noqa: FBT001  (as the option gives it)
    """What is told of stages while they work, and what of the run at its end: None plainly, True in JSON."""
    if log is None:
        from pipeline.console import progress  # noqa: PLC0415  (it draws; a log needs none)

        with progress() as tell:
            yield tell, _plainly
    else:
        yield (_objects() if log else silent), (_as_objects if log else _nothing)


def _plainly(made: "Summary | None", outputs: Path, seconds: float) -> Iterator[str]:
    from pipeline.console import summary  # noqa: PLC0415

    if made is None:
        yield f"Nothing has changed since the tables in {outputs} were written."
    else:
        yield from summary(made, outputs, seconds)


def _nothing(_made: "Summary | None", _outputs: Path, _seconds: float) -> Iterator[str]:
    return iter(())


def _as_objects(made: "Summary | None", outputs: Path, seconds: float) -> Iterator[str]:
    """Rejections and corrections that no longer apply, each in a line; then the end of the run."""
    told = {"outputs": str(outputs), "seconds": round(seconds, 2)}
    if made is None:
        yield _line("unchanged", told)
        return
    for one in made.rejected:
        yield _line("rejected", {"path": one.path, "stage": one.stage, "reason": one.reason, "detail": one.detail})
    for lost in made.lost:
        yield _line("correction_lost", {"correction": lost})
    yield _line("done", {"documents": made.documents, "new": made.annotated, "rows": made.rows} | told)


def _objects() -> "Progress":
    """A function that prints where a stage stands: at its begin and its end, and once a second between."""
    last: tuple[str, float] = ("", 0.0)

    def tell(stage: str, done: int, whole: int) -> None:
        nonlocal last
        now = time.monotonic()
        if stage != last[0] or done == whole or now - last[1] >= EVERY:
            last = (stage, now)
            sys.stdout.write(_line("stage", {"stage": stage, "done": done, "of": whole or None}) + "\n")
            sys.stdout.flush()

    return tell


def _line(event: str, told: dict[str, Any]) -> str:
    return json.dumps({"event": event, "at": time.strftime("%Y-%m-%dT%H:%M:%S%z")} | told, ensure_ascii=False)
