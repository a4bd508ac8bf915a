"""Stages mapped over documents: from the cache where it knows, by the engine where it does not, always in order.

A result is known by what went in: by the key of what lies in the cache, so that nothing is read to find out that all
is known already.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, Generic, TypeVar, get_type_hints

from pipeline.cache import Cache, key, program
from pipeline.engine.here import Here
from pipeline.engine.kept import Gathered, Input, Kept, inputs
from pipeline.engine.promise import Engine, Made, Promise, Row
from pipeline.model import Rejection
from pipeline.packing import packed, unpacked

T = TypeVar("T")
HEAVY = 500_000  # packed bytes that make a batch, be its documents ever so few: long texts would fill the memory
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
        return self._made(stage, columns, lambda done: self.tell(stage.name, done, whole))

    def remembered(self, made: Callable[..., T], *columns: Iterable[Any]) -> Kept[T]:
        """What a function makes of each row, as a part of the stage at work; its types are those that it declares."""
        types = get_type_hints(made)
        makes, name = types.pop("return"), f"{made.__module__}.{made.__qualname__}"
        stage = Stage(name, partial(_each, made), (*types.values(),), makes, program())
        return self._made(stage, columns, lambda _: None)

    def gathered(self, column: Kept[Any], places: Iterable[Sequence[int]]) -> Gathered:
        """Some values of a column as one."""
        return Gathered(column, tuple(map(tuple, places)))

    def _made(self, stage: Stage[T], columns: Sequence[Iterable[Any]], tell: Callable[[int], None]) -> Kept[T]:
        self.versions.add(stage.version)
        keys: list[bytes] = []
        turned: dict[bytes, bytes] = {}  # rejections by key
        rows = zip(*map(inputs, stage.takes, columns), strict=True)
        for finished in self._batches(stage, rows, keys):
            turned |= {own: rejection for own, (_, rejection) in finished.items() if rejection is not None}
            tell(len(keys))
        rejected = tuple(unpacked(Rejection, turned[own]) for own in keys if own in turned)
        return Kept(self.cache, stage.makes, tuple(None if own in turned else own for own in keys), rejected)

    def kept(self, kind: Any, values: Iterable[Any]) -> Kept[Any]:  # noqa: ANN401  (a type)
        """Values laid down as they are."""
        waiting, keys = iter(values), []
        while rows := [(key(data), data) for data in (packed(kind, one) for one in islice(waiting, self.batch))]:
            self.cache.put(AS_IT_IS, rows)
            keys += [own for own, _ in rows]
        return Kept(self.cache, kind, tuple(keys))

    def _batches(
        self, stage: Stage[T], rows: Iterable[tuple[Input, ...]], keys: list[bytes]
    ) -> Iterator[dict[bytes, Made]]:
        """Finished batches of what the cache does not know, some under way at once; fills in the keys of all rows."""
        fresh: dict[bytes, Row] = {}
        waiting: deque[dict[bytes, Row]] = deque()
        under_way: deque[tuple[list[bytes], Promise]] = deque()
        weight = 0

        def begin(place: Engine) -> None:
            while waiting:
                batch = waiting.popleft()
                under_way.append(([*batch], place.begun(partial(results, stage), [*batch.values()])))

        for row in rows:
            keys.append(own := key(stage.name, stage.version, *(known for known, _ in row)))
            if own not in self.cache:
                fresh[own] = tuple(read() for _, read in row)
                weight += sum(map(len, fresh[own]))
            if len(fresh) == self.batch or weight > HEAVY:
                waiting.append(fresh)
                fresh, weight = {}, 0
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


def _each(made: Callable[..., T], rows: Sequence[tuple[Any, ...]]) -> Iterator[T]:
    return (made(*row) for row in rows)


def results(stage: Stage[Any], batch: Sequence[Row]) -> list[Made]:
    """What a stage makes of a batch of packed rows, packed: the work of a worker."""
    rows = [tuple(unpacked(kind, data) for kind, data in zip(stage.takes, row, strict=True)) for row in batch]
    return [
        (None, packed(Rejection, one)) if isinstance(one, Rejection) else (packed(stage.makes, one), None)
        for one in stage.call(rows)
    ]
