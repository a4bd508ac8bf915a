"""Why the time of a regular expression may grow faster than its text: told from how it is built, without a clock.

An expression is read as a graph of places, with an edge for each sign that is read. It takes more than linear time only
where some run of signs can be read by two repeats, one after the other: each split of the run between them is tried. A
search is such a repeat too, as it begins at every sign. So an expression is linear where no run that a repeat reads can
also lead to it from the begin of the search or from another repeat, and no repeat reads one run in two ways. A repeat
after which nothing can fail is not tried again. Bounded repeats cost a constant. What is asked ahead is not believed,
so some linear expressions are refused.
"""

import re._constants as of
import re._parser as parser
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from signs import KINDS, ONE, Signs, may_read, must_read, named

MANY = 200  # from here a bound is none
REPEATS = (of.MAX_REPEAT, of.MIN_REPEAT, of.POSSESSIVE_REPEAT)
BEGINS = (of.AT_BEGINNING, of.AT_BEGINNING_STRING)
Edge = tuple[Signs | None, int]  # the signs that may be read, none for a step that reads nothing; and where it leads
Step = tuple[Signs, int]  # an edge that reads


@dataclass(frozen=True)
class Loop:
    """A repeat without bound: where it begins, the steps of its body, and whether what follows can fail."""

    place: int
    steps: tuple[Step, ...]
    can_fail: bool

    @cached_property
    def reads(self) -> Signs:
        """The signs it may read."""
        return frozenset().union(*(signs for signs, _ in self.steps))


@dataclass
class Graph:
    """An expression as places and edges."""

    signs: Signs
    by_line: bool  # a begin is that of any line
    edges: dict[int, list[Edge]] = field(default_factory=lambda: defaultdict(list))
    looks: dict[int, list[Step]] = field(default_factory=lambda: defaultdict(list))  # at the sign before
    steps: list[Step] = field(default_factory=list)
    loops: list[Loop] = field(default_factory=list)
    known: dict[str, Signs] = field(default_factory=dict)
    last: int = 0

    def built(self, items: Any, at: int, *, can_fail: bool) -> int:  # noqa: ANN401  (a parsed expression)
        """The place that a sequence leads to from a place; whether what follows the sequence can fail."""
        items = list(items)
        for number, (kind, value) in enumerate(items):
            rest = can_fail or any(_can_fail(other) for other in items[number + 1 :])
            at = self._repeat(value, at, can_fail=rest) if kind in REPEATS else self._item(kind, value, at, rest)
        return at

    def _item(self, kind: Any, value: Any, at: int, can_fail: bool) -> int:  # noqa: ANN401, FBT001
        if kind in (of.SUBPATTERN, of.ATOMIC_GROUP):
            return self.built(value[-1] if kind is of.SUBPATTERN else value, at, can_fail=can_fail)
        if kind is of.BRANCH:
            return self._joined([self.built(branch, at, can_fail=can_fail) for branch in value[1]])
        if kind in (of.ASSERT, of.ASSERT_NOT):
            return self._look(kind, *value, at)
        if kind is of.AT:
            return self._place() if value in BEGINS and not self.by_line else at
        if kind not in ONE:
            message = f"not known here: {kind}"
            raise ValueError(message)
        return self._read(kind, value, at)

    def _read(self, kind: Any, value: Any, at: int) -> int:  # noqa: ANN401
        key, end = f"{kind}{value}", self._place()
        if key not in self.known:
            self.known[key] = may_read(self.signs, kind, value)
        self.edges[at].append((self.known[key], end))
        self.steps.append((self.known[key], end))
        return end

    def _repeat(self, repeat: Any, at: int, *, can_fail: bool) -> int:  # noqa: ANN401
        least, most, body = repeat
        place, before = self._joined([at]), len(self.steps)
        end = self.built(body, place, can_fail=can_fail or (least > 1 and any(map(_can_fail, body))))
        if most == 1:
            return self._joined([end] if least else [place, end])
        self.edges[end].append((None, place))
        if most == of.MAXREPEAT or most > MANY:
            self.loops.append(Loop(place, tuple(self.steps[before:]), can_fail))
        return self._joined([end] if least else [place])

    def _look(self, kind: Any, way: int, body: Any, at: int) -> int:  # noqa: ANN401
        """A look back at one sign is believed; a look ahead is a way of its own, and the text goes on from here."""
        if kind is of.ASSERT_NOT and not body:
            return self._place()  # never
        if way < 0 and len(body) == 1 and body[0][0] in (of.LITERAL, of.NOT_LITERAL, of.IN):
            end, yes = self._place(), kind is of.ASSERT
            passed = may_read(self.signs, *body[0]) if yes else self.signs - must_read(self.signs, *body[0])
            self.looks[at].append((passed, end))
            return end
        if way > 0:
            self.built(body, at, can_fail=True)
        return at

    def _place(self) -> int:
        self.last += 1
        return self.last

    def _joined(self, places: list[int]) -> int:
        end = self._place()
        for place in places:
            self.edges[place].append((None, end))
        return end

    def split(self, first: Loop) -> Iterator[Signs]:
        """The runs of which one repeat can read the begin and another one the rest."""
        near = {place for place, _ in self._reached(first.place, first.reads)}
        for loop in self.loops:
            run = loop.reads & first.reads
            if loop is first or loop.place not in near or not loop.can_fail or not run:
                continue
            goes_on = first.place == 0 or self._leads(first.place, first.place, run)
            if goes_on and self._leads(first.place, loop.place, run) and self._leads(loop.place, loop.place, run):
                yield run

    def _leads(self, start: int, end: int, run: Signs) -> bool:
        """Whether a run of some signs leads from a place to a place; to itself, by reading at least one."""
        reached = self._reached(start, run)
        return (end, True) in reached or (start != end and (end, False) in reached)

    def _reached(self, start: int, run: Signs) -> set[tuple[int, bool]]:
        """The places that a run of some signs leads to, and whether it reads one on the way."""
        seen: set[tuple[int, bool]] = set()
        todo = [(start, False)]
        while todo:
            place, moved = todo.pop()
            steps = {
                (to, moved or signs is not None) for signs, to in self.edges[place] if signs is None or signs & run
            }
            steps |= {(to, moved) for signs, to in self.looks[place] if signs & run}
            todo += steps - seen
            seen |= steps
        return seen

    def doubled(self, loop: Loop) -> bool:
        """Whether a repeat can read some run in two ways that meet again, and both are tried."""
        if not loop.can_fail:
            return False
        number = {step: n for n, step in enumerate(loop.steps)}
        after = [[number[step] for step in self._next(step[1], ()) if step in number] for step in loop.steps]
        if any(len(set(steps)) < len(steps) for steps in after):
            return True
        apart = {pair for pair in _pairs({(n, n) for n in number.values()}, after, loop) if pair[0] != pair[1]}
        return any(one == other for one, other in _pairs(apart, after, loop))

    def _next(self, place: int, passed: tuple[int, ...]) -> Iterator[Step]:
        """The steps that may come next, as often as there are ways to them."""
        for signs, to in self.edges[place]:
            if signs is not None:
                yield signs, to
            elif to not in passed:
                yield from self._next(to, (*passed, place))
        for _, to in self.looks[place]:
            yield from self._next(to, (*passed, place))


def faults(pattern: str, flags: int, *, searched: bool) -> list[str]:
    """The signs of each run that is read in more ways than its length allows; none where the expression is linear."""
    parsed = parser.parse(pattern, flags)
    graph = Graph(KINDS | named(parsed), bool(parsed.state.flags & of.SRE_FLAG_MULTILINE))
    graph.built(parsed, 0, can_fail=False)
    begins = [Loop(0, ((graph.signs, 0),), can_fail=True)] if searched else []
    split = [run for first in (*begins, *graph.loops) for run in graph.split(first)]
    return ["".join(sorted(run)) for run in (*split, *(one.reads for one in graph.loops if graph.doubled(one)))]


def _pairs(pairs: set[tuple[int, int]], after: list[list[int]], loop: Loop) -> set[tuple[int, int]]:
    """Every pair of steps that two readings of one run come to."""
    seen: set[tuple[int, int]] = set()
    todo = list(pairs)
    while todo:
        left, right = todo.pop()
        new = {(a, b) for a in after[left] for b in after[right] if loop.steps[a][0] & loop.steps[b][0]} - seen
        seen |= new
        todo += new
    return seen


def _can_fail(item: Any) -> bool:  # noqa: ANN401
    """Whether an item may not match."""
    kind, value = item
    if kind in REPEATS:
        return value[0] > 0 and any(map(_can_fail, value[2]))
    if kind in (of.SUBPATTERN, of.ATOMIC_GROUP):
        return any(map(_can_fail, value[-1] if kind is of.SUBPATTERN else value))
    if kind is of.BRANCH:
        return all(any(map(_can_fail, branch)) for branch in value[1])
    return True
