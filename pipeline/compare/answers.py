"""Answers: what each speaker of each document says to one question about one event."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.intervals import amount, days
from pipeline.model import Claim, Entity
from pipeline.ontology import properties, types

PRECISION = ("time", "day", "week", "month", "season", "year", "decade", "century")
NEAR = {"clause", "sentence"}
COARSE = ("country", "region", "territory", "continent", "sea")

Key = tuple[str, str | None]  # document, speaker


@dataclass(frozen=True, slots=True)
class Question:
    """A property and the part of the event it is asked of."""

    property: str
    scope: str | None = None
    wide: bool = False  # asked of what may be in several towns at once


def questions(claims: Sequence[Claim], entities: Mapping[str, Entity]) -> dict[Question, list[Claim]]:
    """The answering claims of each question; what is denied supports nothing."""
    affirmed = [c for c in claims if c.polarity == "affirmed" and c.modality in {"asserted", "reported"}]
    asked: dict[Question, list[Claim]] = {}
    core = [c for c in affirmed if _is_core(c)] or affirmed
    dated, placed = [c for c in core if days(c)], [c for c in core if c.place_id]
    near = [c for c in dated if c.date_scope in NEAR] or dated
    asked[Question("when")] = _per_document(near, _least_dated)
    wide = any(types()[c.type].get("spreads") for c in claims if c.type)
    asked[Question("where", wide=wide)] = _per_document(placed, lambda c: _least_placed(c, entities))
    counts: dict[Question, list[Claim]] = defaultdict(list)
    for claim in affirmed:
        if claim.low is not None or claim.high is not None:
            counts[Question(claim.property, _scope(claim))].append(claim)
    asked |= {question: _per_speaker(found, _least_whole) for question, found in sorted(counts.items(), key=str)}
    return {question: found for question, found in asked.items() if found}


def _is_core(claim: Claim) -> bool:
    """True for the harm itself: when and where an event was is asked of it, not of what was said or done about it."""
    if claim.scope:
        return False
    harm = claim.type is not None and types()[claim.type].get("harm")
    return bool(harm or properties().get(claim.property, {}).get("harm"))


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
    """The date read nearest first, then the most precise one."""
    far = claim.date_scope not in NEAR
    return far, PRECISION.index(claim.date_precision or "century"), "~" in (claim.edtf or ""), claim.start


def _least_placed(claim: Claim, entities: Mapping[str, Entity]) -> tuple[object, ...]:
    """The place read nearest first, then towns before regions before countries."""
    feature = entities[claim.place_id or ""].feature if claim.place_id in entities else None
    return claim.place_scope not in NEAR, feature in COARSE, claim.start


def _least_whole(claim: Claim) -> tuple[object, ...]:
    """The largest value first: a whole is no less than its parts."""
    worth = amount(claim)
    top = worth.high if worth.high is not None else worth.low
    return -(top or 0), -claim.confidence, claim.start
