"""The teacher: a network too slow to ship, which labels words and trees better than the models that ship.

Words become vectors of three kinds: what they look like, what the dictionary reads in them, and what surrounds them in
running text. Two layers of a network that reads both ways choose classes and features, a third one heads and relations
(biaffine attention). This module alone needs PyTorch.
"""

from dataclasses import dataclass, field

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

SYMBOL, INNER, TAG, ARC, RELATION = 100, 200, 200, 300, 100  # widths
DROPOUT, FORGOTTEN = 0.33, 0.15  # of inner values, of symbols
NOTHING = -100  # a label that is not known


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences of about the same length; labels are NOTHING where none is known. Heads count from 1, 0 is the root."""

    lengths: Tensor
    looks: tuple[Tensor, Tensor]  # symbols of all words in a row, and where each word's begin
    readings: tuple[Tensor, Tensor]
    context: Tensor
    tags: Tensor = field(default_factory=lambda: torch.empty(0))
    heads: Tensor = field(default_factory=lambda: torch.empty(0))
    relations: Tensor = field(default_factory=lambda: torch.empty(0))


@dataclass(frozen=True, slots=True)
class Sizes:
    """What a network must be able to tell apart; `parts` says which features (columns) each tag (row) has."""

    looks: int
    readings: int
    context: int
    relations: int
    parts: Tensor


class Biaffine(nn.Module):
    """Scores of every word as the head of every other."""

    def __init__(self, inner: int, width: int, outputs: int) -> None:
        """Build the two views of a word, as a head and as a dependent."""
        super().__init__()
        self.head = nn.Sequential(nn.Linear(inner, width), nn.ReLU(), nn.Dropout(DROPOUT))
        self.dependent = nn.Sequential(nn.Linear(inner, width), nn.ReLU(), nn.Dropout(DROPOUT))
        self.weight = nn.Parameter(torch.zeros(outputs, width + 1, width + 1))

    def forward(self, inner: Tensor) -> Tensor:
        """Give scores[sentence, output, dependent, head]."""
        one = torch.ones_like(inner[..., :1])
        head, dependent = (torch.cat([view(inner), one], -1) for view in (self.head, self.dependent))
        return torch.einsum("bix,oxy,bjy->boij", dependent, self.weight, head)

    def chosen(self, inner: Tensor, heads: Tensor) -> Tensor:
        """Give scores[sentence, dependent, output] for one head of each word."""
        one = torch.ones_like(inner[..., :1])
        head, dependent = (torch.cat([view(inner), one], -1) for view in (self.head, self.dependent))
        head = head.gather(1, heads.unsqueeze(-1).expand(-1, -1, head.shape[-1]))
        left = torch.einsum("bix,oxy->bioy", dependent, self.weight)
        return torch.einsum("bioy,biy->bio", left, head)


class Network(nn.Module):
    """Tags and trees of sentences."""

    def __init__(self, sizes: Sizes) -> None:
        """Build all layers."""
        super().__init__()
        self.looks = nn.EmbeddingBag(sizes.looks, SYMBOL, mode="sum")
        self.readings = nn.EmbeddingBag(sizes.readings, SYMBOL, mode="sum")
        for table in (self.looks, self.readings):
            nn.init.normal_(table.weight, std=0.1)
        self.context = nn.Linear(sizes.context, SYMBOL)
        both = {"bidirectional": True, "batch_first": True}
        self.first = nn.LSTM(3 * SYMBOL, INNER, num_layers=2, dropout=DROPOUT, **both)
        self.view = nn.Sequential(nn.Linear(2 * INNER, TAG), nn.ReLU(), nn.Dropout(DROPOUT))
        self.part, self.whole = nn.Linear(TAG, sizes.parts.shape[1]), nn.Linear(TAG, sizes.parts.shape[0])
        self.parts = nn.Buffer(sizes.parts)
        self.told = nn.Linear(sizes.parts.shape[1], SYMBOL)
        self.second = nn.LSTM(2 * INNER + SYMBOL, INNER, **both)
        self.root = nn.Parameter(torch.zeros(2 * INNER + SYMBOL))
        self.arcs, self.names = Biaffine(2 * INNER, ARC, 1), Biaffine(2 * INNER, RELATION, sizes.relations)
        self.drop = nn.Dropout(DROPOUT)

    def tagged(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """What the first layers make of every word, and its tag scores."""
        seen = [self._bag(self.looks, *batch.looks), self._bag(self.readings, *batch.readings)]
        words = torch.cat([*seen, self.context(batch.context)], -1)
        padded = nn.utils.rnn.pad_sequence(list(words.split(batch.lengths.tolist())), batch_first=True)
        first = self._read(self.first, self.drop(padded), batch.lengths)
        view = self.view(self.drop(first))
        return first, self.part(view) @ self.parts.T + self.whole(view)

    def inner(self, batch: Batch, first: Tensor, tags: Tensor) -> Tensor:
        """What the choice of heads starts from, the root first."""
        told = self.told(tags.softmax(-1) @ self.parts)
        rows = torch.cat([self.drop(first), told], -1)
        rows = torch.cat([self.root.expand(len(rows), 1, -1), rows], 1)
        return self.drop(self._read(self.second, rows, batch.lengths + 1))

    def loss(self, batch: Batch) -> Tensor:
        """How wrong tags, heads and relations are, added."""
        first, tags = self.tagged(batch)
        wrong = cross_entropy(tags.flatten(0, 1), batch.tags.flatten(), ignore_index=NOTHING)
        if (batch.heads != NOTHING).any():
            inner = self.inner(batch, first, tags)
            arcs = self.arcs(inner)[:, 0, 1:].masked_fill(~self._words(batch)[:, None], -1e9)
            wrong = wrong + cross_entropy(arcs.flatten(0, 1), batch.heads.flatten(), ignore_index=NOTHING)
            heads = nn.functional.pad(batch.heads.clamp(min=0), (1, 0))
            names = self.names.chosen(inner, heads)[:, 1:]
            wrong = wrong + cross_entropy(names.flatten(0, 1), batch.relations.flatten(), ignore_index=NOTHING)
        return wrong

    def scores(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """Log-probabilities of tags and heads, and the inner state that `named` asks for."""
        first, tags = self.tagged(batch)
        inner = self.inner(batch, first, tags)
        arcs = self.arcs(inner)[:, 0, 1:].masked_fill(~self._words(batch)[:, None], -1e9)
        return tags.log_softmax(-1), arcs.log_softmax(-1), inner

    def named(self, inner: Tensor, heads: Tensor) -> Tensor:
        """Log-probabilities of the relations to given heads."""
        return self.names.chosen(inner, nn.functional.pad(heads, (1, 0)))[:, 1:].log_softmax(-1)

    def _bag(self, table: nn.EmbeddingBag, symbols: Tensor, starts: Tensor) -> Tensor:
        kept = torch.ones(len(symbols))
        if self.training:
            kept = (torch.rand(len(symbols)) >= FORGOTTEN).float() / (1 - FORGOTTEN)
        return table(symbols, starts, per_sample_weights=kept)

    @staticmethod
    def _read(layers: nn.LSTM, rows: Tensor, lengths: Tensor) -> Tensor:
        packed = pack_padded_sequence(rows, lengths, batch_first=True, enforce_sorted=False)
        return pad_packed_sequence(layers(packed)[0], batch_first=True)[0]

    @staticmethod
    def _words(batch: Batch) -> Tensor:
        """Which places hold the root or a word."""
        return torch.arange(int(batch.lengths.max()) + 1)[None] <= batch.lengths[:, None]
