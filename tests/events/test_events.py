"""Events: which claims speak of one happening, whatever the documents are called and whatever else there is."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import ENTITIES, claim, document, documents, happened

from pipeline.model import Claim, Mentions, Name

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
    placed, _ = happened(claims, documents(claims))
    ids = {c.event_id for c in placed}
    return {frozenset(c.doc_id for c in placed if c.event_id == event) for event in ids}


def ids(claims: Sequence[Claim]) -> dict[str, str | None]:
    """Event of each claim."""
    placed, _ = happened(claims, documents(claims))
    return {c.claim_id: c.event_id for c in placed}


CRASH = {"type": "ACCIDENT", "mode": "crash"}
DIED = {"type": "ASSAULT", "mode": "kill"}  # of what, the words do not say
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
    "who died, and of what": [
        claim("a", "Gdynia", "1970-12-17", **DIED, number=18),
        claim("b", "Gdynia", "1970-12-17", **CRASH),
    ],
    "nothing but a rare kind, which one event has": [
        claim("a", "Gdynia", "1970-12-17", **CRASH),
        claim("b", **CRASH, number=18),
    ],
    "a day without a year, in the month of the other": [
        replace(claim("a", "Gdynia"), edtf="XXXX-12-17", date_precision="day", date_scope="clause"),
        claim("b", "Gdynia", "1970-12", number=18),
    ],
    "towns of one strike, told as one": [
        claim("a", "Gdynia", "1970-12-15", **STRIKE),
        claim("a", "Szczecin", "1970-12-15", **STRIKE),
        claim("b", "Gdynia", "1970-12-17", number=18),
        claim("c", "Gdynia", "1970-12-15", number=18),
    ],
    "no time, but town, kind and number": [claim("a", "Gdynia", number=18), claim("b", "Gdynia", number=18)],
}
APART = {
    "two years": [claim("a", "Zhanaozen", "2011-12-16", number=16), claim("b", "Zhanaozen", "2022-01-02", number=16)],
    "two countries": [claim("a", "Gdynia", "1970-12-17", number=18), claim("b", "Almaty", "1970-12-17", number=18)],
    "two towns, and nothing that spreads": [claim("a", "Almaty", "2022-01-05"), claim("b", "Aktau", "2022-01-05")],
    "an earthquake and a shooting": [claim("a", "Almaty", "2022-01-05"), claim("b", "Almaty", "2022-01-05", **QUAKE)],
    "two days in one town, and nothing that spreads": [
        claim("a", "Gdynia", "1970-12-14", number=18),
        claim("b", "Gdynia", "1970-12-17", number=18),
    ],
    "a day without a year, in another month": [
        replace(claim("a", "Gdynia", number=18), edtf="XXXX-06-17", date_precision="day", date_scope="clause"),
        claim("b", "Gdynia", "1970-12"),
    ],
    "nothing but a kind, which two events have": [
        claim("a", "Gdynia", "1970-12-17", **CRASH),
        claim("b", "Almaty", "2022-01-05", **CRASH),
        claim("c", **CRASH),
    ],
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


def told(doc_id: str, bearers: str) -> Mentions:
    """The names of a document, one letter each."""
    blank: dict[str, Any] = dict.fromkeys(Name.__dataclass_fields__)
    names = (Name(**(blank | {"doc_id": doc_id, "start": at, "entity_id": one})) for at, one in enumerate(bearers))
    return Mentions(tuple(names), (), ())


@pytest.mark.parametrize(("first", "second", "count"), [("pqrs", "pquv", 1), ("pqrs", "tuvw", 2), ("pqrs", "t", 1)])
def test_who_is_named_beside_tells_news_of_one_day_apart(first: str, second: str, count: int) -> None:
    """Several names each, and none in common: two happenings in one country; with few names nothing is known."""
    persons = {
        one: replace(ENTITIES["Poland"], entity_id=one, kind="person", country=None, feature=None)
        for one in first + second
    }
    claims = [claim(doc_id, "Poland", "1970-12-17", number=18) for doc_id in "ab"]
    mentions = {"a": told("a", first), "b": told("b", second)}
    _, rows = happened(claims, documents(claims), {**ENTITIES, **persons}, mentions)
    assert len(rows) == count


def test_a_report_of_the_country_is_no_bridge_between_rallies_of_two_towns() -> None:
    """Days apart, each with a count of its own."""
    first = [claim(doc, "Almaty", "2022-01-05", **DEMO, number=103) for doc in "ab"]
    second = [claim(doc, "Aktau", "2022-01-08", **DEMO, number=12) for doc in "cd"]
    found = ids([*first, *second, claim("e", "Kazakhstan", "2022-01", **DEMO)])
    assert len({found[one.claim_id] for one in (*first, *second)}) == len((first, second))


def test_one_document_may_tell_of_two_events() -> None:
    """An article of 2022 looks back to 2011."""
    told = [claim("a", "Almaty", "2022-01-05", **DEMO), claim("a", "Zhanaozen", "2011-12-16", number=16)]
    assert len({*ids(told).values()}) == len(told)


def test_bombs_of_several_days_in_one_document_are_several_events() -> None:
    """In one town and month; what is only counted later, the dead and the searched for, stays with its day."""
    bomb = {"type": "ASSAULT", "mode": "explosives"}
    bombs = [claim("a", "Almaty", f"2022-01-{day}", **bomb) for day in ("05", "08", "11")]
    assert len({*ids(bombs).values()}) == len(bombs)
    quake = [claim("a", "Almaty", "2022-01-05", **QUAKE), claim("a", "Almaty", "2022-01-19", **DIED, number=160)]
    assert len({*ids(quake).values()}) == 1


def test_a_protest_after_an_accident_is_an_event_of_its_own() -> None:
    """Though one document tells of both, and of the accident only the year."""
    told = [claim("a", "Almaty", "2022", **CRASH), claim("a", "Almaty", "2022-01-05", **DEMO, start=9, end=14)]
    assert len({*ids(told).values()}) == len(told)


TOLD = [*SHOOTING, *(one for told in (*JOINED.values(), *APART.values()) for one in told)]
ALL = [replace(c, doc_id=f"{i % 9}{c.doc_id}", claim_id=f"{i:03}{c.claim_id}") for i, c in enumerate(TOLD)]


@settings(deadline=None, max_examples=20)
@given(st.permutations(ALL))
def test_order_changes_nothing(shuffled: list[Claim]) -> None:
    """Claims in any order give the same events."""
    assert ids(shuffled) == ids(ALL)


@settings(deadline=None, max_examples=20)
@given(st.permutations(sorted({c.doc_id for c in ALL})))
def test_names_of_documents_change_nothing(names: list[str]) -> None:
    """Paths and sources take no part: documents that swap their names group as before."""
    new = dict(zip(sorted({c.doc_id for c in ALL}), names, strict=True))
    assert ids([replace(c, doc_id=f"z/{new[c.doc_id]}.txt") for c in ALL]) == ids(ALL)


ELSEWHERE = ("Gdynia", "Sopot", "Poland", None)
KINDS = (STRIKE, DEMO, QUAKE, CRASH, DIED, {})


@settings(deadline=None, max_examples=50)
@given(
    st.lists(
        st.tuples(st.sampled_from(ELSEWHERE), st.sampled_from(KINDS), st.integers(3, 400), st.sampled_from("pqr")),
        min_size=1,
        max_size=4,
    )
)
def test_another_event_changes_no_id(others: list[tuple[str | None, dict[str, str], int, str]]) -> None:
    """Documents about something of another year and country leave every event as it was."""
    known = [*SHOOTING, *APART["two years"][1:]]
    before = ids(known)
    day = "1970-12-17"
    after = ids([*known, *(claim(doc, place, day, **kind, number=n) for place, kind, n, doc in others)])
    assert {key: after[key] for key in before} == before


def test_what_joined_for_want_of_a_rival_may_leave_and_the_event_stays() -> None:
    """A vague report that two events fit is neither's; the event that it had joined keeps its id."""
    event, vague, rival = (
        *JOINED["nothing but a rare kind, which one event has"],
        claim("c", "Almaty", "2022-01-05", **CRASH),
    )
    alone, both = ids([event, vague]), ids([event, vague, rival])
    assert alone[vague.claim_id] == alone[event.claim_id] == both[event.claim_id] != both[vague.claim_id]


def test_a_town_is_part_of_the_whole() -> None:
    """18 dead in Gdynia beside 45 dead in all: the count of the town bears its scope, that of the whole none."""
    told = [
        claim("a", "Gdynia", "1970-12-17", number=18),
        replace(claim("a", "Poland", "1970-12-17", number=45), place_scope="paragraph"),
    ]
    placed, _ = happened(told, {"a": document("a")})
    assert {int(c.low or 0): c.scope for c in placed} == {18: "Gdynia", 45: None}


def test_a_country_wide_event_holds_its_towns() -> None:
    """Each town's own day and count are parts; the event is in the country, and its count is that of the whole."""
    told = [
        claim("a", "Almaty", "2022-01-05", **DEMO, number=103),
        claim("b", "Aktau", "2022-01-04", **DEMO, number=12),
        claim("c", "Zhanaozen", "2022-01-02", **DEMO),
        claim("d", "Kazakhstan", "2022-01", **DEMO, number=225),
    ]
    placed, rows = happened(told, documents(told))
    assert [(row.place, row.killed_low, row.documents) for row in rows] == [("Kazakhstan", 225, 4)]
    assert {c.doc_id: c.scope for c in placed} == {"a": "Almaty", "b": "Aktau", "c": None, "d": None}


def test_the_row_tells_low_best_and_high() -> None:
    """After the practice of UCDP: least, most likely, greatest."""
    _, rows = happened(SHOOTING, documents(SHOOTING, {"a": "2011-12-20", "b": "2011-12-17"}))
    row = rows[0]
    assert (row.killed_low, row.killed_best, row.killed_high) == (11, 16, 16)
    assert (row.edtf, row.place, row.country, row.documents) == ("2011-12-16", "Zhanaozen", "KZ", 3)


def test_a_town_read_far_off_places_an_accident_before_a_country_read_near() -> None:
    """The government of the country gives the numbers, the accident was in the town; unrest may be in all of it."""
    near = replace(claim("a", "Kazakhstan", "2022-01-05", **CRASH, number=18), place_scope="sentence")
    far = replace(claim("a", "Almaty", "2022-01-05", **CRASH), place_scope="document")
    _, rows = happened([near, far], documents([near]))
    assert [row.place for row in rows] == ["Almaty"]
    crowd = [replace(c, **DEMO) for c in (near, far)]
    _, rows = happened(crowd, documents(crowd))
    assert [row.place for row in rows] == ["Kazakhstan"]


def test_near_a_town_is_less_exact_than_in_it() -> None:
    """As UCDP counts: 2 is near; what one report places in the town itself is there."""
    near, inside = (
        claim("a", "Gdynia", "1970-12-17", **CRASH, place_near=True),
        claim("b", "Gdynia", "1970-12-17", **CRASH),
    )
    for told, precision in (([near], 2), ([near, inside], 1)):
        _, rows = happened(told, documents(told))
        assert [row.where_precision for row in rows] == [precision]


def test_what_says_more_names_the_event() -> None:
    """Deaths and talk give way to the kind of happening."""
    told = [claim("a", "Gdynia", "1970-12-17", **DIED, number=n) for n in (17, 18)]
    told += [claim("a", "Gdynia", "1970-12-17", **CRASH), claim("a", "Gdynia", type="ACCUSE", mode="allege")]
    _, rows = happened(told, documents(told))
    assert [(row.type, row.mode) for row in rows] == [("ACCIDENT", "crash")]
