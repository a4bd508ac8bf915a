"""When: the date of a claim, from the nearest words that give one."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from pipeline.claims.frame import SCOPES, nearest, says
from pipeline.claims.reading import Found, Reading
from pipeline.claims.rows import in_turn
from pipeline.claims.speakers import speaks
from pipeline.claims.spells import opened, spell
from pipeline.languages import table
from pipeline.model import Date, Figure
from pipeline.ontology import properties
from pipeline.syntax import Tree

HARM = 3  # dates that a date beside victims outweighs
Days = tuple[str | None, str | None, str | None]  # a date as it is written, its first day, and its last
NO_TIME = {"time", "set"}  # precisions that date no event


def when(reading: Reading, token: int) -> tuple[Date | None, str | None]:
    """The date of what a token says, and where it was read."""
    found = [date for date, others in _event_dates(reading) if token not in others]
    apart = [date for date, others in _event_dates(reading) if token in others]
    if own := in_turn(reading, token, found):
        return own.mention, SCOPES[0]
    date, scope = nearest(reading.tree, token, found, lambda _: 0, lambda d: _weight(reading, d, apart))
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


def _weight(reading: Reading, one: Found[Date], apart: Sequence[Found[Date]]) -> int:
    """How much a document is about a date: others that hold it, but those apart, and victims that its clause counts."""
    span, harm = _span(one), reading.tree.clause(one.token) in _harmful(reading)
    return _holders(reading)[span] - sum(_holds(_span(other), span) for other in apart) + HARM * harm


@lru_cache(maxsize=1)
def _holders(reading: Reading) -> dict[Days, int]:
    """How many dates of events hold each that is told."""
    told = Counter(_span(date) for date, _ in _event_dates(reading))
    return {part: sum(times for whole, times in told.items() if _holds(whole, part)) for part in told}


@lru_cache(maxsize=1)
def _harmful(reading: Reading) -> frozenset[int]:
    """Clauses that count victims."""
    return frozenset(reading.tree.clause(f.token) for f in reading.figures if _counts_harm(f))


def _counts_harm(figure: Found[Figure]) -> bool:
    return bool(properties().get(figure.mention.property or "", {}).get("harm"))


def _span(found: Found[Date]) -> Days:
    date = found.mention
    return date.edtf, date.earliest, date.latest


def _holds(whole: Days, part: Days) -> bool:
    """True where a date is one of another's days, or is written alike."""
    (_, first, last), (_, earliest, latest) = whole, part
    if first is None or last is None or earliest is None or latest is None:
        return whole[0] == part[0]
    return first <= earliest and latest <= last


def _dates_speech(found: Found[Date], tree: Tree) -> bool:
    """True where the date tells when somebody spoke: said on Saturday that."""
    clause = tree.clause(found.token)
    uttering = any(tree.related(clause, "ccomp", "parataxis")) and found.token > clause
    head = tree.tokens[found.token].head
    inserted = found.token < head and tree.base(min(head + 1, len(tree.tokens) - 1)) == "punct"
    direct = head != found.token and says(tree, head) and not inserted
    return direct or (uttering and speaks(tree, clause))
