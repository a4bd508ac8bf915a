"""Low, best and high of a count, from the answers that sources give (after the practice of UCDP GED).

low: the least value that any answer supports. high: the greatest; empty where every answer is open upwards.
best: the value that most answers name; of equals the one published last, then the lower one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.intervals import amount
from pipeline.model import Claim

NONE = ""  # sorts before any day


@dataclass(frozen=True, slots=True)
class Toll:
    """What the answers support; None is unknown."""

    low: Decimal | None
    best: Decimal | None
    high: Decimal | None


NOTHING = Toll(None, None, None)


def voices(claims: Iterable[Claim]) -> list[Claim]:
    """One count for each document and speaker: the largest, for a whole is no less than its parts."""
    groups: dict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.doc_id, claim.speaker_id or claim.speaker].append(claim)
    return [min(found, key=_least_whole) for _, found in sorted(groups.items(), key=str)]


def _least_whole(claim: Claim) -> tuple[object, ...]:
    """The largest value first."""
    worth = amount(claim)
    top = worth.high if worth.high is not None else worth.low
    return -(top or 0), -claim.confidence, claim.start


def toll(answers: Sequence[tuple[Claim, str | None]]) -> Toll:
    """Low, best and high of answers, each with its day of publication."""
    ranges = [amount(claim) for claim, _ in answers]
    lows = [r.low for r in ranges if r.low is not None]
    highs = [r.high for r in ranges if r.high is not None]
    greatest = max([*highs, *lows]) if highs else None  # "more than 130" states more than "about 70" does
    return Toll(min(lows, default=None), _best(answers), greatest)


def _best(answers: Sequence[tuple[Claim, str | None]]) -> Decimal | None:
    """The most frequent point value; a bound where there is no point."""
    points = [
        (claim.low, published or NONE) for claim, published in answers if claim.bound == "=" and claim.low == claim.high
    ]
    named = points or [(claim.low or claim.high, published or NONE) for claim, published in answers]
    values = [(value, published) for value, published in named if value is not None]
    if not values:
        return None
    votes = Counter(value for value, _ in values)
    latest = {value: max(day for v, day in values if v == value) for value in votes}
    top = max(votes.values())
    day = max(latest[value] for value in votes if votes[value] == top)
    return min(value for value in votes if votes[value] == top and latest[value] == day)
