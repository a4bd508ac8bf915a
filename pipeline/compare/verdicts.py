"""Verdicts: how the answers to one question lie to each other."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import combinations
from math import inf

from pipeline.compare.answers import Question
from pipeline.geography import ELSEWHERE, NEAR, PART, UNKNOWN, WIDE, apart, lie
from pipeline.geography import SAME as EQUAL
from pipeline.intervals import DISJOINT, MEET, SAME, WITHIN, amount, days, relation, times
from pipeline.model import Claim, Document, Entity

GROWING = {"killed", "injured", "arrested", "missing", "displaced", "evacuated", "bodies"}  # tolls that rise with time


def verdict(question: Question, answers: Sequence[Claim], world: "World") -> str:
    """agree, refines, overlaps, updates, conflicts or single."""
    if len(answers) == 1:
        return "single"
    pairs = [(_relation(question, a, b, world), a, b) for a, b in combinations(answers, 2)]
    disjoint = [(a, b) for found, a, b in pairs if found == DISJOINT]
    if disjoint:
        return "updates" if all(_updates(question, a, b, world) for a, b in disjoint) else "conflicts"
    found = {relation for relation, _, _ in pairs}
    return "overlaps" if MEET in found else "refines" if WITHIN in found else "agree"


def excluding(question: Question, answers: Sequence[Claim], world: "World") -> tuple[Claim, Claim] | None:
    """Two answers that cannot both be right, of counts those farthest apart; None where all can."""
    pairs = combinations(sorted(answers, key=_least), 2)
    found = [pair for pair in pairs if _relation(question, *pair, world) == DISJOINT]
    return max(found, key=lambda pair: _least(pair[1]) - _least(pair[0]), default=None)


def narrowest(question: Question, answers: Sequence[Claim], world: "World") -> list[Claim]:
    """The answers that leave least open."""
    least = min(_open(question, claim, world) for claim in answers)
    return [claim for claim in answers if _open(question, claim, world) == least]


def _least(claim: Claim) -> Decimal:
    return claim.low or claim.high or Decimal()


def _open(question: Question, claim: Claim, world: "World") -> float:
    """How much an answer leaves open: days, places within it, or numbers."""
    if question.property == "where":
        entity = world.entities.get(claim.place_id or "")
        return float(entity is None or entity.feature in WIDE)
    told = days(claim) if question.property == "when" else amount(claim)
    if told is None or told.low is None or told.high is None:
        return inf
    width = told.high - told.low  # type: ignore[operator]
    return float(width.days if isinstance(width, timedelta) else width)


class World:
    """Documents and entities by id."""

    def __init__(self, documents: Mapping[str, Document], entities: Mapping[str, Entity]) -> None:
        """Hold both."""
        self.documents, self.entities = documents, entities


def _relation(question: Question, left: Claim, right: Claim, world: World) -> str:
    if question.property == "where":
        first, second = (world.entities.get(claim.place_id or "") for claim in (left, right))
        return _places(first, second, wide=question.wide)
    if question.property == "when":
        found = times(left, right)
        return MEET if found == DISJOINT and question.wide and _apart(left, right, world) else found
    return relation(amount(left), amount(right))


def _apart(left: Claim, right: Claim, world: World) -> bool:
    """True for different towns: what spreads may come to them on different days."""
    return lie([left.place_id or ""], [right.place_id or ""], world.entities) == ELSEWHERE


def _places(left: Entity | None, right: Entity | None, *, wide: bool) -> str:
    """The same, one inside or beside the other, or elsewhere; what spreads may be in several towns."""
    if left is None or right is None:
        return MEET
    if left.entity_id == right.entity_id:
        return SAME
    found = apart(left, right)
    if found in {PART, NEAR, EQUAL}:
        return WITHIN
    return MEET if found == UNKNOWN or (found == ELSEWHERE and wide) else DISJOINT


def _updates(question: Question, left: Claim, right: Claim, world: World) -> bool:
    """A growing toll, published later and no lower."""
    if question.property not in GROWING:
        return False
    days_out = [world.documents[c.doc_id].published for c in (left, right)]
    if None in days_out or days_out[0] == days_out[1]:
        return False
    early, late = (left, right) if (days_out[0] or "") < (days_out[1] or "") else (right, left)
    return (amount(early).high or 0) < (amount(late).low or 0)
