"""Entities: what the names of all documents refer to."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, place or organisation, in every spelling."""

    entity_id: str
    """Short hash of kind and name, or of the gazetteer's id."""
    kind: str
    """person, place or organisation."""
    name: str
    """English name where known, else the most frequent base form."""
    name_pl: str | None
    """Polish name."""
    name_en: str | None
    """English name."""
    aliases: tuple[str, ...]
    """Every other form found or known."""
    role: str | None
    """Function that the texts give (president, activist)."""
    country: str | None
    """ISO 3166-1 alpha-2."""
    admin1: str | None
    """First-order division of the country."""
    latitude: Decimal | None
    """Degrees north."""
    longitude: Decimal | None
    """Degrees east."""
    geonames_id: int | None
    """Id in GeoNames."""
    mentions: int
    """Number of mentions in all documents."""
    documents: int
    """Number of documents that name it."""
    reasons: tuple[str, ...]
    """Why its spellings were joined."""
    feature: str | None
    """What a place is: city, town, village, region, country, sea, site and so on."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two entities that may be one: a person decides."""

    left_id: str
    """First entity."""
    right_id: str
    """Second entity."""
    kind: str
    """person, place or organisation."""
    score: Decimal
    """0 to 1, the matcher's belief that they are one."""
    reasons: tuple[str, ...]
    """What speaks for and against."""
