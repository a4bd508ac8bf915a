"""Dates in sentences of our own, look-alikes, and what holds for every date whatever the text."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.dates import dates
from pipeline.extract.dates.context import NEAREST, Context, completed
from pipeline.extract.dates.feasts import feasts
from pipeline.extract.dates.tense import Tenses
from pipeline.extract.dates.values import Point, bounds, parsed
from pipeline.languages import codes, table
from pipeline.model import Annotation, Sentence, Token

HERE = Path(__file__).parent
CODES = [code for code in codes() if (HERE / f"dates_{code}.toml").is_file()]
PART = r"(?:-?\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(?:0[1-9]|1[0-2]|2[1-4]|3[3-6]|4[01])(?:-\d\d)?)?[~?]?"
EDTF = re.compile(rf"{PART}(?:/{PART})?$")  # of EDTF levels 1 and 2, what we write
UNVALUED = {"time", "set"}


def tables() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Language, form and table of every form."""
    for code in CODES:
        for name, rows in tomllib.loads((HERE / f"dates_{code}.toml").read_text(encoding="utf-8")).items():
            yield code, name, rows


CASES = [
    pytest.param(code, table.get("anchor"), sentence, wanted, id=f"{code}-{name}-{sentence[:25]}")
    for code, name, table in tables()
    for sentence, wanted in table.items()
    if sentence not in {"anchor", "never"}
]
NEVERS = [(code, sentence) for code, _, table in tables() for sentence in table.get("never", ())]
SENTENCES = [(case.values[0], case.values[1], case.values[2]) for case in CASES]


def read(text: str, code: str, anchor: str | None) -> list[str]:
    """Values of the dates of a text."""
    return [one.edtf or "" for one in dates(text, code, anchor) if one.precision not in UNVALUED]


@pytest.mark.parametrize(("code", "anchor", "sentence", "wanted"), CASES)
def test_a_date_has_the_value_that_a_reader_expects(code: str, anchor: str, sentence: str, wanted: str) -> None:
    """Every form in its cases."""
    assert "|".join(read(sentence, code, anchor)) == wanted


@pytest.mark.parametrize(("code", "sentence"), NEVERS)
def test_what_only_looks_like_a_date_is_left(code: str, sentence: str) -> None:
    """Streets, surnames, scores, versions, paragraphs, telephones."""
    assert not read(sentence, code, "2022-08-10")


@pytest.mark.parametrize(("code", "anchor", "sentence"), SENTENCES)
def test_values_are_edtf_and_bounds_in_order(code: str, anchor: str, sentence: str) -> None:
    """Every value is EDTF; its first day is not after its last; the words stand where it says."""
    for one in dates(sentence, code, anchor):
        assert one.edtf is None or EDTF.match(one.edtf)
        assert (one.earliest or "") <= (one.latest or "")
        assert sentence[one.start : one.end] == one.text


@given(
    st.sampled_from(SENTENCES),
    st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)),
    st.sampled_from(["past", "future"]),
)
@settings(max_examples=300, deadline=None)
def test_every_anchor_gives_a_real_value(case: tuple[str, str, str], anchor: date, prefer: str) -> None:
    """Whatever the day of publication, and whichever way a date looks."""
    code, _, sentence = case
    for one in dates(sentence, code, anchor.isoformat(), prefer):
        assert one.edtf is None or EDTF.match(one.edtf)
        assert (one.earliest is None) == (one.latest is None)
        assert (one.earliest or "") <= (one.latest or "")


DEICTIC = {"yesterday", "today", "tomorrow", "wczoraj", "jutro", "pojutrze", "three days ago", "trzy dni temu"}


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.integers(0, 4000), st.sampled_from(CODES))
@settings(max_examples=200, deadline=None)
def test_days_counted_from_publication_move_with_it(anchor: date, days: int, code: str) -> None:
    """Publication n days later puts them n days later."""
    for words in DEICTIC:
        here, there = (read(f"{words}.", code, one.isoformat()) for one in (anchor, anchor + timedelta(days)))
        assert [date.fromisoformat(one) + timedelta(days) for one in here] == [*map(date.fromisoformat, there)]


FULL = [
    (code, s, w)
    for code, name, t in tables()
    if name == "full"
    for s, w in t.items()
    if re.match(r"\d{4}-\d\d-\d\d$", w)
]


@given(
    st.sampled_from(FULL), st.sampled_from(SENTENCES), st.sampled_from(SENTENCES), st.sampled_from([None, "2022-08-10"])
)
@settings(max_examples=300, deadline=None)
def test_a_date_in_full_does_not_depend_on_the_text(
    full: tuple[str, str, str], left: tuple[str, str, str], right: tuple[str, str, str], anchor: str | None
) -> None:
    """Other sentences and the day of publication change nothing."""
    code, sentence, wanted = full
    before = f"{left[2]} " if left[0] == code else ""
    text = before + sentence + (f" {right[2]}" if right[0] == code else "")
    place = range(len(before), len(before) + len(sentence))
    found = [one for one in dates(text, code, anchor) if one.start in place]
    assert [one.edtf for one in found if one.precision not in UNVALUED] == [wanted]


@given(st.text(max_size=300), st.sampled_from(CODES))
@settings(max_examples=300, deadline=None)
def test_offsets_hold_in_any_text(text: str, code: str) -> None:
    """Mentions stand where they say, in order, and never overlap."""
    found = dates(text, code, "2022-08-10")
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_component_of_spacy_marks_dates() -> None:
    """The factory is found by its entry point and fills the spans of the document."""
    for code in CODES:
        nlp = spacy.blank(code)
        nlp.add_pipe("pipeline_dates", config={"anchor": "2022-08-10"})
        doc = nlp("2011-12-16")
        assert [(span.kb_id_, span.label_) for span in doc.spans["dates"]] == [("2011-12-16", "day")]


RULES = {rule for code in codes() for rule in table(code, "dates")["holiday"]}


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_feast_falls_in_its_year(rule: str) -> None:
    """Each rule of each language gives days of the years that the tables reach, a list those of its own years."""
    listed = [int(part[:4]) for part in rule.split("|") if part[:4].isdigit()]
    for year in listed or (2005, 2011, 2024):
        found = feasts(rule, year)
        assert found
        for value in found:
            first, last = bounds(value)
            assert first is not None
            assert last is not None
            assert first <= last
            assert year in {first.year, last.year}


def test_a_feast_that_a_year_has_twice_has_no_day() -> None:
    """Nothing tells which of the two is meant."""
    assert len(feasts("islamic:eid_al_fitr", 2000)) == 2
    assert read("It burned on Eid al-Fitr 2000.", "en", None) == [""]


def test_a_feast_moves_where_it_falls_on_a_certain_weekday() -> None:
    """From a Sunday to the day before; a day that is listed is in its own year alone."""
    assert [value.edtf for year in (2014, 2018) for value in feasts("04-27 sun-1", year)] == [
        "2014-04-26",
        "2018-04-27",
    ]
    assert not feasts("2016-03-01|2020-03-03", 2018)


def test_a_rule_that_names_no_feast_is_refused() -> None:
    """A misspelt table does not pass in silence."""
    with pytest.raises(ValueError, match="no rule of a feast"):
        feasts("12/24", 2000)


@pytest.mark.parametrize(
    ("published", "day", "wanted"),
    [
        ("2022-01-09", Point(None, 1, 19), "2022-01-19"),
        ("2022-03-01", Point(None, 1, 19), "2022-01-19"),
        ("2022-12-20", Point(None, 1, 5), "2023-01-05"),
        ("2022-01-05", Point(None, 12, 20), "2021-12-20"),
    ],
)
def test_the_nearest_day_may_lie_on_either_side(published: str, day: Point, wanted: str) -> None:
    """As after until, which says nothing of whether the day has come."""
    assert completed(day, Context(parsed(published), prefer=NEAREST))[0].edtf == wanted


def _clause(code: str, verb: Token, below: str) -> Tenses:
    """A verb with a date and another word below it."""
    words = (verb, Token(10, 12, "20", "20", "NUM", "", 0, "obl"), Token(13, 15, "xx", "xx", "NOUN", "", 0, below))
    return Tenses(Annotation("a", words, (Sentence(0, 3, code),), ()))


def test_a_verb_of_plans_looks_ahead_unless_it_tells_what_was() -> None:
    """It had to begin on the 20th, but: it had a sequel on the 20th."""
    for code in CODES:
        plan = table(code, "dates")["future"]["verbs"][0]
        was = Token(0, 4, plan, plan, "VERB", "Tense=Past|VerbForm=Fin", 0, "root")
        assert _clause(code, was, "xcomp").prefer(10, code, "past") == "future"
        assert _clause(code, was, "obj").prefer(10, code, "future") == "past"


@pytest.mark.parametrize(
    ("day", "wanted"),
    [(Point(None, 11, 6), "2018-11-06"), (Point(None, 11), "2018-11"), (Point(None, 1, 2), "2018-01-02")],
)
def test_what_is_going_on_may_lie_some_weeks_ahead(day: Point, wanted: str) -> None:
    """The vote is on 6 November, published on 1 October: this year's; the protests that start on 2 January are past."""
    verb = Token(0, 4, "is", "be", "AUX", "Tense=Pres|VerbForm=Fin", 0, "root")
    looks = _clause(CODES[0], verb, "obj").prefer(10, CODES[0], "past")
    assert completed(day, Context(parsed("2018-10-01"), prefer=looks))[0].edtf == wanted


@pytest.mark.parametrize(
    ("deprel", "had", "aside"), [("acl:relcl", (), True), ("advcl", ("aux",), True), ("root", (), False)]
)
def test_what_is_said_by_the_way_lends_no_year(deprel: str, had: tuple[str, ...], aside: bool) -> None:  # noqa: FBT001
    """It began on 2 January where police had killed men in December 2011; it was over on 19 January: not of 2011."""
    verb = Token(0, 4, "killed", "kill", "VERB", "Tense=Past|VerbForm=Part", 0, deprel)
    told = Token(10, 12, "2011", "2011", "NUM", "", 0, "obl")
    helping = (Token(5, 8, "had", "have", "AUX", "Tense=Past|VerbForm=Fin", 0, name) for name in had)
    words = (verb, told, *helping)
    assert Tenses(Annotation("a", words, (Sentence(0, len(words), CODES[0]),), ())).is_aside(10) is aside


def test_a_copula_has_a_tense_too() -> None:
    """The vote is on 6 November: the day itself is what the clause says."""
    words = (Token(0, 2, "is", "be", "AUX", "Tense=Pres", 1, "cop"), Token(3, 4, "6", "6", "NUM", "", 1, "root"))
    read = Tenses(Annotation("a", words, (Sentence(0, 2, CODES[0]),), ()))
    assert read.prefer(3, CODES[0], "past") == "soon"


@pytest.mark.parametrize("anchor", ["0001-01-01", "9999-12-31"])
def test_publication_at_the_ends_of_the_calendar_is_no_anchor(anchor: str) -> None:
    """Counting from such a day would leave the calendar: the value stays unknown."""
    for code in codes():
        for row in table(code, "dates")["pattern"]:
            for sentence in (s for part in row.get("anchored", {}).values() for s in part):
                assert all(one.anchor is None for one in dates(sentence, code, anchor))
