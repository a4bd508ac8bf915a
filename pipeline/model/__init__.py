"""What the stages hand to each other: the glossary of the house. Everything is frozen; a stage returns new objects.

A class whose docstring is followed by documented fields is also a table: `pipeline.tables` writes its fields as
columns, in their order, and the codebook takes its sentences from the field docstrings.
"""

from pipeline.model.claims import Claim, Event
from pipeline.model.comparisons import Answer, Comparison
from pipeline.model.entities import Doubt, Entity
from pipeline.model.ids import short_hash
from pipeline.model.mentions import Date, Figure, Mention, Mentions, Name
from pipeline.model.text import Annotation, Document, Label, Rejection, Segment, Sentence, Span, Token

__all__ = (
    "Annotation",
    "Answer",
    "Claim",
    "Comparison",
    "Date",
    "Document",
    "Doubt",
    "Entity",
    "Event",
    "Figure",
    "Label",
    "Mention",
    "Mentions",
    "Name",
    "Rejection",
    "Segment",
    "Sentence",
    "Span",
    "Token",
    "short_hash",
)
