"""Claims that a person has added: the words stand in the text, what they say comes from the cells."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.corrections.cells import Corrections
from pipeline.corrections.file import Correction
from pipeline.model import Claim, Document

ADD, QUOTE = "add", "quote"
NAME = re.compile(r"[\w-]+")


def with_added(fixes: Corrections, document: Document, made: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of a document, less what was rejected, with what was set and added, in the order of the text."""
    known = {one.claim_id for one in made}
    added = [
        claim
        for one in fixes.of("claims", ADD)
        if one.value == document.doc_id and one.id not in known and (claim := _added(fixes, document, one))
    ]
    told = fixes.applied([*made, *added])
    return tuple(sorted(told, key=lambda claim: (claim.start, claim.end, claim.claim_id))) if added else told


def _added(fixes: Corrections, document: Document, one: Correction) -> Claim | None:
    """The bare claim: where it stands; None where the text lacks its words."""
    quoted = next((row for row in fixes.by_row["claims", one.id] if row.column == QUOTE), None)
    start = document.text.find(quoted.value) if quoted and quoted.value else -1
    if quoted is None or start < 0 or not NAME.fullmatch(one.id):
        return None
    fixes.done(one, one.id)
    fixes.done(quoted, one.id)
    segments = (part.language for part in document.segments if part.start <= start < part.end)
    known = {
        "claim_id": one.id, "doc_id": document.doc_id, "property": "happened", "polarity": "affirmed",
        "modality": "asserted", "quote": quoted.value, "start": start, "end": start + len(quoted.value),
        "language": next(segments, document.language), "rule": "corrections", "approx": False, "change": "level",
        "place_near": False, "confidence": Decimal(1),
    }  # fmt: skip
    return replace(Claim(**(dict.fromkeys(Claim.__dataclass_fields__) | known)))  # type: ignore[arg-type]
