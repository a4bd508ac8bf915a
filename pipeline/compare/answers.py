"""Answers: what each speaker of each document says to one question about one event."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.geography import WIDE, at_home
from pipeline.harm import NEAR, READ_HERE, core, dated, vagueness
from pipeline.model import Claim, Entity
from pipeline.ontology import types
from pipeline.tolls import voices


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
    harm = core(claims)
    wide = any(types()[c.type].get("spreads") for c in claims if c.type)
    asked[Question("when", wide=wide)] = _per_document(dated(harm), vagueness)
    asked[Question("where", wide=wide)] = _per_document(
        _sited(claims, harm, entities), lambda c: _least_placed(c, entities)
    )
    counts: dict[Question, list[Claim]] = defaultdict(list)
    for claim in affirmed:
        if claim.low is not None or claim.high is not None:
            counts[Question(claim.property, _scope(claim))].append(claim)
    asked |= {question: voices(found) for question, found in sorted(counts.items(), key=str)}
    return {question: found for question, found in asked.items() if found}


def _sited(claims: Sequence[Claim], harm: Sequence[Claim], entities: Mapping[str, Entity]) -> list[Claim]:
    """Claims of harm with a place of their own: no namesake abroad, nor that of a part (164 dead, 103 in Almaty)."""
    home = at_home([c.place_id for c in harm if c.place_id], entities)
    parts = {(c.doc_id, c.property, c.place_id) for c in claims if c.scope and c.place_scope == READ_HERE}
    own = (c for c in harm if c.place_scope == READ_HERE or (c.doc_id, c.property, c.place_id) not in parts)
    return [c for c in own if c.place_id in home]


def _scope(claim: Claim) -> str | None:
    """Counts of other units and changes are other questions."""
    change = None if claim.change in {"level", "to"} else claim.change
    return "|".join(filter(None, (claim.scope, change, claim.unit))) or None


def _per_document(claims: Iterable[Claim], rank: Callable[[Claim], tuple[object, ...]]) -> list[Claim]:
    """One claim for each document: when and where are its own, whoever it quotes."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.doc_id].append(claim)
    return [min(found, key=rank) for _, found in sorted(groups.items())]


def _least_placed(claim: Claim, entities: Mapping[str, Entity]) -> tuple[object, ...]:
    """The place read nearest first, then towns before regions before countries."""
    feature = entities[claim.place_id or ""].feature if claim.place_id in entities else None
    return claim.place_scope not in NEAR, feature in WIDE, claim.start
