"""Which names are worth comparing: those that share a key. Never all with all, so that the work grows with the names.

Every key is made of one name alone and of the tables: whether two names are compared depends on no third one. That is
why more documents can only add joins, and why their order cannot matter.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from pipeline.resolve.features import LEAST, Words
from pipeline.resolve.sounds import SILENT, one_apart, sounds, spelt

Pair = tuple[Words, Words]
FEW = 4  # words of a name that are read in every mixture of languages; longer ones in one language at a time


def spoken(name: Words) -> Iterable[Words]:
    """All ways in which a name may sound."""
    heard = [sorted(sounds(word) or {word}) for word in name]
    if len(name) <= FEW:
        return product(*heard)
    most = max(map(len, heard))
    return zip(*(_filled(row, most) for row in heard), strict=True)


def _filled(heard: Sequence[str], length: int) -> list[str]:
    return [heard[min(i, len(heard) - 1)] for i in range(length)]


def holders(names: Iterable[Words]) -> dict[Words, list[Words]]:
    """Names by each way in which they may sound."""
    found: dict[Words, list[Words]] = defaultdict(list)
    for name in names:
        for heard in spoken(name):
            found[heard].append(name)
    return found


def pairs(names: Sequence[Words]) -> Iterator[Pair]:
    """Pairs of full names that some feature may join; a pair may come more than once."""
    heard = holders(names)
    yield from ((row[0], other) for row in heard.values() for other in row[1:])
    yield from _turned(names, heard)
    yield from _neighbours(names, heard)
    yield from _longer(names)
    yield from _initials(names)


def _turned(names: Sequence[Words], heard: dict[Words, list[Words]]) -> Iterator[Pair]:
    """Names with the last word first."""
    for name in names:
        for key in spoken((name[-1], *name[:-1])):
            yield from ((name, other) for other in heard.get(key, ()))


def _neighbours(names: Sequence[Words], heard: dict[Words, list[Words]]) -> Iterator[Pair]:
    """Names with a word or two that differ by a letter."""
    near = one_letter_apart({sound for name in names for word in name for sound in spelt(word)})
    for name in names:
        for key in spoken(name):
            for changed in _changed(key, near):
                yield from ((name, other) for other in heard.get(changed, ()))


def _changed(key: Words, near: dict[str, list[str]]) -> Iterator[Words]:
    """A name as it sounds with one word, or two, put in another's place."""
    places = [i for i, sound in enumerate(key) if sound in near]
    for i in places:
        yield from ((*key[:i], other, *key[i + 1 :]) for other in near[key[i]])
    for i, j in combinations(places, 2):
        for one, two in product(near[key[i]], near[key[j]]):
            yield (*key[:i], one, *key[i + 1 : j], two, *key[j + 1 :])


def one_letter_apart(words: Iterable[str]) -> dict[str, list[str]]:
    """Of each sound the others that differ by one letter, where there are any: they meet without that letter."""
    cut: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        for shorter in {word, *(word[:i] + word[i + 1 :] for i, letter in enumerate(word) if letter in SILENT)}:
            cut[shorter].append(word)
    found: dict[str, set[str]] = defaultdict(set)
    for row in cut.values():
        for left, right in combinations(row, 2):
            if one_apart(left, right):
                found[left].add(right)
                found[right].add(left)
    return {word: sorted(others) for word, others in found.items()}


def _ends(name: Words) -> Iterator[tuple[str, str]]:
    return product(sorted(sounds(name[0])), sorted(sounds(name[-1])))


def _longer(names: Sequence[Words]) -> Iterator[Pair]:
    """Names that begin and end like a shorter one."""
    long: dict[tuple[str, str], list[Words]] = defaultdict(list)
    for name in names:
        if len(name) > LEAST:
            for key in _ends(name):
                long[key].append(name)
    for name in names:
        for key in _ends(name):
            yield from ((name, other) for other in long.get(key, ()) if len(other) > len(name))


def _initials(names: Sequence[Words]) -> Iterator[Pair]:
    """Names that begin with an initial, and those that begin with a word of that letter and end alike."""
    short: dict[tuple[str, str], list[Words]] = defaultdict(list)
    for name in names:
        if len(name[0]) == 1:
            for sound in sounds(name[-1]):
                short[name[0], sound].append(name)
    for name in names:
        if len(name[0]) > 1:
            for sound in sorted(sounds(name[-1])):
                yield from ((other, name) for other in short.get((name[0][0], sound), ()))
