"""Which names are one person: within a document by surname, across documents by how the whole name sounds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.resolve.features import DOUBTFUL, SURE, Words, matched, near, same, sounds
from pipeline.resolve.groups import Groups
from pipeline.resolve.mention import Mention

LARGEST = 60  # names of a block that are compared pair by pair
HEAD = 3  # letters that a block shares
PERSON = "person"
Pair = tuple[Words, Words]


@dataclass(frozen=True, slots=True)
class Persons:
    """The name that each mention of a person stands for, names that are one, and pairs in doubt."""

    names: Mapping[tuple[int, int], Words]  # by index of document and of mention
    groups: Groups[Words]
    doubts: Mapping[Pair, tuple[float, tuple[str, ...]]]

    def key(self, name: Words) -> tuple[str, ...]:
        """What all mentions of one person share."""
        return (PERSON, *self.groups.root(name))


def words_of(one: Mention) -> Words:
    """A person's name, word by word, in small letters."""
    return tuple(one.lemma.lower().replace("-", " ").replace(".", " ").split())


def persons(documents: Sequence[Sequence[Mention]]) -> Persons:
    """Who is named in all documents."""
    names = {(d, i): key for d, found in enumerate(documents) for i, key in _within(found).items()}
    full = sorted({name for name in names.values() if len(name) > 1})
    groups: Groups[Words] = Groups()
    doubts = {}
    for left, right in _pairs(full):
        score, reasons = matched(left, right)
        if score >= SURE:
            groups.join(left, right, reasons)
        elif score >= DOUBTFUL:
            doubts[left, right] = (score, reasons)
    _surnames(set(names.values()), full, groups)
    return Persons(names, groups, doubts)


def _within(found: Sequence[Mention]) -> dict[int, Words]:
    """Names in one document; a surname alone, or a first name, means the one full name that it fits."""
    own = {i: words_of(one) for i, one in enumerate(found) if one.name.kind == PERSON}
    full = sorted({key for key in own.values() if len(key) > 1})
    return {i: _antecedent(key, full) if len(key) == 1 else key for i, key in own.items() if key}


def _antecedent(key: Words, full: Iterable[Words]) -> Words:
    fitting = [name for name in full if near(name[-1], key[0])] or [name for name in full if same(name[0], key[0])]
    return fitting[0] if len(fitting) == 1 else key


def _pairs(full: Sequence[Words]) -> Iterator[Pair]:
    """Names of which a first or last word begins alike: the only ones that are compared."""
    blocks: dict[str, list[Words]] = defaultdict(list)
    for name in full:
        for block in {sound[:HEAD] for word in (name[0], name[-1]) for sound in sounds(word)}:
            blocks[block].append(name)
    seen: set[Pair] = set()
    for block in sorted(blocks):
        for pair in _of_block(blocks[block]):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _of_block(names: Sequence[Words]) -> Iterator[Pair]:
    """All pairs of a small block; in a large one neighbours by surname, so that the work stays linear."""
    if len(names) <= LARGEST:
        yield from combinations(names, 2)
        return
    ordered = sorted(names, key=lambda name: (name[-1], name))
    for i, left in enumerate(ordered):
        for right in ordered[i + 1 : i + 1 + LARGEST]:
            yield min(left, right), max(left, right)


def _surnames(names: Iterable[Words], full: Sequence[Words], groups: Groups[Words]) -> None:
    """A surname that no document explains means the only person of the corpus that bears it."""
    bearers: dict[str, set[Words]] = defaultdict(set)
    for name in full:
        for sound in sounds(name[-1]):
            bearers[sound].add(groups.root(name))
    for name in sorted(name for name in names if len(name) == 1):
        fitting = {groups.root(one) for sound in sounds(name[0]) for one in bearers.get(sound, ())}
        if len(fitting) == 1:
            groups.join(name, next(iter(fitting)), ("only_bearer_of_the_surname",))
