"""Values as compact JSON and back, by the types of their fields: what is kept on disk and sent to other processes.

No code is ever loaded from it: what comes back is made of the data classes that were asked for.
"""

import json
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

LEVEL = 1  # of compression: a third of the size in no time
BROKEN = (ValueError, TypeError, IndexError, KeyError, zlib.error)  # what bytes raise that hold no value of a type
Changed = list[tuple[int, Callable[[Any], Any]]]  # places of fields that do not stay as they are
PLAIN: dict[Any, Callable[[str], Any]] = {Decimal: Decimal, date: date.fromisoformat}  # what text makes again
Change = Callable[[Any], Any] | None  # None: as it stands


def packed(kind: Any, value: Any) -> bytes:  # noqa: ANN401  (a type, and a value of it)
    """A value of a type as bytes."""
    return pressed(spelt(kind, value))


def spelt(kind: Any, value: Any) -> bytes:  # noqa: ANN401
    """A value of a type in full, as it is known by."""
    change = _change(kind, back=False)
    text = json.dumps(change(value) if change else value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def pressed(text: bytes) -> bytes:
    """A value that was spelt, packed."""
    return zlib.compress(text, LEVEL)


def gathered(parts: Iterable[bytes]) -> bytes:
    """Packed values as one tuple of them."""
    return pressed(b"[" + b",".join(map(zlib.decompress, parts)) + b"]")


def unpacked(kind: Any, data: bytes) -> Any:  # noqa: ANN401
    """The value again. Raises one of `BROKEN` where the bytes hold none."""
    change, read = _change(kind, back=True), json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
    return change(read) if change else read


@cache
def _change(kind: Any, *, back: bool) -> Change:  # noqa: ANN401
    """What turns a value of a type into what JSON knows, or back."""
    if kind in PLAIN:
        return PLAIN[kind] if back else str
    if is_dataclass(get_origin(kind) or kind):
        changed = _changed_fields(kind, back=back)
        return (_rebuilt if back else _taken_apart)(get_origin(kind) or kind, changed)
    parts = [part for part in get_args(kind) if part is not NoneType]
    changes = [_change(part, back=back) for part in parts if part is not ...]
    if get_origin(kind) is frozenset:
        return _set(changes[0], back=back)
    if get_origin(kind) is tuple:
        return _items(changes[0], back=back) if parts[-1] is ... else _places(changes, back=back)
    if len(parts) > 1:
        return _either(parts, changes, back=back)
    return _unless_none(changes[0]) if parts else None


def _changed_fields(kind: type, *, back: bool) -> Changed:
    """Place and change of each field that does not stay as it is."""
    plain = get_origin(kind) or kind
    hints = get_type_hints(plain)
    told = [_told(hints[field.name], get_args(kind)) for field in fields(plain)]
    changes = [_change(hint, back=back) for hint in told]
    return [(place, change) for place, change in enumerate(changes) if change]


def _told(hint: Any, arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401
    """A type of a generic class with what stands for its variables."""
    return hint[arguments] if getattr(hint, "__parameters__", ()) else hint


def _rebuilt(kind: Any, changed: Changed) -> Change:  # noqa: ANN401
    def made(row: list[Any]) -> Any:  # noqa: ANN401
        for place, change in changed:
            row[place] = change(row[place])
        return kind(*row)

    return made


def _taken_apart(kind: Any, changed: Changed) -> Change:  # noqa: ANN401
    cells = attrgetter(*(field.name for field in fields(kind)))
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


def _set(change: Change, *, back: bool) -> Change:
    """A set, in an order of its own."""
    if back:
        return (lambda row: frozenset(map(change, row))) if change else frozenset
    return (lambda value: sorted(map(change, value))) if change else sorted


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
