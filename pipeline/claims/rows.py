"""Counts and dates, or counts and towns, that stand in turns: 78 died on Monday, 15 on Tuesday, 9 on Friday."""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.claims.reading import Found, M, Reading

LEAST = 2  # of each that make a row


def in_turn(reading: Reading, token: int, found: Sequence[Found[M]]) -> Found[M] | None:
    """The mention that stands in turn with the figure at a token; None where the sentence has no such row."""
    tree = reading.tree
    sentence = tree.sentence[token]
    counts: list[int] = sorted(
        f.token for f in reading.figures if f.mention.property and tree.sentence[f.token] == sentence
    )
    told: dict[int, Found[M]] = {f.token: f for f in found if tree.sentence[f.token] == sentence}
    if token not in counts or len(counts) < LEAST or len(told) != len(counts):
        return None
    row = sorted({*counts, *told})
    turns = [place in told for place in row]
    if len(row) != len(counts) + len(told) or any(one == other for one, other in pairwise(turns)):
        return None
    return told[row[row.index(token) + (-1 if turns[0] else 1)]]
