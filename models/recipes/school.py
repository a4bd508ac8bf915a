"""What the teacher reads and writes: sentences as numbers, and its scores as tags and trees."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

import floret
import numpy as np
import torch
from spacy.tokens import Span
from torch import Tensor

from models.recipes.network import NOTHING, Batch, Network, Sizes
from models.recipes.trees import tree
from pipeline.morphology import readings

SEEN = 2  # times that a symbol must be seen to count
POOL = 40  # batches that are sorted by length together
REMEMBERED = 300_000
Tag = tuple[str, str]  # class and features


@dataclass(frozen=True, slots=True)
class Label:
    """What is said of a word; the head counts from 1, 0 is the root. Empty and NOTHING where unknown."""

    upos: str = ""
    feats: str = ""
    head: int = NOTHING
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words, with labels or without, and the treebank whose habits they follow."""

    words: tuple[str, ...]
    labels: tuple[Label, ...] = ()
    source: str = ""


def sentence(span: Span, source: str) -> Sentence:
    """One sentence of a treebank."""
    known = span.doc.has_annotation("DEP")
    labels = [
        Label(
            token.pos_,
            str(token.morph),
            (0 if token.head.i == token.i else token.head.i - span.start + 1) if known else NOTHING,
            token.dep_,
        )
        for token in span
    ]
    return Sentence(tuple(token.text for token in span), tuple(labels), source)


def looks(word: str) -> list[str]:
    """Symbols of what a word looks like."""
    low = word.lower()
    shape = "".join("X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word[:4])
    ends = [f"-{low[-n:]}" for n in range(1, 6)]
    return [low, f"shape {shape} {word.isupper()}", *(f"{low[:n]}-" for n in range(1, 4)), *dict.fromkeys(ends)]


def read(language: str, word: str) -> list[str]:
    """Symbols of what the dictionary reads in a word."""
    found: dict[str, None] = {}
    for reading in readings(language, word):
        for tag in product(*(part.split(".") for part in reading.tag.split(":"))):
            found |= dict.fromkeys([":".join(tag), *(f"has {part}" for part in tag)])
        found |= dict.fromkeys([f"= {reading.lemma}", *(f"label {label}" for label in reading.labels)])
    return list(found) or ["unknown"]


class School:
    """Symbols, tags and relations as numbers."""

    def __init__(self, language: str, folder: Path, taught: Sequence[Sentence] = ()) -> None:
        """Learn what there is from sentences, or take what was learnt from the folder."""
        self.language, self.folder = language, folder
        self.vectors = floret.load_model(str(folder / "context.bin"))
        if taught:
            self.tables = self._learnt(taught)
        else:
            self.tables = torch.load(folder / "school.pt")
        self.numbers = {name: {key: i for i, key in enumerate(keys)} for name, keys in self.tables.items()}
        self.word = lru_cache(maxsize=REMEMBERED)(self._word)

    def _learnt(self, taught: Sequence[Sentence]) -> dict[str, list[Any]]:
        words = Counter(word for one in taught for word in one.words)
        counted = {"looks": Counter[str](), "readings": Counter[str]()}
        for word, times in words.items():
            counted["looks"].update(dict.fromkeys(looks(word), times))
            counted["readings"].update(dict.fromkeys(read(self.language, word), times))
        counted["looks"].update(f"from {one.source}" for one in taught)
        tables: dict[str, list[Any]] = {
            name: ["?", *sorted(key for key, times in counter.items() if times >= SEEN)]
            for name, counter in counted.items()
        }
        labels = [label for one in taught for label in one.labels]
        tables["tags"] = sorted({(label.upos, label.feats) for label in labels if label.upos})
        tables["relations"] = sorted({label.relation for label in labels if label.relation})
        return tables

    def sizes(self) -> Sizes:
        """How large a network this school needs."""
        parts = [
            [f"upos {upos}", *(f"{upos} {p}" for p in feats.split("|")), *feats.split("|")]
            for upos, feats in self.tables["tags"]
        ]
        columns = {part: i for i, part in enumerate(sorted({part for row in parts for part in row}))}
        table = torch.zeros(len(parts), len(columns))
        for i, row in enumerate(parts):
            table[i, [columns[part] for part in row]] = 1
        lengths = (len(self.tables[name]) for name in ("looks", "readings"))
        return Sizes(*lengths, self.vectors.get_dimension(), len(self.tables["relations"]), table)

    def _word(self, word: str) -> tuple[list[int], list[int], np.ndarray[Any, Any]]:
        known, said = self.numbers["looks"], self.numbers["readings"]
        shown = [known[s] for s in looks(word) if s in known] or [0]
        told = [said[s] for s in read(self.language, word) if s in said] or [0]
        return shown, told, self.vectors.get_word_vector(word.lower())

    def batch(self, group: Sequence[Sentence]) -> Batch:
        """Sentences as numbers."""
        rows = [self.word(word) for one in group for word in one.words]
        known = self.numbers["looks"]
        sources = [[known[key]] if (key := f"from {one.source}") in known else [] for one in group for _ in one.words]
        looked = [[*row[0], *source] for row, source in zip(rows, sources, strict=True)]
        bags = (_bag(looked), _bag([row[1] for row in rows]))
        lengths = torch.tensor([len(one.words) for one in group])
        context = torch.from_numpy(np.stack([row[2] for row in rows]))
        tags, relations = self.numbers["tags"], self.numbers["relations"]
        labels = (
            _padded([[tags.get((x.upos, x.feats), NOTHING) for x in one.labels] for one in group]),
            _padded([[x.head for x in one.labels] for one in group]),
            _padded([[relations.get(x.relation, NOTHING) for x in one.labels] for one in group]),
        )
        return Batch(lengths, bags[0], bags[1], context, *labels)


def _bag(rows: list[list[int]]) -> tuple[Tensor, Tensor]:
    starts = np.cumsum([0, *(len(row) for row in rows[:-1])])
    return torch.tensor([i for row in rows for i in row]), torch.from_numpy(starts)


def _padded(rows: list[list[int]]) -> Tensor:
    return torch.nn.utils.rnn.pad_sequence([torch.tensor(r) for r in rows], batch_first=True, padding_value=NOTHING)


def batches(taught: Iterable[Sentence], words: int, chance: random.Random | None) -> Iterator[list[Sentence]]:
    """Groups of about so many words: in any order, but of about the same length; as they come where chance is None."""
    waiting = list(taught)
    if chance:
        waiting = sorted(waiting, key=lambda one: len(one.words) + chance.random() * 6)
    groups, group, count = [], [], 0
    for one in waiting:
        if group and count + len(one.words) > words:
            groups.append(group)
            group, count = [], 0
        group.append(one)
        count += len(one.words)
    groups.append(group)
    if chance:
        chance.shuffle(groups)
    yield from groups


def labelled(networks: Sequence[Network], school: School, asked: Sequence[Sentence]) -> list[Sentence]:
    """Sentences with what the networks together say of them."""
    order = sorted(range(len(asked)), key=lambda i: len(asked[i].words))
    found: dict[int, Sentence] = {}
    place = iter(order)
    for group in batches([asked[i] for i in order], 2500, None):
        for one in _group(networks, school, group):
            found[next(place)] = one
    return [found[i] for i in range(len(asked))]


@torch.inference_mode()
def _group(networks: Sequence[Network], school: School, group: Sequence[Sentence]) -> Iterator[Sentence]:
    batch = school.batch([Sentence(one.words, source=one.source) for one in group])
    scores = [network.eval().scores(batch) for network in networks]
    tags = sum(one[0] for one in scores).argmax(-1)
    arcs = (sum(one[1] for one in scores) / len(networks)).double().numpy()
    lengths = batch.lengths.tolist()
    heads = torch.zeros(tags.shape, dtype=torch.long)
    for i, length in enumerate(lengths):
        heads[i, :length] = torch.from_numpy(tree(arcs[i, :length, : length + 1]))
    names = sum(n.named(one[2], heads) for n, one in zip(networks, scores, strict=True))
    root = school.numbers["relations"]["ROOT"]
    names[..., root] = torch.where(heads == 0, 1e9, -1e9)
    relations = names.argmax(-1)
    for i, one in enumerate(group):
        rows = zip(tags[i].tolist(), heads[i].tolist(), relations[i].tolist(), strict=True)
        labels = [Label(*school.tables["tags"][t], h, school.tables["relations"][r]) for t, h, r in rows]
        yield Sentence(one.words, tuple(labels[: len(one.words)]), one.source)
