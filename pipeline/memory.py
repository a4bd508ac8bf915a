"""How a stage asks something of few things alone: here and now, or of what a run remembers."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol


class Memory(Protocol):
    """Columns hold a value for each document, or for each event."""

    def remembered(self, made: Callable[..., Any], *columns: Iterable[Any]) -> Iterable[Any]:
        """What a function makes of each row of columns; the types of its values are those that it declares."""
        ...

    def gathered(self, column: Any, places: Iterable[Sequence[int]]) -> Iterable[Any]:  # noqa: ANN401  (any column)
        """Some values of a column as one."""
        ...


class Forgetful:
    """Everything is worked out when it is asked for."""

    def remembered(self, made: Callable[..., Any], *columns: Iterable[Any]) -> Sequence[Any]:
        """What a function makes of each row."""
        return tuple(map(made, *columns))

    def gathered(self, column: Iterable[Any], places: Iterable[Sequence[int]]) -> Sequence[Any]:
        """Some values of a column as one."""
        values = tuple(column)
        return tuple(tuple(values[place] for place in some) for some in places)


FORGETFUL = Forgetful()
