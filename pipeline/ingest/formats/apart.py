"""Files that large libraries take apart: read in a process of its own, with limits of time and memory.

The process is told a format and bytes and answers with one line of JSON: nothing that a document can put there is ever
run. It is started with the first such file, and anew where it dies or takes too long.
"""

import atexit
import json
import os
import subprocess
import sys
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Timer
from typing import Any

from pipeline.ingest.article import Article, Given, Inner, Part, Refused
from pipeline.limits import Limits

HELPER = "pipeline.ingest.formats.helper"
ROOT = str(Path(__file__).parents[3])
SLOW = "Reading the file takes longer than the {} seconds that settings.toml allows (limits.seconds)."
DIED = "The library that reads this format broke down on the file; save it anew, or as plain text."


def apart(name: str) -> Callable[[Given], Iterator[Part]]:
    """The reader of the module of that name, at work in the other process."""

    def read(given: Given) -> Iterator[Part]:
        yield from map(_part, _helper(given.limits).asked(name, given.raw))

    return read


def _part(told: tuple[Any, ...]) -> Part:
    """A part of a file, from what JSON holds of it."""
    if len(told) == len(Inner.__slots__):
        name, filename, raw = told
        return Inner(name, filename, b64decode(raw))
    return Article(*told)


class Helper:
    """The other process."""

    def __init__(self, limits: Limits) -> None:
        """It is started when it is asked."""
        self.limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        atexit.register(self.end)

    def asked(self, name: str, raw: bytes) -> list[Any]:
        """What the module of that name reads in the bytes. Raises Refused."""
        process = self._started()
        timer = Timer(self.limits.seconds, process.kill)
        timer.start()
        try:
            answer = _answer(process, f"{name} {len(raw)}\n".encode() + raw)
        finally:
            in_time = timer.is_alive()
            timer.cancel()
        if not answer.endswith(b"\n"):
            self.end()
            raise Refused("damaged", DIED) if in_time else Refused("too_slow", SLOW.format(self.limits.seconds))
        told = json.loads(answer)
        if isinstance(told, dict):
            raise Refused(told["reason"], told["detail"])
        return list(told)

    def end(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(  # noqa: S603  (our own module)
                [sys.executable, "-P", "-m", HELPER, str(self.limits.memory), str(self.limits.file)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": ROOT},  # -P: what lies in the folder of the call is not loaded
            )
        return self._process


@cache
def _helper(limits: Limits) -> Helper:
    return Helper(limits)


def _answer(process: subprocess.Popen[bytes], question: bytes) -> bytes:
    """A line from the process; none, or half of one, where it dies."""
    with suppress(BrokenPipeError):
        if process.stdin and process.stdout:
            process.stdin.write(question)
            process.stdin.flush()
            return process.stdout.readline()
    return b""
