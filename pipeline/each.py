"""How a stage asks something of each document alone: here and now, or through what a run remembers."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

Each = Callable[..., Iterable[Any]]  # of a function and a column for each value that it takes


def at_once(made: Callable[..., Any], *columns: Iterable[Any]) -> Sequence[Any]:
    """What a function makes of each row."""
    return tuple(map(made, *columns))
