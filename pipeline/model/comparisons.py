"""Comparisons: questions put to the claims of one event, and the answers."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Comparison:
    """One property of one event (and scope), compared over all who speak of it."""

    comparison_id: str
    """Short hash of event, property and scope."""
    event_id: str
    """The event."""
    property: str
    """when, where, who, or a property of the claims (killed, injured)."""
    verdict: str
    """agree, refines, overlaps, updates, conflicts or single."""
    sources: int
    """Number of different sources among the answers."""
    low: Decimal | None
    """Least value that any answer supports."""
    best: Decimal | None
    """Most likely value (see the codebook's rule)."""
    high: Decimal | None
    """Greatest value that any answer supports."""
    explanation: str
    """One sentence that says who says what."""
    scope: str | None
    """The part of the event that is compared; empty for the whole."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one speaker of one document says to one comparison."""

    comparison_id: str
    """The comparison."""
    doc_id: str
    """The document."""
    source: str | None
    """Its publisher."""
    published: str | None
    """Its day of publication, EDTF."""
    speaker: str | None
    """Who the text says said it; empty where the document itself speaks."""
    claim_id: str
    """The claim that answers."""
    value: str | None
    """The answer as a person would write it."""
    low: Decimal | None
    """Least value; empty where open or none."""
    high: Decimal | None
    """Greatest value; empty where open or none."""
    bound: str | None
    """=, >=, <=, >, < or ~."""
    edtf: str | None
    """The answer to when, EDTF."""
    quote: str
    """The words of the claim."""
