"""Which names are one person: within a document by surname, across documents by how the whole name sounds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.resolve.features import DOUBTFUL, SURE, Words, matched
from pipeline.resolve.groups import Groups, Key
from pipeline.resolve.index import Pair, pairs
from pipeline.resolve.mention import Mention
from pipeline.resolve.sounds import near, same, sounds

PERSON = "person"
LONE = 0.7  # score of a surname alone and the only person of the corpus that bears it
Judged = tuple[float, tuple[str, ...]]  # a score and the features that spoke


def words_of(lemma: str) -> Words:
    """A person's name, word by word, in small letters."""
    return tuple(lemma.lower().replace("-", " ").replace(".", " ").split())


def key_of(name: Words) -> Key:
    """The key of a person's name."""
    return (PERSON, *name)


def persons(found: Sequence[Mention]) -> dict[int, Words]:
    """Names in one document; a surname alone, or a first name, means the one full name that it fits."""
    own = {i: words_of(one.bases[0].text) for i, one in enumerate(found) if one.name.kind == PERSON}
    full = sorted({key for key in own.values() if len(key) > 1})
    return {i: _antecedent(key, full) if len(key) == 1 else key for i, key in own.items() if key}


def _antecedent(key: Words, full: Iterable[Words]) -> Words:
    fitting = [name for name in full if near(name[-1], key[0])] or [name for name in full if same(name[0], key[0])]
    return fitting[0] if len(fitting) == 1 else key


@dataclass(frozen=True, slots=True)
class Doubts:
    """Pairs of names that a person must decide."""

    pairs: Mapping[Pair, Judged]


def joined(names: Iterable[Words], groups: Groups) -> Doubts:
    """Put names of one person into one group; what remains in doubt."""
    every = sorted(names)
    full = [name for name in every if len(name) > 1]
    doubts: dict[Pair, Judged] = {}
    for left, right in pairs(full):
        score, reasons = matched(left, right)
        if score >= SURE:
            groups.join(key_of(left), key_of(right), reasons)
        elif score >= DOUBTFUL:
            doubts[min(left, right), max(left, right)] = (score, reasons)
    doubts.update(_surnames(every, full, groups))
    return Doubts(doubts)


def _surnames(names: Iterable[Words], full: Sequence[Words], groups: Groups) -> dict[Pair, Judged]:
    """A surname that no document explains may mean the only person of the corpus that bears it: another may turn up."""
    bearers: dict[str, dict[Key, Words]] = defaultdict(dict)
    for name in full:
        for sound in sounds(name[-1]):
            bearers[sound].setdefault(groups.root(key_of(name)), name)
    doubts: dict[Pair, Judged] = {}
    for name in (name for name in names if len(name) == 1):
        fitting = {root: one for sound in sounds(name[0]) for root, one in bearers.get(sound, {}).items()}
        if len(fitting) == 1:
            (other,) = fitting.values()
            doubts[min(name, other), max(name, other)] = (LONE, ("only_bearer_of_the_surname",))
    return doubts
