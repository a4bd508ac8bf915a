"""The best tree of a sentence, given how likely every word is the head of every other."""

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
NEVER = -1e9


def tree(scores: Array) -> Array:
    """Heads of the best tree with one root; `scores` has a row for each word, a column for the root and each word."""
    size = len(scores) + 1
    square = np.full((size, size), NEVER)
    square[1:] = scores
    square[np.arange(size), np.arange(size)] = NEVER
    plain = square.argmax(1)
    plain[0] = 0
    if (plain[1:] == 0).sum() == 1 and _ring(plain) is None:
        return plain[1:]
    best = int((square[1:, 0] - square[1:, 1:].max(1)).argmax()) + 1
    kept = square[best, 0]
    square[1:, 0] = NEVER
    square[best] = NEVER
    square[best, 0] = kept
    return _arborescence(square)[1:]


def _arborescence(scores: Array) -> Array:
    """Heads of the best tree by Chu, Liu and Edmonds; node 0 is the root."""
    heads = scores.argmax(1)
    heads[0] = 0
    ring = _ring(heads)
    if ring is None:
        return heads
    inside = np.array(sorted(ring))
    outside = np.array([node for node in range(len(scores)) if node not in ring])
    # The ring becomes one node, the last; entering it at a node costs that node's head in the ring.
    lost = scores[inside, heads[inside]]
    size = len(outside) + 1
    smaller = np.full((size, size), NEVER * 2)
    smaller[:-1, :-1] = scores[np.ix_(outside, outside)]
    leaving = scores[np.ix_(outside, inside)]
    entering = scores[np.ix_(inside, outside)] - lost[:, None]
    smaller[:-1, -1], smaller[-1, :-1] = leaving.max(1), entering.max(0)
    found = _arborescence(smaller)
    result = heads.copy()
    for place, node in enumerate(outside):
        if place:
            head = found[place]
            result[node] = inside[leaving[place].argmax()] if head == size - 1 else outside[head]
    entered = found[-1]
    result[inside[entering[:, entered].argmax()]] = outside[entered]
    return result


def _ring(heads: Array) -> set[int] | None:
    """Nodes of a ring of heads, if there is one."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return set(path[path.index(node) :])
        for done in path:
            state[done] = 2
    return None
