"""Claims that figures make: so many killed, so many on strike, so many months."""

from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.claims.reading import Found, Reading
from pipeline.claims.triggers import Trigger
from pipeline.languages import table
from pipeline.model import Figure
from pipeline.ontology import properties, types
from pipeline.syntax import Tree

HAPPENINGS = {"unrest", "accident", "disaster"}  # families whose events have victims and crowds
SHARE = "share"  # unit of what says nothing where nothing happens
NEAR = 3  # steps in the syntax between a measure and what it measures


@cache
def claimable() -> frozenset[str]:
    """Properties whose figures are claims about an event."""
    return frozenset(name for name, row in properties().items() if row["claim"])


def counts(reading: Reading, found: Sequence[Trigger]) -> Iterator[tuple[Found[Figure], Trigger | None]]:
    """Figures that make claims, each with the happening it belongs to."""
    happenings = [t for t in found if types()[t.entry.type]["family"] in HAPPENINGS]
    for figure in reading.figures:
        if figure.mention.property not in claimable():
            continue
        row = properties()[figure.mention.property]
        if row.get("of") != "happening":
            own = _happening(reading.tree, figure.token, happenings)
            if own or row.get("unit") != SHARE:
                yield figure, own
        elif own := _measured(reading.tree, figure.token, happenings):
            yield figure, own


def _measured(tree: Tree, token: int, found: Sequence[Trigger]) -> Trigger | None:
    """The happening that a measure belongs to: months of a strike, a strike that lasted months."""
    lasting = table(tree.language(token), "claims")["lasting"]["verbs"]
    for trigger in found:
        if tree.sentence[trigger.token] != tree.sentence[token]:
            continue
        path = tree.steps(trigger.token, token)
        lasts = tree.lemma(tree.tokens[token].head) in lasting or tree.lemma(tree.tokens[trigger.token].head) in lasting
        if path == 1 or (path <= NEAR and (lasts or trigger.token in tree.subtree(token))):
            return trigger
    return None


def _happening(tree: Tree, token: int, found: Sequence[Trigger]) -> Trigger | None:
    """The nearest happening: in the clause, in the sentence, else the last before it, else the first of all."""
    clause = tree.clause(token)
    for inside in (
        [t for t in found if tree.clause(t.token) == clause],
        [t for t in found if tree.sentence[t.token] == tree.sentence[token]],
    ):
        if inside:
            return min(inside, key=lambda t: (abs(t.token - token), t.token))
    before = [t for t in found if t.token < token]
    return before[-1] if before else next(iter(found), None)
