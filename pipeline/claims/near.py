"""Places that words are near to, not in."""

from pipeline.claims.reading import Reading
from pipeline.languages import table
from pipeline.model import Name
from pipeline.syntax import Tree

PLACE = "place"


def is_near(reading: Reading, name: Name) -> bool:
    """True for a place that something is near to: near Kirkuk, in the vicinity of Kirkuk."""
    tree = reading.tree
    token = next(found.token for found in reading.names if found.mention is name)
    words = table(tree.language(token), "claims")["places"]["vicinity"]
    before = token - 1 - len(tree.cased(token))  # close to Radom, w pobliżu Radomia: however the parser hangs it
    return bool(_cases(tree, token)) or tree.lemma(tree.tokens[token].head) in words or tree.lemma(before) in words


def is_beside(reading: Reading, token: int) -> bool:
    """True for a place that only tells what another is near to: in Marikana near Rustenburg."""
    tree = reading.tree
    others = [tree.tokens[token].head, *(case - 1 for case in _cases(tree, token))]
    named = (reading.named.get(other) for other in others if other != token)
    return bool(_cases(tree, token)) and any(name is not None and name.kind == PLACE for name in named)


def _cases(tree: Tree, token: int) -> list[int]:
    """Its prepositions of nearness."""
    words = table(tree.language(token), "claims")["places"]["near"]
    return [case for case in tree.cased(token) if tree.lemma(case) in words]
