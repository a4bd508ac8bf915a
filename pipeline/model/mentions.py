"""Mentions: words of a document that name something, with the value read from them.

Of every mention `document.text[start:end] == text` holds.
"""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a person, place or organisation."""

    mention_id: str
    """Short hash of document, kind and offsets."""
    doc_id: str
    """The document it stands in."""
    start: int
    """Offset of its first character in the stored text."""
    end: int
    """Offset after its last character."""
    text: str
    """The words."""
    kind: str
    """person, place or organisation."""
    lemma: str
    """Base form in the language of the text."""
    entity_id: str | None
    """The entity it names."""
    language: str
    """Language of the words around it."""
    rule: str
    """The pattern, table or model label that found it."""
    engines: tuple[str, ...]
    """The engines whose reading led to it; with a second opinion, which of the two, or both."""
    role: str | None
    """Function or title that the text gives beside the name, in base form."""


@dataclass(frozen=True, slots=True)
class Date:
    """One mention of a time."""

    mention_id: str
    """Short hash of document, kind and offsets."""
    doc_id: str
    """The document it stands in."""
    start: int
    """Offset of its first character in the stored text."""
    end: int
    """Offset after its last character."""
    text: str
    """The words."""
    edtf: str | None
    """Value, EDTF level 1 or 2; empty where the text does not tell."""
    earliest: str | None
    """First day it can mean, ISO."""
    latest: str | None
    """Last day it can mean, ISO."""
    precision: str
    """day, week, month, season, year, decade, century, time or set."""
    basis: str
    """stated: the words say it in full; anchored: worked out from `anchor`."""
    anchor: str | None
    """The date it was worked out from, EDTF."""
    cue: str | None
    """Word beside it that opens or narrows the interval (since, until, early), in base form."""
    language: str
    """Language of the words around it."""
    rule: str
    """The pattern that found it."""
    engines: tuple[str, ...]
    """The engines whose reading led to it; with a second opinion, which of the two, or both."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One mention of a number, amount, share, duration or age."""

    mention_id: str
    """Short hash of document, kind and offsets."""
    doc_id: str
    """The document it stands in."""
    start: int
    """Offset of its first character in the stored text."""
    end: int
    """Offset after its last character."""
    text: str
    """The words."""
    low: Decimal | None
    """Least value; empty where open."""
    high: Decimal | None
    """Greatest value; empty where open."""
    bound: str
    """=, >=, <=, >, < or ~."""
    unit: str | None
    """ISO 4217, %, pp, permille, times, SI, second to year; empty for counts of persons and things."""
    counted: str | None
    """Base form of the counted noun; empty where it is left out."""
    property: str | None
    """What the number says (killed, injured, duration, age and so on)."""
    language: str
    """Language of the words around it."""
    rule: str
    """The pattern that found it."""
    approx: bool
    """True for nearly and prawie: reads as 0.9 n to n."""
    change: str
    """level, rise, fall, from or to."""
    engines: tuple[str, ...]
    """The engines whose reading led to it; with a second opinion, which of the two, or both."""


Mention = Name | Date | Figure


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of one document, each tuple in the order of the text."""

    names: tuple[Name, ...]
    dates: tuple[Date, ...]
    figures: tuple[Figure, ...]
