"""Claims and events: who says that what happened; and the claims that speak of one happening."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion by one speaker in one document."""

    claim_id: str
    """Short hash of the document and of what is claimed."""
    doc_id: str
    """The document that makes or reports the claim."""
    event_id: str | None
    """The event it speaks of."""
    type: str | None
    """PLOVER root, ACCIDENT or DISASTER; see the ontology."""
    mode: str | None
    """Kind of happening within the type (demo, strike, firearms)."""
    property: str
    """What is claimed: happened, killed, injured, participants, duration, demand and so on."""
    low: Decimal | None
    """Least value; empty where open or none."""
    high: Decimal | None
    """Greatest value; empty where open or none."""
    bound: str | None
    """=, >=, <=, >, < or ~."""
    unit: str | None
    """Unit of the value; empty for counts of persons and things."""
    counted: str | None
    """Base form of the counted noun."""
    actor: str | None
    """Who did it, in the words of the text (names in base form)."""
    actor_id: str | None
    """Entity of the actor."""
    target: str | None
    """To whom or what it was done."""
    target_id: str | None
    """Entity of the target."""
    place: str | None
    """Where, base form."""
    place_id: str | None
    """Entity of the place."""
    edtf: str | None
    """When, EDTF."""
    earliest: str | None
    """First day it can mean, ISO."""
    latest: str | None
    """Last day it can mean, ISO."""
    date_precision: str | None
    """Precision of `edtf`."""
    date_basis: str | None
    """stated or anchored."""
    speaker: str | None
    """Who the text says said it, base form; empty where the document itself speaks."""
    speaker_id: str | None
    """Entity of the speaker."""
    polarity: str
    """affirmed or negated."""
    modality: str
    """asserted, reported, planned, demanded or hypothetical."""
    quote: str
    """The shortest clause that holds trigger and value."""
    start: int
    """Offset of the quote in the stored text."""
    end: int
    """Offset after the quote."""
    language: str
    """Language of the quote."""
    rule: str
    """The trigger that found it."""
    scope: str | None
    """The part of the event that the words count; empty for the event as a whole."""
    approx: bool
    """True for nearly and prawie: reads as 0.9 n to n."""
    change: str
    """level, rise, fall, from or to."""
    date_scope: str | None
    """Where `edtf` was read: clause, sentence, paragraph or document."""
    place_scope: str | None
    """Where `place` was read: clause, sentence, paragraph or document."""
    confidence: Decimal
    """0 to 1."""
    place_near: bool
    """True where the words are near `place`, not in it."""


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, as the claims of one or more documents tell it."""

    event_id: str
    """Short hash of its first claim."""
    type: str | None
    """Most frequent type of its claims; of those that speak of deaths or talk only where no other does."""
    mode: str | None
    """Mode that goes with the type."""
    label: str
    """Mode or type, place and year, for reading."""
    edtf: str | None
    """When: the most precise date that its claims support, EDTF."""
    earliest: str | None
    """First day of `edtf`, ISO."""
    latest: str | None
    """Last day of `edtf`, ISO."""
    date_precision: str | None
    """Precision of `edtf`."""
    place: str | None
    """Where: name of the place entity."""
    place_id: str | None
    """Entity of the place."""
    country: str | None
    """ISO 3166-1 alpha-2."""
    admin1: str | None
    """First-order division of the country."""
    latitude: Decimal | None
    """Degrees north."""
    longitude: Decimal | None
    """Degrees east."""
    where_precision: int | None
    """UCDP code, 1 (exact location) to 7 (sea or air)."""
    actors: tuple[str, ...]
    """Who acted: names of entities, each once, else the words of the texts."""
    actor_ids: tuple[str, ...]
    """Entities of the actors."""
    targets: tuple[str, ...]
    """Who was acted on."""
    target_ids: tuple[str, ...]
    """Entities of the targets."""
    killed_low: Decimal | None
    """Least number of killed that any answer supports."""
    killed_best: Decimal | None
    """Most likely number of killed (see the codebook's rule)."""
    killed_high: Decimal | None
    """Greatest number of killed that any answer supports."""
    injured_low: Decimal | None
    """Least number of injured."""
    injured_best: Decimal | None
    """Most likely number of injured."""
    injured_high: Decimal | None
    """Greatest number of injured."""
    arrested_low: Decimal | None
    """Least number of arrested."""
    arrested_best: Decimal | None
    """Most likely number of arrested."""
    arrested_high: Decimal | None
    """Greatest number of arrested."""
    participants_low: Decimal | None
    """Least number of participants."""
    participants_high: Decimal | None
    """Greatest number of participants."""
    claims: int
    """Number of claims."""
    documents: int
    """Number of documents."""
    sources: tuple[str, ...]
    """Sources that speak of it."""
    languages: tuple[str, ...]
    """Languages that they speak in."""
