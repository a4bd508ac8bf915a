"""One document at a time: what a stage trips over is told as that document's rejection, and the run goes on."""

import logging
import os
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from signal import ITIMER_PROF, SIGPROF, setitimer, signal
from types import FrameType
from typing import NoReturn, TypeVar

from pipeline.model import Rejection

LOG = logging.getLogger("kronika")
DEBUG = "KRONIKA_DEBUG"  # of the environment, so that processes of a run inherit it: tracebacks are shown
HERE = Path(__file__).parent
HELD = ("rule", "row", "words", "found")  # what functions call a rule, or what holds one
ASK = "The document made this stage fail; please report it with this line: "
PATIENCE = 120  # seconds of processor time that a stage may spend on one document
T = TypeVar("T")


class TooSlow(Exception):  # noqa: N818  (it names what is wrong)
    """A stage has spent all the time that it may spend on one document."""


def guarded(stage: str, doc_id: str, make: Callable[[], T]) -> T | Rejection:
    """What `make` gives; a rejection with stage, place and rule where it fails."""
    try:
        with _clock():
            return make()
    except Exception as error:  # noqa: BLE001  (whatever a stage trips over is one document's fault, not the run's)
        return failure(stage, doc_id, error)


def failure(stage: str, doc_id: str, error: Exception) -> Rejection:
    """A rejection that lets the error be found; logged in one line, with its traceback where that is asked for."""
    told = where(error)
    LOG.warning("failed document=%r stage=%s %s", doc_id, stage, told)
    if os.environ.get(DEBUG):
        LOG.warning("".join(traceback.format_exception(error)))
    kinds = {MemoryError: "out_of_memory", TooSlow: "too_slow"}
    reason = kinds.get(type(error), "failed")
    return Rejection(doc_id, stage, reason, f"{ASK}{told}.")


def where(error: BaseException) -> str:
    """Kind and words of an error, the line of our code it came from, and the rule at work there, in one line."""
    frames = [(frame, line) for frame, line in traceback.walk_tb(error.__traceback__) if _is_ours(frame)]
    words = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    if not frames:
        return words
    place = Path(frames[-1][0].f_code.co_filename).relative_to(HERE.parent).as_posix()
    rule = next((name for frame, _ in reversed(frames) if (name := _rule(frame))), None)
    return f"at={place}:{frames[-1][1]} rule={rule or '-'} error={words!r}"


@contextmanager
def _clock() -> Iterator[None]:
    """Raises TooSlow inside, in time; without a clock where the work is done in a thread, as on a Dask cluster."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal(SIGPROF, _rings)
    setitimer(ITIMER_PROF, PATIENCE)
    try:
        yield
    finally:
        setitimer(ITIMER_PROF, 0)
        signal(SIGPROF, before)


def _rings(_signal: int, _frame: FrameType | None) -> NoReturn:
    message = f"it takes more than {PATIENCE} seconds"
    raise TooSlow(message)


def _is_ours(frame: FrameType) -> bool:
    """True for our code but what watches over it here."""
    path = Path(frame.f_code.co_filename)
    return path.is_relative_to(HERE) and path != Path(__file__)


def _rule(frame: FrameType) -> str | None:
    """The name of the rule that a function holds in its hands, if any."""
    held = next((frame.f_locals[name] for name in HELD if name in frame.f_locals), None)
    row = getattr(held, "row", held)
    name = row.get("name") if isinstance(row, Mapping) else row
    return name if isinstance(name, str) else None
