"""The words of a claim: the shortest clause that holds trigger and value, never more than a sentence."""

from collections.abc import Iterable

from pipeline.model import Span
from pipeline.syntax import Tree

LONGEST = 280  # characters


def quote(tree: Tree, tokens: Iterable[int]) -> Span:
    """Characters of the smallest clause around the tokens, cut to their neighbourhood where it is long."""
    wanted = sorted(tokens)
    clause = tree.clause(wanted[0])
    members = [*tree.members(clause), *wanted]
    bounds = tree.bounds[tree.sentence[wanted[0]]]
    inside = sorted(i for i in members if bounds.start <= i < bounds.end and tree.base(i) != "punct") or wanted
    while tree.span((inside[0], inside[-1])).end - tree.tokens[inside[0]].start > LONGEST and len(inside) > len(wanted):
        farthest = max((inside[0], inside[-1]), key=lambda i: min(abs(i - w) for w in wanted))
        inside.remove(farthest)
    return tree.span((inside[0], inside[-1]))
