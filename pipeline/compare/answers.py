"""Answers: what each speaker of each document says to one question about one event."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.intervals import amount, days
from pipeline.model import Claim, Entity

PRECISION = ("time", "day", "week", "month", "season", "year", "decade", "century")
COARSE = ("country", "region", "territory", "continent", "sea")

Key = tuple[str, str | None]  # document, speaker


@dataclass(frozen=True, slots=True)
class Question:
    """A property and the part of the event it is asked of."""

    property: str
    scope: str | None = None


def questions(claims: Sequence[Claim], entities: Mapping[str, Entity]) -> dict[Question, list[Claim]]:
    """The answering claims of each question; what is denied supports nothing."""
    affirmed = [c for c in claims if c.polarity == "affirmed" and c.modality in {"asserted", "reported"}]
    asked: dict[Question, list[Claim]] = {}
    asked[Question("when")] = _per_speaker([c for c in affirmed if days(c)], _least_dated)
    asked[Question("where")] = _per_document([c for c in affirmed if c.place_id], lambda c: _least_placed(c, entities))
    counts: dict[Question, list[Claim]] = defaultdict(list)
    for claim in affirmed:
        if claim.low is not None or claim.high is not None:
            counts[Question(claim.property, _scope(claim))].append(claim)
    asked |= {question: _per_speaker(found, _least_whole) for question, found in sorted(counts.items(), key=str)}
    return {question: found for question, found in asked.items() if found}


def _scope(claim: Claim) -> str | None:
    """Counts of other units and changes are other questions."""
    change = None if claim.change in {"level", "to"} else claim.change
    return "|".join(filter(None, (claim.scope, change, claim.unit))) or None


def _per_speaker(claims: Iterable[Claim], rank: Callable[[Claim], tuple[object, ...]]) -> list[Claim]:
    """One claim for each document and speaker."""
    groups: dict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.doc_id, claim.speaker_id or claim.speaker].append(claim)
    return [min(found, key=rank) for _, found in sorted(groups.items(), key=str)]


def _per_document(claims: Iterable[Claim], rank: Callable[[Claim], tuple[object, ...]]) -> list[Claim]:
    """One claim for each document: when and where are its own, whoever it quotes."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.doc_id].append(claim)
    return [min(found, key=rank) for _, found in sorted(groups.items())]


def _least_dated(claim: Claim) -> tuple[object, ...]:
    """The most precise date first, then the one read nearest."""
    return PRECISION.index(claim.date_precision or "century"), "~" in (claim.edtf or ""), -claim.confidence, claim.start


def _least_placed(claim: Claim, entities: Mapping[str, Entity]) -> tuple[object, ...]:
    """Towns before regions before countries, then the one read nearest."""
    feature = entities[claim.place_id or ""].feature if claim.place_id in entities else None
    return feature in COARSE, -claim.confidence, claim.start


def _least_whole(claim: Claim) -> tuple[object, ...]:
    """The largest value first: a whole is no less than its parts."""
    worth = amount(claim)
    top = worth.high if worth.high is not None else worth.low
    return -(top or 0), -claim.confidence, claim.start
