"""Events in the columns of UCDP GED."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import floor

from pipeline.ontology import table, types
from pipeline.tables.cells import Row
from pipeline.tables.views.written import Written, country_name, days, listed, number, together, whole

LONGEST = {1: 1, 2: 6, 3: 7, 4: 31}  # days that each precision goes over; 5 is longer
CELL, ACROSS = Decimal("0.5"), 720  # of PRIO-GRID: degrees, and cells from west to east
TOWN = {"1", "2"}  # precisions of places that lie in one cell


@dataclass(frozen=True, slots=True)
class Ucdp:
    """One violent event with a stated number of dead, in the columns of UCDP GED."""

    id: str
    """Our id of the event."""
    relid: str
    """The same."""
    year: int | None
    """Year, where the sources agree on one."""
    active_year: str | None
    """Always empty: it counts the dead of a conflict over a year."""
    code_status: str | None
    """Always empty: nobody has coded the event by hand."""
    type_of_violence: str | None
    """Always empty: whether a side is a state, the tables do not tell."""
    conflict_dset_id: str | None
    """Always empty: UCDP's conflicts are its own."""
    conflict_new_id: str | None
    """Always empty."""
    conflict_name: str | None
    """Always empty."""
    dyad_dset_id: str | None
    """Always empty: UCDP's dyads are its own."""
    dyad_new_id: str | None
    """Always empty."""
    dyad_name: str | None
    """Always empty."""
    side_a_dset_id: str | None
    """Always empty: UCDP's actors are its own."""
    side_a_new_id: str | None
    """Always empty."""
    side_a: str | None
    """Who acted, as the texts name them."""
    side_b_dset_id: str | None
    """Always empty."""
    side_b_new_id: str | None
    """Always empty."""
    side_b: str | None
    """Who was acted on, as the texts name them."""
    number_of_sources: int
    """Documents that speak of the event."""
    source_article: str
    """Those documents: publisher, day, id."""
    source_office: str | None
    """Publishers."""
    source_date: str | None
    """Days of publication."""
    source_headline: str | None
    """Titles."""
    source_original: str | None
    """Who the texts say gave the number of dead."""
    where_prec: int | None
    """1 exact to 7 sea or air, as in `events.csv`."""
    where_coordinates: str | None
    """The place that the coordinates are of."""
    where_description: str | None
    """The places that the sources name, in their order of publication."""
    adm_1: str | None
    """First-order division, code of GeoNames."""
    adm_2: str | None
    """Always empty: the gazetteer holds no second divisions."""
    latitude: Decimal | None
    """Degrees north."""
    longitude: Decimal | None
    """Degrees east."""
    geom_wkt: str | None
    """The point."""
    priogrid_gid: int | None
    """Cell of PRIO-GRID, where the place is a town or nearer."""
    country: str | None
    """English name of the country."""
    country_id: str | None
    """Always empty: the numbers of Gleditsch and Ward are not in the tables."""
    region: str | None
    """Always empty: UCDP's regions are its own."""
    event_clarity: str | None
    """Always empty: it is a coder's judgement."""
    date_prec: int | None
    """1 day, 2 up to six days, 3 week, 4 month, 5 longer; empty where no time is known."""
    date_start: str | None
    """First day that the stated time can mean."""
    date_end: str | None
    """Last day that the stated time can mean."""
    deaths_a: str | None
    """Always empty: the dead are not told apart by side."""
    deaths_b: str | None
    """Always empty."""
    deaths_civilians: str | None
    """Always empty."""
    deaths_unknown: int | None
    """All of them: the same as best."""
    best: int | None
    """Most likely number of dead: the rule is in the codebook."""
    high: int | None
    """Greatest stated number; empty where every source leaves it open upwards."""
    low: int | None
    """Least number that any source supports."""
    gwnoa: str | None
    """Always empty."""
    gwnob: str | None
    """Always empty."""


def ucdp(tables: Written) -> Iterator[Ucdp]:
    """Violent events with a number of dead."""
    return (_row(event, tables) for event in tables.events if _deadly(event))


def _deadly(event: Row) -> bool:
    """True where somebody died by force, as far as the type tells: no accident, no disaster."""
    known = types().get(event["type"])
    return bool(known and known["family"] == table("views")["ucdp"]["family"] and event["killed_best"])


def _row(event: Row, tables: Written) -> Ucdp:
    documents = tables.documents_of(event)
    placed = bool(event["latitude"] and event["longitude"])
    blank = dict.fromkeys(Ucdp.__dataclass_fields__)
    known = {
        "id": event["event_id"],
        "relid": event["event_id"],
        "year": whole(event["earliest"][:4]) if event["earliest"][:4] == event["latest"][:4] else None,
        "side_a": listed(event["actors"]),
        "side_b": listed(event["targets"]),
        "number_of_sources": len(documents),
        "where_prec": whole(event["where_precision"]),
        "where_coordinates": event["place"] or None,
        "where_description": together([a["value"] for a in tables.answers_of(event, "where")]),
        "adm_1": event["admin1"] or None,
        "latitude": number(event["latitude"]),
        "longitude": number(event["longitude"]),
        "geom_wkt": f"POINT ({event['longitude']} {event['latitude']})" if placed else None,
        "priogrid_gid": _cell(event) if placed and event["where_precision"] in TOWN else None,
        "country": country_name(event["country"]),
        "date_prec": _precision(days(event)),
        "date_start": event["earliest"] or None,
        "date_end": event["latest"] or None,
    }
    return Ucdp(**(blank | known | _sources(event, documents, tables) | _dead(event)))  # type: ignore[arg-type]


def _sources(event: Row, documents: list[Row], tables: Written) -> dict[str, object]:
    """Where the event stands, in UCDP's five columns."""
    return {
        "source_article": together(
            [", ".join(filter(None, (d["source"], d["published"], d["doc_id"]))) for d in documents]
        ),
        "source_office": together([d["source"] for d in documents]),
        "source_date": together([d["published"] for d in documents]),
        "source_headline": together([d["title"] for d in documents]),
        "source_original": together([claim["speaker"] for claim in _of_the_dead(event, tables)]),
    }


def _of_the_dead(event: Row, tables: Written) -> list[Row]:
    """Claims that count the dead of the whole event."""
    told = tables.claims.get(event["event_id"], ())
    return [c for c in told if c["property"] == "killed" and c["polarity"] == "affirmed" and not c["scope"]]


def _dead(event: Row) -> dict[str, object]:
    best = whole(event["killed_best"])
    return {
        "deaths_unknown": best,
        "best": best,
        "high": whole(event["killed_high"]),
        "low": whole(event["killed_low"]),
    }


def _precision(span: int | None) -> int | None:
    """UCDP's code for a time of so many days."""
    return None if span is None else next((code for code, most in LONGEST.items() if span <= most), 5)


def _cell(event: Row) -> int:
    """Number of the cell of PRIO-GRID, counted from the south-west."""
    row, column = floor((Decimal(event["latitude"]) + 90) / CELL), floor((Decimal(event["longitude"]) + 180) / CELL)
    return row * ACROSS + column + 1
