"""Comparisons: what the claims of one event say to the same question, and whether they agree."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.compare.answers import Question, questions
from pipeline.compare.sentences import explanation
from pipeline.compare.values import value
from pipeline.compare.verdicts import World, verdict
from pipeline.model import Answer, Claim, Comparison, Document, Entity, Event, short_hash
from pipeline.tolls import NOTHING, toll

__all__ = ("comparisons",)
ASKED = {"when", "where"}


def comparisons(
    claims: Sequence[Claim],
    events: Sequence[Event],
    documents: Mapping[str, Document],
    entities: Mapping[str, Entity],
) -> tuple[tuple[Comparison, ...], tuple[Answer, ...]]:
    """A comparison for each event, property and scope, with its answers."""
    told: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.event_id].append(claim)
    world = World(documents, entities)
    rows: list[Comparison] = []
    answers: list[Answer] = []
    for event in events:
        for question, found in questions(told[event.event_id], entities).items():
            row = _row(event, question, found, world)
            rows.append(row)
            answers.extend(_answer(row, claim, world) for claim in found)
    return tuple(rows), tuple(answers)


def _row(event: Event, question: Question, found: Sequence[Claim], world: World) -> Comparison:
    counted = (
        toll([(c, world.documents[c.doc_id].published) for c in found]) if question.property not in ASKED else NOTHING
    )
    judged = verdict(question, found, world)
    return Comparison(
        comparison_id=short_hash(event.event_id, question.property, question.scope),
        event_id=event.event_id,
        property=question.property,
        verdict=judged,
        sources=len({world.documents[c.doc_id].source or c.doc_id for c in found}),
        low=counted.low,
        best=counted.best,
        high=counted.high,
        explanation=explanation(question, found, judged, world),
        scope=question.scope,
    )


def _answer(row: Comparison, claim: Claim, world: World) -> Answer:
    document = world.documents[claim.doc_id]
    counted = row.property not in ASKED
    return Answer(
        comparison_id=row.comparison_id,
        doc_id=claim.doc_id,
        source=document.source,
        published=document.published,
        speaker=claim.speaker,
        claim_id=claim.claim_id,
        value=value(row.property, claim, world),
        low=claim.low if counted else None,
        high=claim.high if counted else None,
        bound=claim.bound if counted else None,
        edtf=claim.edtf if row.property == "when" else None,
        quote=claim.quote,
    )
