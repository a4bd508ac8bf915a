"""Columns of values, one for each document: they lie in the cache, or are worked out when they are asked for."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Generic, TypeVar

from pipeline.cache import Cache, key
from pipeline.model import Document, Rejection
from pipeline.packing import gathered, pressed, spelt, unpacked

T = TypeVar("T")
U = TypeVar("U")
Input = tuple[bytes, Callable[[], bytes]]  # what a value of a row is known by, and what gives it, packed


@dataclass(frozen=True, slots=True)
class Each(Generic[T]):
    """Values worked out from others whenever they are asked for."""

    values: "Kept[Any]"
    made: Callable[[Any], T]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.values)

    def __iter__(self) -> Iterator[T]:
        """Each value."""
        return map(self.made, self.values)


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """Values that lie in the cache, one for each document that was not turned away, in order."""

    cache: Cache
    kind: Any
    keys: tuple[bytes | None, ...]  # None where the document was turned away
    rejected: tuple[Rejection, ...] = ()

    def __len__(self) -> int:
        """How many there are."""
        return len(self.keys) - len(self.rejected)

    def __iter__(self) -> Iterator[T]:
        """Each value, read when it is asked for."""
        return (unpacked(self.kind, data) for data in self.packed())

    def packed(self) -> Iterator[bytes]:
        """Each value as it lies there."""
        return (self.cache.kept(own) for own in self.keys if own is not None)

    def inputs(self) -> Iterator[Input]:
        """Each value by its key, read when it is asked for."""
        return ((own, partial(self.cache.kept, own)) for own in self.keys if own is not None)

    def each(self, made: Callable[[T], U]) -> Each[U]:
        """What a function makes of each."""
        return Each(self, made)

    def or_none(self) -> Iterator[T | None]:
        """A value for every document, None for those that were turned away."""
        return (None if own is None else unpacked(self.kind, self.cache.kept(own)) for own in self.keys)

    def beside(self, others: "Kept[U]") -> "Kept[U]":
        """Those of other values whose documents were not turned away here."""
        whole = (own for own in others.keys if own is not None)
        return replace(others, keys=tuple(o for o, own in zip(whole, self.keys, strict=True) if own), rejected=())

    def only(self, wanted: Iterable[bool]) -> "Kept[T]":
        """Some of the values."""
        whole = (own for own in self.keys if own is not None)
        return replace(self, keys=tuple(own for own, one in zip(whole, wanted, strict=True) if one), rejected=())

    def told(self, documents: Iterable[Document]) -> list[Rejection]:
        """The rejections, with the paths of the documents that the stage was given."""
        if not self.rejected:
            return []  # and no document is read for it
        turned = (one for one, own in zip(documents, self.keys, strict=True) if own is None)
        return [replace(told, path=one.doc_id) for told, one in zip(self.rejected, turned, strict=True)]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Some values of a column as one: those of the documents of an event."""

    values: Kept[Any]
    places: tuple[tuple[int, ...], ...]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.places)

    def __iter__(self) -> Iterator[Any]:
        """Each, read when it is asked for."""
        keys = [own for own in self.values.keys if own is not None]
        cache, kind = self.values.cache, self.values.kind
        return (tuple(unpacked(kind, cache.kept(keys[place])) for place in some) for some in self.places)

    def inputs(self) -> Iterator[Input]:
        """Each by the keys of its values."""
        keys = [own for own in self.values.keys if own is not None]
        for some in self.places:
            own = [keys[place] for place in some]
            yield key(*own), partial(self._read, own)

    def _read(self, keys: Iterable[bytes]) -> bytes:
        return gathered(map(self.values.cache.kept, keys))


@dataclass(frozen=True, slots=True)
class Together:
    """Values of several columns side by side, read anew each time."""

    columns: tuple[Kept[Any] | Each[Any], ...]

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.columns[0])

    def __iter__(self) -> Iterator[Any]:
        """Each row."""
        return zip(*self.columns, strict=True)


def inputs(kind: Any, column: Iterable[Any]) -> Iterator[Input]:  # noqa: ANN401  (a type)
    """A column of values; what lies in the cache is known by its key, all else by what it says."""
    if isinstance(column, Gathered) or (isinstance(column, Kept) and column.kind == kind):
        return column.inputs()
    return ((text, partial(pressed, text)) for text in (spelt(kind, value) for value in column))
