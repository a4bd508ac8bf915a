"""Two dates that tell one stretch of time together: from 3 August to 9 September."""

from dataclasses import replace
from itertools import pairwise

from pipeline.claims.reading import Reading
from pipeline.languages import table
from pipeline.model import Date

MARKED = 2  # tokens that stand before such a clause at least
APART = 12  # most characters between the two
INTERVAL = "/"


def spell(reading: Reading, date: Date | None) -> Date | None:
    """The stretch that a date opens or closes, else the date itself."""
    told = sorted((found.mention for found in reading.dates), key=lambda one: one.start)
    for first, last in pairwise(told):
        if date in (first, last) and _joined(reading, first, last):
            return replace(first, edtf=f"{first.edtf}{INTERVAL}{last.edtf}", latest=last.latest)
    return date


def opened(reading: Reading, token: int) -> Date | None:
    """The date right before a clause that says what happened then: calm since May, when nine were killed."""
    tree = reading.tree
    clause = tree.clause(token)
    words = table(tree.language(token), "claims")["dates"]["when"]
    start = next((c for c in tree.related(clause, "advmod", "mark") if tree.lemma(c) in words), None)
    if start is None or start < MARKED:
        return None
    last = tree.tokens[start - 1 - (tree.tokens[start - 1].upos == "PUNCT")].end
    return next((d.mention for d in reading.dates if d.mention.edtf and d.mention.end == last), None)


def _joined(reading: Reading, first: Date, last: Date) -> bool:
    """True for two dates alike in form, the first opened and the second closed by such a word."""
    closing = table(first.language, "claims")["dates"]["spells"].get(first.cue, ())
    between = reading.tree.document.text[first.end : last.start]
    linked = any(word in closing for word in between.split()[-1:])
    return linked and len(between) <= APART and _ordered(first, last)


def _ordered(first: Date, last: Date) -> bool:
    """True where both are dated as closely, and the second is later."""
    if None in (first.edtf, last.edtf) or first.precision != last.precision or INTERVAL in f"{first.edtf}{last.edtf}":
        return False
    return (first.latest or "") < (last.earliest or "")
