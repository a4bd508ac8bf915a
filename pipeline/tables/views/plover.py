"""Claims as event records of PLOVER 2.0."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.ontology import table
from pipeline.tables.cells import Row
from pipeline.tables.views.written import Written, country_name, listed, number, whole

SIZES = {"killed": "dead", "injured": "injured", "arrested": "arrested"}
TOLD = {"asserted", "reported"}
RESOLUTION = {"1": 5, "2": 4, "3": 3, "4": 2, "5": 2, "6": 1}  # of UCDP's codes: 5 town or nearer to 1 country


@dataclass(frozen=True, slots=True)
class Plover:
    """One affirmed claim of one of the sixteen types, as a PLOVER record; values in braces are objects."""

    id: str
    """Our id of the claim."""
    has_event: bool
    """Always true."""
    date: str | None
    """First day that the stated time can mean, where one is stated; the day of publication never stands in."""
    enddate: str | None
    """Last day that it can mean, where that is another."""
    time: str | None
    """Always empty: times of day are not read."""
    endtime: str | None
    """Always empty."""
    actor: tuple[dict[str, Any], ...]
    """Who acted: {entity_text, identifier_id}; sector, office, age and the rest of PLOVER's entity are not told."""
    recipient: tuple[dict[str, Any], ...]
    """Who was acted on: the same."""
    event: str
    """The type."""
    event_loc: dict[str, Any] | None
    """Where: {extracted_place, resolved_place, lat, lon, province, country, country_code, resolution}."""
    event_text: str
    """The trigger that found it."""
    quad_code: str
    """verbal or material, cooperation or conflict."""
    event_scale: str | None
    """Always empty: intensities of PLOVER are a table of its own."""
    mode: str | None
    """The mode."""
    context: str | None
    """Always empty: contexts are not read."""
    link: str
    """Our id of the event: records of one event have the same."""
    size: dict[str, Any] | None
    """{dead | injured | arrested: {low, high, bound}}, where the claim counts them."""
    text: dict[str, Any]
    """{start, end, text_story}: the quote and its offsets in the stored text."""
    text_info: dict[str, Any]
    """{speaker, modality}: who the text says said it, and how firmly."""
    cite_info: dict[str, Any]
    """{citation, url, title, language, publication, published} of the document."""
    coder: str
    """kronika."""
    coded_date: str | None
    """Always empty: two runs over the same documents give the same records."""
    coded_time: str | None
    """Always empty."""
    comment: str | None
    """The part of the event that the words count, where it is not the whole."""


def plover(tables: Written) -> Iterator[Plover]:
    """Records of all affirmed claims of the sixteen types."""
    quads = {kind: quad for quad, kinds in table("views")["quad"].items() for kind in kinds}
    events = {event["event_id"]: event for event in tables.events}
    for claim in (claim for group in tables.claims.values() for claim in group):
        if claim["type"] in quads and claim["polarity"] == "affirmed" and claim["modality"] in TOLD:
            yield _record(claim, quads[claim["type"]], events[claim["event_id"]], tables)


def _record(claim: Row, quad: str, event: Row, tables: Written) -> Plover:
    document = tables.documents[claim["doc_id"]]
    blank = dict.fromkeys(Plover.__dataclass_fields__)
    known = {
        "id": claim["claim_id"],
        "has_event": True,
        "date": claim["earliest"] or None,
        "enddate": claim["latest"] if claim["latest"] != claim["earliest"] else None,
        "actor": _entity(claim, "actor"),
        "recipient": _entity(claim, "target"),
        "event": claim["type"],
        "event_loc": _place(claim, event),
        "event_text": claim["rule"],
        "quad_code": quad,
        "mode": claim["mode"] or None,
        "link": claim["event_id"],
        "size": _size(claim),
        "text": {"start": whole(claim["start"]), "end": whole(claim["end"]), "text_story": claim["quote"]},
        "text_info": {"speaker": claim["speaker"] or None, "modality": claim["modality"]},
        "cite_info": {
            "citation": document["doc_id"],
            "url": document["url"] or None,
            "title": document["title"] or None,
            "language": document["language"],
            "publication": document["source"] or None,
            "published": document["published"] or None,
        },
        "coder": "kronika",
        "comment": listed(claim["scope"]),
    }
    return Plover(**(blank | known))  # type: ignore[arg-type]


def _entity(claim: Row, role: str) -> tuple[dict[str, Any], ...]:
    if not claim[role]:
        return ()
    return ({"entity_text": claim[role], "identifier_id": claim[f"{role}_id"] or None},)


def _place(claim: Row, event: Row) -> dict[str, Any] | None:
    """The place of a claim; where it is that of the event, with its coordinates."""
    if not claim["place"]:
        return None
    if claim["place_id"] != event["place_id"]:
        return {"extracted_place": claim["place"]}
    latitude, longitude = number(event["latitude"]), number(event["longitude"])
    return {
        "extracted_place": claim["place"],
        "resolved_place": event["place"],
        "lat": None if latitude is None else float(latitude),
        "lon": None if longitude is None else float(longitude),
        "province": event["admin1"] or None,
        "country": country_name(event["country"]),
        "country_code": event["country"] or None,
        "resolution": RESOLUTION.get(event["where_precision"]),
    }


def _size(claim: Row) -> dict[str, Any] | None:
    if claim["property"] not in SIZES:
        return None
    value = {"low": whole(claim["low"]), "high": whole(claim["high"]), "bound": claim["bound"] or None}
    return {SIZES[claim["property"]]: value}
