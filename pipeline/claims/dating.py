"""When: the date of a claim, from the nearest words that give one."""

from collections.abc import Sequence
from functools import lru_cache

from pipeline.claims.frame import SCOPES, nearest
from pipeline.claims.reading import Found, Reading
from pipeline.claims.rows import in_turn
from pipeline.claims.speakers import speaks
from pipeline.claims.spells import opened, spell
from pipeline.languages import table
from pipeline.model import Date, Figure
from pipeline.ontology import properties
from pipeline.syntax import Tree

HARM = 3  # dates that a date beside victims outweighs
NO_TIME = {"time", "set"}  # precisions that date no event


def when(reading: Reading, token: int) -> tuple[Date | None, str | None]:
    """The date of what a token says, and where it was read."""
    found = [date for date, others in _event_dates(reading) if token not in others]
    if own := in_turn(reading, token, found):
        return own.mention, SCOPES[0]
    date, scope = nearest(reading.tree, token, found, lambda _: 0, lambda d: _weight(reading, d, found))
    if scope != SCOPES[0] and (opening := opened(reading, token)):
        return opening, SCOPES[0]
    return spell(reading, date), scope


@lru_cache(maxsize=1)
def _event_dates(reading: Reading) -> tuple[tuple[Found[Date], frozenset[int]], ...]:
    """Dates of events, each with the tokens that it says nothing of."""
    found = (date for date in reading.dates if _dates_events(date, reading.tree))
    return tuple((date, _others(reading, date)) for date in found)


def _dates_events(found: Found[Date], tree: Tree) -> bool:
    """False for times of day, sets, unread dates, and dates that only bound the event."""
    date = found.mention
    if date.precision in NO_TIME or date.edtf is None or _dates_speech(found, tree):
        return False
    return (date.cue or "") not in table(tree.language(found.token), "claims")["dates"]["not_when"]


def _others(reading: Reading, found: Found[Date]) -> frozenset[int]:
    """All beside a clause that only tells what else is known of a person or report: Jan Nowak, sacked in June, says."""
    tree, clause = reading.tree, reading.tree.clause(found.token)
    head = tree.tokens[clause].head
    above = reading.named.get(head)
    spoken = tree.lemma(head) in table(tree.language(head), "claims")["speech"]["nouns"]
    if tree.base(clause) != "acl" or not (spoken or (above is not None and above.kind == "person")):
        return frozenset()
    return frozenset(range(len(tree.tokens))).difference(tree.subtree(clause))


def _weight(reading: Reading, one: Found[Date], others: Sequence[Found[Date]]) -> int:
    """How much a document is about a date: others that hold it, and victims that its clause counts."""
    harm = reading.tree.clause(one.token) in _harmful(reading)
    return sum(_holds(other.mention, one.mention) for other in others) + HARM * harm


@lru_cache(maxsize=1)
def _harmful(reading: Reading) -> frozenset[int]:
    """Clauses that count victims."""
    return frozenset(reading.tree.clause(f.token) for f in reading.figures if _counts_harm(f))


def _counts_harm(figure: Found[Figure]) -> bool:
    return bool(properties().get(figure.mention.property or "", {}).get("harm"))


def _holds(whole: Date, part: Date) -> bool:
    """True where a date is one of another's days, or is written alike."""
    if None in {whole.earliest, whole.latest, part.earliest, part.latest}:
        return whole.edtf == part.edtf
    return (whole.earliest or "") <= (part.earliest or "") and (part.latest or "") <= (whole.latest or "")


def _dates_speech(found: Found[Date], tree: Tree) -> bool:
    """True where the date tells when somebody spoke: said on Saturday that."""
    clause = tree.clause(found.token)
    uttering = any(tree.related(clause, "ccomp", "parataxis")) and found.token > clause
    head = tree.tokens[found.token].head
    inserted = found.token < head and tree.base(min(head + 1, len(tree.tokens) - 1)) == "punct"
    direct = head != found.token and speaks(tree, head) and not inserted
    return direct or (uttering and speaks(tree, clause))
