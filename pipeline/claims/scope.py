"""To which part of an event a count applies; None is the whole."""

from pipeline.claims.reading import Reading
from pipeline.languages import table
from pipeline.model import Span
from pipeline.syntax import Tree

RIGHT = 24  # characters after a figure in which it is told to be a part


def scope(reading: Reading, token: int, span: Span, change: str) -> str | None:
    """The part that the words around a figure name: an earlier count, a part of a whole, a group."""
    tree, start, end = reading.tree, span.start, span.end
    words = table(tree.language(token), "claims")["scope"]
    bounds = tree.bounds[tree.sentence[token]]
    before = tree.document.text[tree.tokens[bounds.start].start : start].casefold()
    clause = tree.document.text[tree.tokens[_opening(tree, token)].start : start].casefold()
    if change == "from" or any(_holds(clause, word) for word in words["earlier"]):
        return "earlier_count"
    tail = before[-40:]
    if tail.rstrip().endswith(tuple(words["whole"])):
        return None
    after = tree.document.text[end : end + RIGHT].casefold().lstrip()
    if any(_holds(tail, word) for word in words["parts"]) or after.startswith(tuple(words["parts_after"])):
        return "part"
    counted = {tree.lemma(i) for i in (token, tree.tokens[token].head)}
    return next((name for name, lemmas in words["groups"].items() if counted & set(lemmas)), None)


def _opening(tree: Tree, token: int) -> int:
    """First token of the clause, or of the clause whose complement it is: at first they said that so many died."""
    clause = tree.clause(token)
    while tree.base(clause) == "ccomp":
        clause = tree.clause(tree.tokens[clause].head)
    return tree.members(clause)[0]


def _holds(text: str, words: str) -> bool:
    return f" {words} " in f" {text.replace(',', ' ').replace('(', ' ')} "
