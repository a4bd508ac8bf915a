"""The process in which large libraries take files apart. It is told `format length`, then bytes; it answers in JSON."""

import json
import os
import resource
import sys
from base64 import b64encode
from contextlib import suppress
from importlib import import_module
from typing import Any

from pipeline.ingest.article import Article, Given, Inner, Part, Refused
from pipeline.limits import Limits

MISSING = "Reading this format needs {}, which is not installed: run make, or pip install 'kronika[formats]'."
LARGE = "Reading the file takes more memory than settings.toml allows (limits.memory)."
BROKEN = "The library that reads this format gives up on the file ({}); save it anew, or as plain text."


def answered(name: str, raw: bytes, limits: Limits) -> Any:  # noqa: ANN401  (what JSON holds)
    """Texts and fields, or why there are none."""
    try:
        module = import_module(f"pipeline.ingest.formats.{name}")
        return [_told(one) for one in module.parts(Given(raw, limits))]
    except Refused as refused:
        return {"reason": refused.reason, "detail": refused.detail}
    except ModuleNotFoundError as error:
        return {"reason": "library_missing", "detail": MISSING.format(error.name)}
    except MemoryError:
        return {"reason": "too_large", "detail": LARGE}
    except Exception as error:  # noqa: BLE001  (whatever the library trips over is this file's fault)
        return {"reason": "damaged", "detail": BROKEN.format(type(error).__name__)}


def _told(one: Part) -> list[Any]:
    """A part of a file in JSON."""
    if isinstance(one, Inner):
        return [one.name, one.filename, b64encode(one.raw).decode()]
    if isinstance(one, Article):
        return [one.text, dict(one.fields)]
    raise one


def main(memory: int, file: int) -> None:
    """Answer until nobody asks."""
    with suppress(OSError, ValueError):  # a system without that limit
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    told = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    limits = Limits(file=file)
    while question := sys.stdin.buffer.readline().decode():
        name, length = question.split()
        raw = sys.stdin.buffer.read(int(length))
        told.write(json.dumps(answered(name, raw, limits)).encode() + b"\n")
        told.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
