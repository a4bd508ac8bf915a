"""Base forms of declined names, known and unknown to the dictionary."""

import tomllib
from pathlib import Path

import pytest

from pipeline.inflection import bases
from pipeline.languages import codes, table
from pipeline.resolve.lemmas import PROVED, listed, vouched

DECLINED = tomllib.loads(Path(__file__).with_name("declined.toml").read_text(encoding="utf-8"))
PERSONS = tomllib.loads(Path(__file__).with_name("persons.toml").read_text(encoding="utf-8"))
CASES = ("nom", "gen", "dat", "acc", "inst", "loc", "voc")  # in the order of persons.toml
FLOOR = 0.90
FLOORS = {"person": 0.93, "place": 0.95, "organisation": 0.95}
LANGUAGE = next(code for code in codes() if table(code, "names").get("ending"))


def base(form: str, kind: str, case: str) -> str:
    """The likeliest base form of a name that its context puts into a case."""

    def gain(text: str) -> float:
        given = PROVED * sum(word in vouched(text) for word in text.split()) if kind == "person" else 0.0
        return max(given, listed(text, form, kind, LANGUAGE))

    return bases(form, LANGUAGE, kind, frozenset({case}), gain)[0].text


@pytest.mark.parametrize("kind", DECLINED)
def test_declined_names_find_their_base_forms(kind: str) -> None:
    """At least the floor of them; what fails is named."""
    cases = [(lemma, *form.split(" ", 1)) for lemma, forms in DECLINED[kind].items() for form in forms]
    wrong = [(form, lemma, base(form, kind, case)) for lemma, case, form in cases if base(form, kind, case) != lemma]
    assert 1 - len(wrong) / len(cases) >= FLOORS[kind], wrong


@pytest.mark.parametrize("case", CASES)
def test_persons_of_many_countries_find_their_base_forms(case: str) -> None:
    """Kazakh, Russian, Ukrainian, Belarusian and Western names in both romanisations."""
    forms = {lemma: (lemma, *forms)[CASES.index(case)] for lemma, forms in PERSONS.items()}
    wrong = [(form, lemma, got) for lemma, form in forms.items() if (got := base(form, "person", case)) != lemma]
    assert 1 - len(wrong) / len(forms) >= FLOOR, wrong


FOREIGN = [
    ("person", "Bretta Kavendish", "gen", "Brett Kavendish"),  # the given name alone shows the case
    ("person", "Brettowi Kavendish", "dat", "Brett Kavendish"),
    ("person", "Alejandra Damiana Morettiego", "gen", "Alejandro Damian Moretti"),
    ("person", "Marcowi Kavendish", "dat", "Marc Kavendish"),
    ("person", "Stormy Fields", "nom", "Stormy Fields"),
    ("organisation", "Marlow County District Court", "gen", "Marlow County District Court"),  # a phrase without cases
    ("place", "Marlowe Gardens", "loc", "Marlowe Gardens"),
]


@pytest.mark.parametrize(("kind", "form", "case", "lemma"), FOREIGN)
def test_names_of_languages_without_cases(kind: str, form: str, case: str, lemma: str) -> None:
    """Only what was declined is brought back."""
    assert base(form, kind, case) == lemma


@pytest.mark.parametrize("kind", DECLINED)
def test_a_base_form_stays_as_it_is(kind: str) -> None:
    """Normalising twice changes nothing."""
    wrong = [(lemma, base(lemma, kind, "nom")) for lemma in DECLINED[kind] if base(lemma, kind, "nom") != lemma]
    assert not wrong


def endings() -> list[tuple[str, str, str, str]]:
    """Language, kind, form and base form of every example that an ending gives."""
    return [
        (code, row["kinds"][0], form, lemma)
        for code in codes()
        for row in table(code, "names").get("ending", ())
        for form, lemma in row["examples"].items()
    ]


@pytest.mark.parametrize(("code", "kind", "form", "lemma"), endings())
def test_every_ending_does_what_its_examples_say(code: str, kind: str, form: str, lemma: str) -> None:
    """The base form is among the likeliest."""
    assert lemma in [one.text for one in bases(form, code, kind, frozenset(), lambda _: 0.0)[:8]]


def test_possessive_endings_go() -> None:
    """In languages without case endings the name stays as it is but for them."""
    plain = next(code for code in codes() if not table(code, "names").get("ending"))
    assert bases("Bohdan Kral's", plain, "person", frozenset(), lambda _: 0.0)[0].text == "Bohdan Kral"
