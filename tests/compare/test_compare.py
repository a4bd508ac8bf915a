"""Comparisons: how the answers of an event's sources lie to each other."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from stories import ENTITIES, at_least, claim, document, happened

from pipeline.compare import comparisons
from pipeline.model import Claim, Comparison

DAYS = {"a": "2011-12-17", "b": "2011-12-20", "c": "2012-06-06", "z": "2012-06-07"}
SAME = {"place": "Zhanaozen", "edtf": "2011-12-16"}


def asked(claims: Sequence[Claim], sources: Mapping[str, str] | None = None) -> dict[str, Comparison]:
    """The comparisons of the one event, by property."""
    docs = {c.doc_id: document(c.doc_id, DAYS[c.doc_id], (sources or {}).get(c.doc_id)) for c in claims}
    placed, rows = happened(claims, docs)
    assert len(rows) == 1
    found, _ = comparisons(placed, rows, docs, ENTITIES)
    return {row.property + (f"/{row.scope}" if row.scope else ""): row for row in found}


def killed(doc_id: str, number: int, **told: object) -> Claim:
    """So many killed in Zhanaozen on the day of the shooting."""
    return claim(doc_id, "Zhanaozen", "2011-12-16", number=number, **told)


VERDICTS = {
    "single": [killed("a", 16)],
    "agree": [killed("a", 16), killed("b", 16)],
    "refines": [killed("a", 17), at_least(killed("b", 16))],
    "overlaps": [
        replace(killed("a", 10), high=Decimal(20)),
        replace(killed("b", 15), high=Decimal(30)),
    ],
    "updates": [killed("a", 11), killed("b", 16)],
    "conflicts": [killed("a", 16), killed("b", 11)],
}


@pytest.mark.parametrize(("verdict", "claims"), VERDICTS.items(), ids=VERDICTS)
def test_verdicts(verdict: str, claims: list[Claim]) -> None:
    """One case of each."""
    assert asked(claims)["killed"].verdict == verdict


def test_what_is_denied_supports_nothing() -> None:
    """Denied that 64 died is no 64."""
    found = asked([killed("a", 16), killed("b", 64, polarity="negated")])
    assert (found["killed"].verdict, found["killed"].high) == ("single", 16)


def test_parts_are_never_compared_with_the_whole() -> None:
    """Two policemen among the dead are another question."""
    found = asked([killed("a", 16), killed("b", 16), killed("b", 2, scope="security_forces")])
    assert found["killed"].verdict == "agree"
    assert found["killed/security_forces"].verdict == "single"


def test_two_speakers_of_one_document_are_two_answers() -> None:
    """The prosecutor and the witness contradict each other in one report."""
    found = asked([killed("a", 11, speaker="prosecutor"), killed("a", 64, speaker="witness")])
    assert found["killed"].verdict == "conflicts"


def test_a_day_within_a_month_refines_it() -> None:
    """When is asked once of each document."""
    found = asked([claim("a", "Zhanaozen", "2011-12-16"), claim("b", "Zhanaozen", "2011-12")])
    assert found["when"].verdict == "refines"


def test_a_town_within_its_country_refines_it() -> None:
    """Where likewise."""
    found = asked([killed("a", 16), claim("b", "Kazakhstan", "2011-12-16", number=16)])
    assert found["where"].verdict == "refines"


def test_the_place_of_a_part_is_not_that_of_the_whole() -> None:
    """164 dead, 103 of them in Almaty: the sentence does not place the 164 there."""
    near = replace(claim("a", "Almaty", "2022-01-05", number=164), place_scope="sentence")
    told = [
        near,
        claim("a", "Almaty", "2022-01-05", number=103, scope="part"),
        claim("b", "Almaty", "2022-01-05", number=164),
    ]
    assert asked(told)["where"].verdict == "single"


def test_names_of_sources_change_no_verdict() -> None:
    """Nor does it matter whether two documents have one publisher."""
    told = [killed("a", 11), killed("b", 16), killed("c", 16)]
    plain, renamed = asked(told), asked(told, {"a": "X", "b": "X", "c": "Y"})
    assert {k: r.verdict for k, r in plain.items()} == {k: r.verdict for k, r in renamed.items()}


SENTENCES = {
    "Kurier says 11 killed; b says at least 16 (HRW); the later report is higher.": (
        "killed", [killed("a", 11), at_least(killed("b", 16, speaker="HRW"))],
    ),
    "b and Kurier (clerk) say 16 killed; both agree.": (
        "killed", [killed("z", 16, speaker="clerk"), killed("b", 16)],
    ),
    "Kurier says 17 killed; b says at least 16; 17 is the most precise.": (
        "killed", [killed("a", 17), at_least(killed("b", 16))],
    ),
    "Kurier says 1,016 killed; b and c say 64; 64 and 1,016 exclude each other.": (
        "killed", [killed("a", 1016), killed("b", 64), killed("c", 64)],
    ),
    "Kurier names Zhanaozen as the place; b names Kazakhstan; Zhanaozen is the most precise.": (
        "where", [killed("a", 16), claim("b", "Kazakhstan", "2011-12-16", number=16)],
    ),
    "Kurier names Gdynia as the place; b names Sopot; these fit together.": (
        "where", [claim("a", "Gdynia", "1970-12-17", number=18), claim("b", "Sopot", "1970-12-17", number=18)],
    ),
    "Kurier gives 16 December 2011 as the date; b gives December 2011; 16 December 2011 is the most precise.": (
        "when", [killed("a", 16), claim("b", "Zhanaozen", "2011-12", number=16)],
    ),
    "For security forces alone: only Kurier says 2 killed.": (
        "killed/security_forces", [killed("a", 16), killed("a", 2, scope="security_forces")],
    ),
    "Kurier of 17 December 2011 says 16 killed; Kurier of 7 June 2012 says 11; 11 and 16 exclude each other.": (
        "killed", [killed("a", 16), killed("z", 11)],
    ),
    "Only Kurier says roughly 20 to 99 killed.": (
        "killed", [replace(killed("a", 20, speaker="Kurier"), high=Decimal(99), bound="~")],
    ),
    "Only Kurier says a share of about 70%.": (
        "share/%", [replace(killed("a", 70), property="share", unit="%", bound="~")],
    ),
    "Kurier says 10 killed (f); Kurier says 11 (g); Kurier says 12 (h); Kurier says 13 (i); Kurier says 16 (l);"
    " 2 other answers; 10 and 16 exclude each other.": (
        "killed", [killed("a", n, speaker=who, start=n) for n, who in enumerate("fghijkl", start=10)],
    ),
    "Only Kurier says a duration of 7 months.": (
        "duration/month",
        [replace(killed("a", 7), type="PROTEST", mode="strike", property="duration", unit="month")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "told"), SENTENCES.items(), ids=[*SENTENCES])
def test_the_sentence_can_be_read_without_the_table(sentence: str, told: tuple[str, list[Claim]]) -> None:
    """Who says what, equal answers together, the first report first; and how they fit."""
    question, claims = told
    assert asked(claims, {"a": "Kurier", "z": "Kurier"})[question].explanation == sentence


def test_a_day_without_a_year_fits_that_day() -> None:
    """XXXX-12-16 goes with 2011-12-16, and not with 2011-12-17."""
    yearless = replace(killed("a", 16), edtf="XXXX-12-16", earliest=None, latest=None)
    assert asked([yearless, killed("b", 16)])["when"].verdict == "refines"
    other = claim("b", "Zhanaozen", "2011-12-17", number=16)
    assert asked([yearless, other, killed("c", 16)])["when"].verdict == "conflicts"


def test_what_is_found_later_does_not_date_the_harm() -> None:
    """Bodies counted on the next day."""
    bodies = replace(claim("b", "Zhanaozen", "2011-12-17", number=64), property="bodies")
    assert asked([killed("a", 16), bodies])["when"].verdict == "single"


def test_best_lies_between_low_and_high() -> None:
    """Also where the greatest number stated is open upwards; where every answer is open, high is not known."""
    row = asked([killed("a", 70), at_least(killed("b", 130))])["killed"]
    assert (row.low, row.high) == (70, 130)
    assert asked([at_least(killed("a", 70)), at_least(killed("b", 130))])["killed"].high is None
