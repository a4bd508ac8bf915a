"""Values as compact JSON and back, by the types of their fields: what is kept on disk and sent to other processes.

No code is ever loaded from it: what comes back is made of the data classes that were asked for.
"""

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

LEVEL = 1  # of compression: a third of the size in no time
BROKEN = (ValueError, TypeError, IndexError, KeyError, zlib.error)  # what bytes raise that hold no value of a type
Change = Callable[[Any], Any] | None  # None: as it stands


def packed(kind: Any, value: Any) -> bytes:  # noqa: ANN401  (a type, and a value of it)
    """A value of a type as bytes."""
    change = _change(kind, back=False)
    text = json.dumps(change(value) if change else value, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), LEVEL)


def unpacked(kind: Any, data: bytes) -> Any:  # noqa: ANN401
    """The value again. Raises one of `BROKEN` where the bytes hold none."""
    change, read = _change(kind, back=True), json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
    return change(read) if change else read


@cache
def _change(kind: Any, *, back: bool) -> Change:  # noqa: ANN401
    """What turns a value of a type into what JSON knows, or back."""
    if kind is Decimal:
        return Decimal if back else str
    if is_dataclass(kind):
        return _rebuilt(kind) if back else _taken_apart(kind)
    parts = [part for part in get_args(kind) if part is not NoneType]
    changes = [_change(part, back=back) for part in parts if part is not ...]
    if get_origin(kind) is tuple:
        return _items(changes[0], back=back) if parts[-1] is ... else _places(changes, back=back)
    if len(parts) > 1:
        return _either(parts, changes, back=back)
    return _unless_none(changes[0]) if parts else None


def _changed_fields(kind: type, *, back: bool) -> list[tuple[int, Callable[[Any], Any]]]:
    """Place and change of each field that does not stay as it is."""
    hints = get_type_hints(kind)
    changes = [_change(hints[field.name], back=back) for field in fields(kind)]
    return [(place, change) for place, change in enumerate(changes) if change]


def _rebuilt(kind: Any) -> Change:  # noqa: ANN401
    changed = _changed_fields(kind, back=True)

    def made(row: list[Any]) -> Any:  # noqa: ANN401
        for place, change in changed:
            row[place] = change(row[place])
        return kind(*row)

    return made


def _taken_apart(kind: Any) -> Change:  # noqa: ANN401
    changed, cells = _changed_fields(kind, back=False), attrgetter(*(field.name for field in fields(kind)))
    if not changed:
        return cells

    def made(value: Any) -> list[Any]:  # noqa: ANN401
        row = list(cells(value))
        for place, change in changed:
            row[place] = change(row[place])
        return row

    return made


def _items(change: Change, *, back: bool) -> Change:
    """A tuple of any length."""
    made = tuple if back else list
    return (lambda row: made(map(change, row))) if change else made


def _places(changes: Sequence[Change], *, back: bool) -> Change:
    """A tuple with a type for each place."""
    made = tuple if back else list
    return lambda row: made(change(one) if change else one for change, one in zip(changes, row, strict=True))


def _either(parts: Sequence[Any], changes: Sequence[Change], *, back: bool) -> Change:
    """One of several data classes: which, and the value."""
    made: dict[Any, Any] = {part: change for part, change in zip(parts, changes, strict=True) if change}
    if back:
        return lambda pair: made[parts[pair[0]]](pair[1])
    return lambda value: [parts.index(type(value)), made[type(value)](value)]


def _unless_none(change: Change) -> Change:
    return (lambda value: None if value is None else change(value)) if change else None
