"""Documents that make a stage fail which looks at all of them at once: found by halving, told, and left out."""

from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from pipeline.cache import Lost
from pipeline.corrections import BadCorrections
from pipeline.guard import failure
from pipeline.model import Rejection
from pipeline.settings import BadSettings

T = TypeVar("T")
MOST = 20  # documents that are left out; where more seem to be to blame, none is
NOBODYS = (OSError, MemoryError, Lost, BadCorrections, BadSettings)  # of the disk, the machine, or the person who calls
Failed = tuple[str, Exception]  # the stage, and its error
Attempt = Callable[[Collection[str] | None, Sequence[Rejection]], T]  # given the documents, and what was left out


class Noted:
    """Progress, passed on; the stage at work is remembered."""

    def __init__(self, tell: Callable[[str, int, int], None]) -> None:
        """Nothing is at work."""
        self.tell, self.stage = tell, ""

    def __call__(self, stage: str, done: int, whole: int) -> None:
        """Pass it on."""
        self.stage = stage
        self.tell(stage, done, whole)


def spared(attempt: Attempt[T], documents: Callable[[], Sequence[str]], at_work: Noted) -> T:
    """What an attempt gives with all documents, else with all but those that make it fail.

    Raises what the attempt raises where no document is to blame.
    """
    aside: list[Rejection] = []
    rest: list[str] | None = None
    while True:
        try:
            return attempt(rest, aside)
        except NOBODYS:
            raise
        except Exception as error:
            failed = at_work.stage, error
            rest = [*documents()] if rest is None else rest
            if len(aside) == MOST or _failed(attempt, (), at_work):
                raise
            number, (stage, why) = _culprit(attempt, rest, at_work, failed)
            aside.append(failure(stage, rest.pop(number), why))


def _culprit(attempt: Attempt[T], documents: Sequence[str], at_work: Noted, failed: Failed) -> tuple[int, Failed]:
    """The number of the document with which those before it fail, while without it they do not; and how they fail."""
    good, bad = 0, len(documents)
    while bad - good > 1:
        middle = (good + bad) // 2
        if told := _failed(attempt, documents[:middle], at_work):
            bad, failed = middle, told
        else:
            good = middle
    return good, failed


def _failed(attempt: Attempt[T], documents: Sequence[str], at_work: Noted) -> Failed | None:
    """The stage that fails with some documents, and the error, if any."""
    try:
        attempt(documents, ())
    except NOBODYS:
        raise
    except Exception as error:  # noqa: BLE001  (whatever a stage trips over)
        return at_work.stage, error
    return None
