"""One run at a time in an outputs folder: a second one is told, and changes nothing."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

NAME = ".lock"


@contextmanager
def alone(outputs: Path) -> Iterator[None]:
    """Hold an outputs folder; the system lets go of it however the process ends. Raises OSError where another does."""
    outputs.mkdir(parents=True, exist_ok=True)
    handle = os.open(outputs / NAME, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        try:
            flock(handle, LOCK_EX | LOCK_NB)
        except BlockingIOError as error:
            message = (
                f"Another run is at work in {outputs}; wait until it ends, or choose another folder with --outputs."
            )
            raise OSError(message) from error
        yield
    finally:
        os.close(handle)
