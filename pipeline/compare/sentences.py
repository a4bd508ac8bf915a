"""One sentence that says who says what, in plain English: the tables' language."""

from collections.abc import Sequence
from decimal import Decimal

from pipeline.compare.answers import Question
from pipeline.compare.verdicts import World
from pipeline.model import Claim
from pipeline.ontology import unit_kind

BOUNDS = {">=": "at least ", ">": "more than ", "<=": "up to ", "<": "fewer than ", "~": "about ", "=": ""}
ENDINGS = {
    "agree": "they agree",
    "refines": "one is more precise than the other",
    "overlaps": "their ranges meet",
    "updates": "the later report is higher",
    "conflicts": "they contradict each other",
}
MOST = 6  # answers that a sentence names


def explanation(question: Question, answers: Sequence[Claim], judged: str, world: World) -> str:
    """Who says what, and how it fits."""
    said = [f"{_who(claim, world)} says {_what(question, claim, world)}" for claim in answers[:MOST]]
    if len(answers) > MOST:
        said.append(f"{len(answers) - MOST} more")
    if judged == "single":
        return f"Only {said[0]}."
    return f"{'; '.join(said)}: {ENDINGS[judged]}."


def _who(claim: Claim, world: World) -> str:
    document = world.documents[claim.doc_id]
    outlet = document.source or document.doc_id
    return f"{outlet} ({claim.speaker})" if claim.speaker else outlet


def _what(question: Question, claim: Claim, world: World) -> str:
    found = value(question.property, claim, world) or "nothing"
    if question.property in {"when", "where"}:
        return found
    return f"a {question.property} of {found}" if claim.unit else f"{found} {question.property}"


def value(asked: str, claim: Claim, world: World) -> str | None:
    """The answer as a person would write it."""
    if asked == "when":
        return claim.edtf
    if asked == "where":
        entity = world.entities.get(claim.place_id or "")
        return entity.name if entity else claim.place
    return _number(claim)


def _number(claim: Claim) -> str:
    """The number with its bound and unit."""
    low, high = (_plain(v) for v in (claim.low, claim.high))
    if claim.low is not None and claim.high is not None and claim.low != claim.high:
        words = f"{low} to {high}"
    else:
        words = ("nearly " if claim.approx else BOUNDS[claim.bound or "="]) + (low or high)
    plural = unit_kind(claim.unit) == "time" and words != "1"
    return f"{words} {claim.unit}{'s' * plural}" if claim.unit else words


def _plain(number: Decimal | None) -> str:
    return "" if number is None else format(number.normalize(), "f")
