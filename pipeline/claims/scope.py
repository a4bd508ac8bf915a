"""To which part of an event a count applies; None is the whole."""

from pipeline.claims.reading import Reading
from pipeline.languages import table


def scope(reading: Reading, token: int, start: int) -> str | None:
    """The part that the words before a figure name: an earlier count, a part of a whole."""
    tree = reading.tree
    words = table(tree.language(token), "claims")["scope"]
    bounds = tree.bounds[tree.sentence[token]]
    before = tree.document.text[tree.tokens[bounds.start].start : start].casefold()
    clause = tree.document.text[tree.tokens[tree.members(tree.clause(token))[0]].start : start].casefold()
    if any(_holds(clause, word) for word in words["earlier"]):
        return "earlier_count"
    tail = before[-40:]
    return "part" if any(_holds(tail, word) for word in words["parts"]) else None


def _holds(text: str, words: str) -> bool:
    return f" {words} " in f" {text.replace(',', ' ').replace('(', ' ')} "
