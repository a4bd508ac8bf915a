"""Stages mapped over documents: from the cache where it knows, by the engine where it does not, always in order."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any, Generic, TypeVar

from pipeline.cache import Cache, key
from pipeline.engine.here import Here
from pipeline.engine.promise import Engine, Made, Promise, Row
from pipeline.model import Document, Rejection
from pipeline.packing import packed, unpacked

T = TypeVar("T")
U = TypeVar("U")
AS_IT_IS = "value"  # version of values that no stage made
Tell = Callable[[str, int, int], None]  # told the stage at work, documents done, and documents in all


@dataclass(frozen=True, slots=True)
class Stage(Generic[T]):
    """What is done with each document by itself."""

    name: str
    call: Callable[[Sequence[Any]], Iterable[T | Rejection]]  # of a batch of rows of values; found by name elsewhere
    takes: tuple[Any, ...]  # types of the values of a row
    makes: Any
    version: str  # of the code that works


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

    def told(self, documents: Iterable[Document]) -> list[Rejection]:
        """The rejections, with the paths of the documents that the stage was given."""
        if not self.rejected:
            return []  # and no document is read for it
        turned = (one for one, own in zip(documents, self.keys, strict=True) if own is None)
        return [replace(told, path=one.doc_id) for told, one in zip(self.rejected, turned, strict=True)]


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


class Work:
    """The work of one run."""

    def __init__(self, cache: Cache, engine: Engine, batch: int, tell: Tell) -> None:
        """Remember who does it, and whom to tell."""
        self.cache, self.engine, self.batch, self.tell = cache, engine, batch, tell
        self.fresh: Counter[str] = Counter()  # results by stage that the cache did not know
        self.versions: set[str] = set()

    def mapped(self, stage: Stage[T], *columns: Iterable[Any]) -> Kept[T]:
        """What a stage makes of each document; every column holds one of the values that it takes."""
        whole = next((len(column) for column in columns if isinstance(column, Sized)), 0)
        self.tell(stage.name, 0, whole)
        self.versions.add(stage.version)
        keys: list[bytes] = []
        turned: dict[bytes, bytes] = {}  # rejections by key
        rows = zip(*map(_packed, stage.takes, columns), strict=True)
        for finished in self._batches(stage, rows, keys):
            turned |= {own: rejection for own, (_, rejection) in finished.items() if rejection is not None}
            self.tell(stage.name, len(keys), whole)
        rejected = tuple(unpacked(Rejection, turned[own]) for own in keys if own in turned)
        return Kept(self.cache, stage.makes, tuple(None if own in turned else own for own in keys), rejected)

    def kept(self, kind: Any, values: Iterable[Any]) -> Kept[Any]:  # noqa: ANN401  (a type)
        """Values laid down as they are."""
        waiting, keys = iter(values), []
        while rows := [(key(data), data) for data in (packed(kind, one) for one in islice(waiting, self.batch))]:
            self.cache.put(AS_IT_IS, rows)
            keys += [own for own, _ in rows]
        return Kept(self.cache, kind, tuple(keys))

    def _batches(self, stage: Stage[T], rows: Iterable[Row], keys: list[bytes]) -> Iterator[dict[bytes, Made]]:
        """Finished batches of what the cache does not know, some under way at once; fills in the keys of all rows."""
        fresh: dict[bytes, Row] = {}
        waiting: deque[dict[bytes, Row]] = deque()
        under_way: deque[tuple[list[bytes], Promise]] = deque()

        def begin(place: Engine) -> None:
            while waiting:
                batch = waiting.popleft()
                under_way.append(([*batch], place.begun(partial(results, stage), [*batch.values()])))

        for row in rows:
            keys.append(own := key(stage.name, stage.version, *row))
            if self.cache.get(own) is None:
                fresh[own] = row
            if len(fresh) == self.batch:
                waiting.append(fresh)
                fresh = {}
            if under_way or len(waiting) > self.engine.least:
                begin(self.engine)
            while len(under_way) > self.engine.width:
                yield self._laid(stage, *under_way.popleft())
        waiting.extend([fresh] if fresh else ())
        begin(self.engine if under_way else Here())  # what is little is done here, without another process
        while under_way:
            yield self._laid(stage, *under_way.popleft())

    def _laid(self, stage: Stage[T], keys: Sequence[bytes], promise: Promise) -> dict[bytes, Made]:
        """The results of a batch, laid down."""
        made = dict(zip(keys, promise(), strict=True))
        told = [(own, value) for own, (value, _) in made.items() if value is not None]
        self.cache.put(stage.version, told)
        self.fresh[stage.name] += len(told)
        return made


def _packed(kind: Any, column: Iterable[Any]) -> Iterator[bytes]:  # noqa: ANN401  (a type)
    """A column of values as bytes; what lies in the cache is passed on as it lies there."""
    if isinstance(column, Kept) and column.kind == kind:
        return column.packed()
    return (packed(kind, value) for value in column)


def results(stage: Stage[Any], batch: Sequence[Row]) -> list[Made]:
    """What a stage makes of a batch of packed rows, packed: the work of a worker."""
    rows = [tuple(unpacked(kind, data) for kind, data in zip(stage.takes, row, strict=True)) for row in batch]
    return [
        (None, packed(Rejection, one)) if isinstance(one, Rejection) else (packed(stage.makes, one), None)
        for one in stage.call(rows)
    ]
