"""Places and bodies by any of their names."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from babel import Locale

from pipeline.gazetteer import (
    bodies,
    country_of,
    folded,
    known_bodies,
    known_people,
    person,
    places,
    sounded,
    spelt,
)
from pipeline.gazetteer.towns import town
from pipeline.languages import codes
from pipeline.languages import table as names_of
from pipeline.ontology import table

PLACES = tomllib.loads(Path(__file__).with_name("places.toml").read_text(encoding="utf-8"))
NEAR = 0.4  # degrees
HINTS = [(code, word, country) for code, rows in PLACES["hints"].items() for word, country in rows.items()]


@pytest.mark.parametrize(
    ("code", "name", "where"),
    [(c, n, w) for c, rows in PLACES.items() if c in codes() for n, w in rows.items()],
    ids=str,
)
def test_a_name_leads_to_its_place(code: str, name: str, where: list[str | float]) -> None:
    """The first place of that name lies where it should."""
    found = places(name, code)
    assert found
    assert (found[0].country or "") == where[0]
    if len(where) > 1:
        assert found[0].latitude is not None
        assert found[0].longitude is not None
        assert abs(float(found[0].latitude) - float(where[1])) < NEAR
        assert abs(float(found[0].longitude) - float(where[2])) < NEAR


def test_towns_of_the_own_table_are_those_of_geonames() -> None:
    """An id is no misprint: the town is known by one of the row's names."""
    for row in table("places")["place"]:
        if "geonames" in row:
            known = town(row["geonames"])
            assert known, row["name"]
            names = {
                folded(name) for name in [row["name"], *row.get("aliases", ()), *(row.get(c, "") for c in codes())]
            }
            assert names & {folded(name) for name in (known.name, *known.aliases)}, row["name"]


def test_other_places_say_what_and_where_they_are() -> None:
    """A row that GeoNames does not back has a feature, and coordinates on the globe if any."""
    for row in table("places")["place"]:
        assert "geonames" in row or row["feature"]
        north, east = row.get("at", (0, 0))
        assert -90 <= north <= 90
        assert -180 <= east <= 180


def test_every_region_lies_where_its_town_does() -> None:
    """A region whose town GeoNames does not know would lie nowhere."""
    for country, rows in table("regions")["region"].items():
        for name, other, *_ in rows:
            for known in (name, other):
                found = [place for place in spelt(known) if place.place_id == f"{country}/{name}"]
                assert found, name
                assert found[0].latitude is not None, name
                assert found[0].admin1, name


def test_a_person_is_known_by_all_spellings() -> None:
    """Names in every language, aliases, and the surname alone where it says enough."""
    for one in known_people():
        assert {person(form) for form in one.forms()} == {one}
        assert not one.alone or person(one.name.rpartition(" ")[2]) == one


@pytest.mark.parametrize("word", table("persons")["never"])
def test_a_surname_of_many_is_no_known_person(word: str) -> None:
    """Nor is a word that is a name only by its capital."""
    assert person(word) is None


def test_a_given_name_stands_in_one_row() -> None:
    """A spelling of two names would make two persons one."""
    rows = table("given_names")["groups"]
    assert not [word for word, n in Counter(word for row in rows for word in set(row)).items() if n > 1]
    assert all(len(row) == len(set(row)) for row in rows)


@pytest.mark.parametrize("word", [*table("places")["never"], *table("regions")["never"]])
def test_ordinary_words_name_no_region(word: str) -> None:
    """Only towns may be called like words; the text decides about those."""
    for code in codes():
        assert not [place for place in places(word, code) if place.feature not in {"city", "town", "village"}]


def test_a_body_is_known_by_all_its_names() -> None:
    """Names in every language and acronyms lead back to the row."""
    for body in known_bodies():
        for form in body.forms():
            assert body.body_id in {found.body_id for found in bodies(form)}


@pytest.mark.parametrize("word", table("organisations")["never"])
def test_ordinary_words_name_no_body(word: str) -> None:
    """The police is no organisation of the table."""
    assert not bodies(word)


def test_no_body_stands_twice() -> None:
    """One row for each."""
    names = [body.body_id for body in known_bodies()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("left", "right"), [("Żanaozen", "Zhanaozen"), ("Nazarbajew", "Nazarbayev"), ("Szałabajew", "Shalabayev")]
)
def test_spellings_of_one_sound_meet(left: str, right: str) -> None:
    """Each language reads its letters in its own way."""
    assert {sounded(left, code) for code in codes()} & {sounded(right, code) for code in codes()}


@pytest.mark.parametrize("code", codes())
def test_every_people_points_to_its_country(code: str) -> None:
    """Each listed word leads to the country it stands under, and each country is one."""
    countries = set(Locale.parse(code).territories)
    for country, words in names_of(code, "names")["demonym"]["countries"].items():
        assert country in countries
        assert {country_of(word, code) for word in words} == {country}


@pytest.mark.parametrize(("code", "word", "country"), HINTS, ids=str)
def test_adjectives_hint_at_a_country(code: str, word: str, country: str) -> None:
    """In any case form, by capitals, and never for ordinary words."""
    assert (country_of(word, code) or "") == country
