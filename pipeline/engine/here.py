"""Work in this process, when its result is asked for."""

from collections.abc import Sequence
from functools import partial
from types import TracebackType
from typing import Self

from pipeline.engine.promise import Call, Promise, Row


class Here:
    """One batch after the other."""

    width = 0
    least = 0

    def __enter__(self) -> Self:
        """Use it."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Nothing to end."""

    def begun(self, call: Call, batch: Sequence[Row]) -> Promise:
        """The call itself, made later."""
        return partial(call, batch)
