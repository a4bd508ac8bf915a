"""Events: which claims speak of one happening, whatever the documents are called and whatever else there is."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import ENTITIES, claim, document, documents, nameless

from pipeline.events import events
from pipeline.model import Claim

STRIKE = {"type": "PROTEST", "mode": "strike"}
DEMO = {"type": "PROTEST", "mode": "demo"}
QUAKE = {"type": "DISASTER", "mode": "earthquake"}
SHOOTING = [
    claim("a", "Zhanaozen", "2011-12-16", number=16),
    claim("b", "Zhanaozen", "2011-12-16", number=11),
    claim("c", "Zhanaozen", "2011-12"),
]


def grouped(claims: Sequence[Claim]) -> set[frozenset[str]]:
    """Documents of each event."""
    placed, _ = events(claims, documents(claims), ENTITIES, [*nameless(claims)])
    ids = {c.event_id for c in placed}
    return {frozenset(c.doc_id for c in placed if c.event_id == event) for event in ids}


def ids(claims: Sequence[Claim]) -> dict[str, str | None]:
    """Event of each claim."""
    placed, _ = events(claims, documents(claims), ENTITIES, [*nameless(claims)])
    return {c.claim_id: c.event_id for c in placed}


JOINED = {
    "the same day and town": SHOOTING,
    "a month and a day in it": [claim("a", "Gdynia", "1970-12-17"), claim("b", "Gdynia", "1970-12")],
    "neighbouring towns": [claim("a", "Gdynia", "1970-12-17", number=18), claim("b", "Sopot", "1970-12-17", number=18)],
    "a town and its country": [
        claim("a", "Zhanaozen", "2011-12-16", number=16),
        claim("b", "Kazakhstan", "2011-12-16"),
    ],
    "what spreads, in two towns": [
        claim("a", "Almaty", "2022-01-05", **DEMO, actor_id="x", number=225),
        claim("b", "Aktau", "2022-01-05", **DEMO, actor_id="x", number=225),
    ],
    "no time, but town, kind and number": [claim("a", "Gdynia", number=18), claim("b", "Gdynia", number=18)],
}
APART = {
    "two years": [claim("a", "Zhanaozen", "2011-12-16", number=16), claim("b", "Zhanaozen", "2022-01-02", number=16)],
    "two countries": [claim("a", "Gdynia", "1970-12-17", number=18), claim("b", "Almaty", "1970-12-17", number=18)],
    "two towns, and nothing that spreads": [claim("a", "Almaty", "2022-01-05"), claim("b", "Aktau", "2022-01-05")],
    "an earthquake and a shooting": [claim("a", "Almaty", "2022-01-05"), claim("b", "Almaty", "2022-01-05", **QUAKE)],
    "a year long ago and no time": [claim("a", "Gdynia", "1970", **STRIKE), claim("b", "Gdynia", **STRIKE)],
}


@pytest.mark.parametrize("claims", JOINED.values(), ids=JOINED)
def test_one_happening_is_one_event(claims: list[Claim]) -> None:
    """Documents that tell of it are joined."""
    assert grouped(claims) == {frozenset(c.doc_id for c in claims)}


@pytest.mark.parametrize("claims", APART.values(), ids=APART)
def test_two_happenings_are_two_events(claims: list[Claim]) -> None:
    """However alike they look, something forbids joining."""
    assert grouped(claims) == {frozenset({c.doc_id}) for c in claims}


def test_one_document_may_tell_of_two_events() -> None:
    """An article of 2022 looks back to 2011."""
    told = [claim("a", "Almaty", "2022-01-05", **DEMO), claim("a", "Zhanaozen", "2011-12-16", number=16)]
    assert len({*ids(told).values()}) == len(told)


ALL = [*SHOOTING, *JOINED["neighbouring towns"], *APART["two years"]]


@given(st.permutations(ALL))
def test_order_changes_nothing(shuffled: list[Claim]) -> None:
    """Claims in any order give the same events."""
    assert ids(shuffled) == ids(ALL)


def test_names_of_documents_change_nothing() -> None:
    """Paths and sources take no part: renamed documents group as before."""
    renamed = [replace(c, doc_id=f"z/{c.doc_id}/x.txt") for c in ALL]
    before = {frozenset(f"z/{name}/x.txt" for name in group) for group in grouped(ALL)}
    assert grouped(renamed) == before


def test_another_event_changes_no_id() -> None:
    """A document about something else leaves every event as it was."""
    before = ids(SHOOTING)
    after = ids([*SHOOTING, claim("d", "Gdynia", "1970-12-17", number=18)])
    assert {key: after[key] for key in before} == before


def test_a_town_is_part_of_the_whole() -> None:
    """18 dead in Gdynia beside 45 dead in all: the count of the town bears its scope, that of the whole none."""
    told = [
        claim("a", "Gdynia", "1970-12-17", number=18),
        replace(claim("a", "Poland", "1970-12-17", number=45), place_scope="paragraph"),
    ]
    placed, _ = events(told, {"a": document("a")}, ENTITIES, [*nameless(told)])
    assert {int(c.low or 0): c.scope for c in placed} == {18: "Gdynia", 45: None}


def test_the_row_tells_low_best_and_high() -> None:
    """After the practice of UCDP: least, most likely, greatest."""
    _, rows = events(SHOOTING, documents(SHOOTING, {"a": "2011-12-20", "b": "2011-12-17"}), ENTITIES, [])
    row = rows[0]
    assert (row.killed_low, row.killed_best, row.killed_high) == (11, 16, 16)
    assert (row.edtf, row.place, row.country, row.documents) == ("2011-12-16", "Zhanaozen", "KZ", 3)
