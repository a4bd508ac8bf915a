"""Views: our events in the columns of ACLED, UCDP GED and PLOVER, with nothing made up."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import handmade
import pytest

from pipeline.tables.schema import columns
from pipeline.tables.views import VIEWS, made, saved

# The columns of the registers themselves, in their order.
COLUMNS = {
    "acled": """event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1
    assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2
    admin3 location latitude longitude geo_precision source source_scale notes fatalities tags timestamp""",
    "ucdp": """id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name
    dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b
    number_of_sources source_article source_office source_date source_headline source_original where_prec
    where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region
    event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa
    gwnob""",
    "plover": """id has_event date enddate time endtime actor recipient event event_loc event_text quad_code event_scale
    mode context link size text text_info cite_info coder coded_date coded_time comment""",
}


def first(tmp_path: Path, view: str, **told: str) -> Any:  # noqa: ANN401  (rows of three classes)
    """The first row of a view of the outputs made by hand, whose event is as told."""
    handmade.laid(tmp_path, {"events": [handmade.event("e1", **told)]})
    return made(tmp_path, view)[0]


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_has_the_columns_of_its_register(view: str) -> None:
    """All of them, in order, each told by a sentence."""
    row = VIEWS[view][0].row
    assert [field.name for field in fields(row)] == COLUMNS[view].split()
    assert all(column.description.endswith(".") for column in columns(row))


def test_what_stays_empty_says_so(tmp_path: Path) -> None:
    """A column that is described as empty is empty, in every view."""
    for view, (table, _) in VIEWS.items():
        row = first(tmp_path, view)
        empty = [c.name for c in table.columns if c.description.startswith("Always empty")]
        assert empty
        assert not [name for name in empty if getattr(row, name) is not None]


def test_acled_counts_conservatively_and_notes_the_dispute(tmp_path: Path) -> None:
    """The least number of dead; what the sources say of it stands in the notes."""
    row = first(tmp_path, "acled")
    assert (row.event_type, row.sub_event_type, row.fatalities) == ("Violence against civilians", "Attack", 14)
    assert (row.event_date, row.time_precision, row.geo_precision, row.iso) == ("2011-12-16", 1, 1, 398)
    assert row.notes.startswith("kill, Zhanaozen, 2011 e1 (2011-12-16).")
    assert first(tmp_path, "acled", killed_low="").fatalities == 0


def test_a_month_is_no_day(tmp_path: Path) -> None:
    """Its view has a year and the coarsest precision, and no date."""
    month = {"edtf": "2011-12", "earliest": "2011-12-01", "latest": "2011-12-31"}
    row = first(tmp_path, "acled", **month)
    assert (row.event_date, row.year, row.time_precision) == (None, 2011, 3)
    assert first(tmp_path, "ucdp", **month).date_prec == 4
    unknown = first(tmp_path, "ucdp", edtf="", earliest="", latest="")
    assert (unknown.year, unknown.date_prec, unknown.date_start) == (None, None, None)


def test_a_protest_is_told_by_what_it_met(tmp_path: Path) -> None:
    """Shots at protesters are excessive force."""
    claims = [{**row, "mode": "firearms"} for row in handmade.tables()["claims"]]
    handmade.laid(tmp_path, {"events": [handmade.event("e1", type="PROTEST", mode="demo")], "claims": claims})
    row = made(tmp_path, "acled")[0]
    assert (row.event_type, row.sub_event_type) == ("Protests", "Excessive force against protesters")
    assert (row.inter1, row.disorder_type) == ("Protesters", "Political violence; Demonstrations")


@pytest.mark.parametrize("kind", ["ACCIDENT", "DISASTER", "CONSULT"])
def test_what_a_register_does_not_hold_is_left_out(tmp_path: Path, kind: str) -> None:
    """Accidents, disasters and talks are no rows of ACLED or UCDP."""
    handmade.laid(tmp_path, {"events": [handmade.event("e1", type=kind, mode="")]})
    assert not made(tmp_path, "acled")
    assert not made(tmp_path, "ucdp")


def test_ucdp_has_the_three_numbers_and_who_gave_them(tmp_path: Path) -> None:
    """low, best, high; the cell of the grid; the speaker as the original source."""
    row = first(tmp_path, "ucdp")
    assert (row.low, row.best, row.high, row.deaths_unknown) == (14, 64, 64, 64)
    assert (row.number_of_sources, row.source_original, row.priogrid_gid) == (2, "a spokesman", 191986)
    assert (row.country, row.geom_wkt, row.date_prec, row.where_prec) == ("Kazakhstan", "POINT (52.86 43.34)", 1, 1)
    assert first(tmp_path, "ucdp", where_precision="6").priogrid_gid is None


def test_plover_records_are_json(tmp_path: Path) -> None:
    """One line each; the number stands in `size`, the quote in `text`."""
    handmade.laid(tmp_path)
    path = saved("plover", tmp_path)
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    one = next(r for r in records if r["id"] == "c1")
    assert (one["event"], one["quad_code"], one["link"]) == ("ASSAULT", "material conflict", "e1")
    assert one["text"]["text_story"] == handmade.QUOTES["c1"]
    assert set(one["size"]) == {"dead"}
    assert one["cite_info"]["publication"] == "herald"


@pytest.mark.parametrize("view", ["acled", "ucdp"])
def test_a_view_is_written_beside_the_tables(tmp_path: Path, view: str) -> None:
    """As CSV, with its header."""
    path = saved(view, handmade.laid(tmp_path))
    assert path == tmp_path / f"view_{view}.csv"
    assert path.read_text(encoding="utf-8").splitlines()[0].split(",") == COLUMNS[view].split()
