"""Events in the columns of ACLED."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.ontology import table
from pipeline.tables.cells import Row
from pipeline.tables.views.written import Written, country_name, country_number, days, listed, number, whole

WEEK = 7
PRECISION = {"1": 1, "2": 1, "3": 2, "4": 3}  # of UCDP's codes for places


@dataclass(frozen=True, slots=True)
class Acled:
    """One event in the columns of ACLED; accidents, disasters and mere words are left out."""

    event_id_cnty: str
    """Country code and our id of the event."""
    event_date: str | None
    """Day, or first day of a week at most; empty where no day is known, for a month never becomes a day."""
    year: int | None
    """Year, where the sources agree on one."""
    time_precision: int | None
    """1 day, 2 week, 3 month or longer; empty where no time is known."""
    disorder_type: str
    """Political violence, Demonstrations, Strategic developments."""
    event_type: str
    """ACLED's type, from our type and mode."""
    sub_event_type: str
    """ACLED's sub-type; a protest is told by what it was met with."""
    actor1: str | None
    """Who acted, as the texts name them; ACLED's actor codes cannot be given."""
    assoc_actor_1: str | None
    """Always empty: the tables tell no allies apart."""
    inter1: str | None
    """Protesters or Rioters; empty for others, whose kind no text states."""
    actor2: str | None
    """Who was acted on, as the texts name them."""
    assoc_actor_2: str | None
    """Always empty."""
    inter2: str | None
    """Always empty: what kind of actor it is, no text states."""
    interaction: str | None
    """The same as inter1."""
    civilian_targeting: str | None
    """Civilian targeting, for violence against civilians and excessive force against protesters."""
    iso: int | None
    """ISO 3166-1 number of the country."""
    region: str | None
    """Always empty: ACLED's regions are its own."""
    country: str | None
    """English name of the country."""
    admin1: str | None
    """First-order division, code of GeoNames."""
    admin2: str | None
    """Always empty: the gazetteer holds no second divisions."""
    admin3: str | None
    """Always empty."""
    location: str | None
    """Name of the place."""
    latitude: Decimal | None
    """Degrees north."""
    longitude: Decimal | None
    """Degrees east."""
    geo_precision: int | None
    """1 town, 2 part of a region, 3 province; empty where only the country is known."""
    source: str | None
    """Publishers of the documents."""
    source_scale: str | None
    """Always empty: whether a publisher is local or national, no table tells."""
    notes: str
    """Label, time as stated, and what the sources say of the dead and the injured, with their disputes."""
    fatalities: int
    """Conservative: the least number of dead that any source supports; 0 where none reports a number."""
    tags: str | None
    """Crowd size, where stated."""
    timestamp: str | None
    """Always empty: two runs over the same documents give the same rows."""


def acled(tables: Written) -> Iterator[Acled]:
    """Events that ACLED would hold."""
    return (_row(event, tables) for event in tables.events if event["type"] in table("views")["acled"])


def _row(event: Row, tables: Written) -> Acled:
    blank = dict.fromkeys(Acled.__dataclass_fields__)
    known = {
        "event_id_cnty": f"{event['country']}{event['event_id']}",
        "actor1": listed(event["actors"]),
        "actor2": listed(event["targets"]),
        "source": listed(event["sources"]),
        "notes": _notes(event, tables),
        "fatalities": whole(event["killed_low"]) or 0,
        "tags": _crowd(event),
    }
    return Acled(**(blank | known | _type(event, tables) | _time(event) | _place(event)))  # type: ignore[arg-type]


def _type(event: Row, tables: Written) -> dict[str, object]:
    """What kind of event it is, and what that tells of the actors."""
    kind, sub = _kinds(event, tables)
    known = table("views")
    part = known["acled_actor"].get(kind)
    harmed = kind == "Violence against civilians" or sub == known["acled_protest"]["killed"]
    return {
        "disorder_type": known["acled_disorder"].get(sub) or known["acled_disorder"][kind],
        "event_type": kind,
        "sub_event_type": sub,
        "inter1": part,
        "interaction": part,
        "civilian_targeting": "Civilian targeting" if harmed else None,
    }


def _time(event: Row) -> dict[str, object]:
    span, first, last = days(event), event["earliest"], event["latest"]
    return {
        "event_date": first if span and span <= WEEK else None,
        "year": whole(first[:4]) if first[:4] == last[:4] else None,
        "time_precision": None if span is None else 1 if span == 1 else 2 if span <= WEEK else 3,
    }


def _place(event: Row) -> dict[str, object]:
    return {
        "iso": country_number(event["country"]),
        "country": country_name(event["country"]),
        "admin1": event["admin1"] or None,
        "location": event["place"] or None,
        "latitude": number(event["latitude"]),
        "longitude": number(event["longitude"]),
        "geo_precision": PRECISION.get(event["where_precision"]),
    }


def _kinds(event: Row, tables: Written) -> tuple[str, str]:
    """ACLED's type and sub-type; of a protest by what it was met with."""
    found = table("views")["acled"][event["type"]]
    kind, sub = found.get("modes", {}).get(event["mode"], (found["event"], found["sub"]))
    force = table("views")["acled_protest"]
    modes = {c["mode"] for c in tables.claims.get(event["event_id"], ()) if c["polarity"] == "affirmed"}
    if event["type"] != "PROTEST" or kind != found["event"] or not modes & set(force["force"]):
        return kind, sub
    return kind, force["killed"] if modes & set(force["deadly"]) else force["met"]


def _notes(event: Row, tables: Written) -> str:
    """What a person would write beside the row."""
    told = (tables.comparisons.get((event["event_id"], name)) for name in ("killed", "injured"))
    dated = f"{event['label']}{' (' + event['edtf'] + ')' if event['edtf'] else ''}."
    return " ".join([dated, *(row["explanation"] for row in told if row)])


def _crowd(event: Row) -> str | None:
    ends = list(dict.fromkeys(e for e in (event["participants_low"], event["participants_high"]) if e))
    return f"crowd size={'-'.join(ends)}" if ends else None
