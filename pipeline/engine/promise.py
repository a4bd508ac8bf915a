"""What every engine offers."""

from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Protocol, Self

Row = tuple[bytes, ...]  # packed values that a stage takes
Made = tuple[bytes | None, bytes | None]  # the packed result of a document, or its packed rejection
Call = Callable[[Sequence[Row]], list[Made]]
Promise = Callable[[], list[Made]]


class Engine(Protocol):
    """A place where batches are worked on; a context manager."""

    width: int  # batches that are worth having under way
    least: int  # batches from which it is worth its start; fewer are worked on where they are

    def __enter__(self) -> Self:
        """Use it."""
        ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End its workers."""
        ...

    def begun(self, call: Call, batch: Sequence[Row]) -> Promise:
        """A batch under way: the promise gives its results."""
        ...
