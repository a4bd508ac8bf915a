"""Claims, documents and places made by hand, for tests of events and comparisons."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pipeline.events import events, scene
from pipeline.model import Claim, Document, Entity, Event, Mentions, short_hash

BARE: Mapping[str, Any] = dict.fromkeys(Claim.__dataclass_fields__)
WIDE = {"country", "region"}
PLACES: Mapping[str, tuple[str, str | None, float | None, float | None]] = {  # country, division, degrees
    "Kazakhstan": ("KZ", None, None, None),
    "Zhanaozen": ("KZ", "Mangystau", 43.34, 52.86),
    "Aktau": ("KZ", "Mangystau", 43.65, 51.16),
    "Almaty": ("KZ", "Almaty", 43.25, 76.93),
    "Gdynia": ("PL", "Pomerania", 54.52, 18.53),
    "Sopot": ("PL", "Pomerania", 54.44, 18.56),
    "Szczecin": ("PL", "West Pomerania", 53.43, 14.55),
    "Poland": ("PL", None, None, None),
}


def entity(name: str) -> Entity:
    """A place of the list above."""
    country, admin1, latitude, longitude = PLACES[name]
    blank: dict[str, Any] = dict.fromkeys(Entity.__dataclass_fields__)
    told = {
        "entity_id": name, "kind": "place", "name": name, "aliases": (), "country": country, "admin1": admin1,
        "latitude": latitude and Decimal(str(latitude)), "longitude": longitude and Decimal(str(longitude)),
        "mentions": 1, "documents": 1, "reasons": (), "feature": "city" if latitude else "country",
    }  # fmt: skip
    return Entity(**(blank | told))


ENTITIES: Mapping[str, Entity] = {name: entity(name) for name in PLACES}


def document(doc_id: str, published: str | None = None, source: str | None = None, language: str = "en") -> Document:
    """A document of a source; its text matters to no test here."""
    return Document(
        doc_id=doc_id, source=source or doc_id, title=None, url=None, published=published, published_from=None,
        language=language, languages="", sentences=1, words=1, sha256="", text_path="", author=None,
        text=doc_id, key=doc_id,
    )  # fmt: skip


def claim(doc_id: str, place: str | None = None, edtf: str | None = None, **told: object) -> Claim:
    """A claim of a shooting, or of what else is told; a day, month or year dates it, read in its own clause."""
    number = told.pop("number", None)
    known = {
        "claim_id": short_hash(doc_id, place, edtf, number, sorted(map(str, told.items()))), "doc_id": doc_id,
        "type": "ASSAULT", "mode": "firearms", "property": "killed" if number is not None else "happened",
        "polarity": "affirmed", "modality": "asserted", "quote": "words", "start": 0, "end": 5, "language": "en",
        "rule": "test", "approx": False, "place_near": False, "change": "level", "confidence": Decimal(1),
        "place": place, "place_id": place, "place_scope": place and "clause",
    }  # fmt: skip
    made = Claim(**{**BARE, **known, **told})
    if number is not None:
        made = replace(made, low=Decimal(str(number)), high=Decimal(str(number)), bound="=")
    if edtf:
        first, last = _ends(edtf)
        precision = {4: "year", 7: "month", 10: "day"}[len(edtf)]
        made = replace(made, edtf=edtf, earliest=first, latest=last, date_precision=precision, date_scope="clause")
    return made


def at_least(one: Claim) -> Claim:
    """The same with its number as a lower bound."""
    return replace(one, high=None, bound=">=")


def _ends(edtf: str) -> tuple[str, str]:
    """First and last day of a day, of a month of 31 days, or of a year."""
    return (edtf + "-01-01"[len(edtf) - 4 :])[:10], (edtf + "-12-31"[len(edtf) - 4 :])[:10]


def documents(claims: Sequence[Claim], published: Mapping[str, str] | None = None) -> dict[str, Document]:
    """A document for each that the claims name, with its day of publication where told."""
    return {doc_id: document(doc_id, (published or {}).get(doc_id)) for doc_id in sorted({c.doc_id for c in claims})}


def happened(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    entities: Mapping[str, Entity] = ENTITIES,
    mentions: Mapping[str, Mentions] | None = None,
) -> tuple[list[Claim], list[Event]]:
    """The claims with their events, and the events; documents without mentions name nobody beside."""
    told = {doc_id: tuple(claim for claim in claims if claim.doc_id == doc_id) for doc_id in documents}
    known, nobody = tuple(entities.values()), Mentions((), (), ())
    scenes = [scene(documents[one], (mentions or {}).get(one, nobody), row, known) for one, row in told.items()]
    made = [*events(scenes, entities)[0]]
    return [claim for one in made for claim in one.claims], [one.event for one in made]
