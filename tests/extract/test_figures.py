"""Figures: sentences with what is read in them, every word of the number tables, numbers written out and read back."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words
from texts import in_language

from pipeline.annotate import annotations
from pipeline.extract.dates import dates
from pipeline.extract.figures import document_figures, figures
from pipeline.extract.figures.quantities import quantities
from pipeline.extract.figures.sayings import ROLES, sayings
from pipeline.languages import codes, table
from pipeline.model import Annotation, Figure, Rejection, Sentence, Token
from pipeline.morphology import generated
from pipeline.syntax import tree

ROOT = Path(__file__).resolve().parents[2]
KNOWN: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (ROOT / "tests" / "known_failures.toml").read_text(encoding="utf-8")
)
REASONS = {(row["language"], row["sentence"]): row["reason"] for row in KNOWN.get("figures", ())}
CASES = ("nom", "gen", "dat", "acc", "inst", "loc")
WRITTEN = {"pl": "pl", "en": "en"}  # languages in which num2words writes numbers out
ALL = [*range(2, 101), *range(200, 1000, 100), *range(1000, 10000, 1000), *range(10**6, 10**7, 10**6)]
SCALED = {"scale", "plural"}
FRAMES = {"pl": "Wynik to {}.", "en": "The result is {}."}


def value(one: Figure) -> str:
    """One figure in short."""
    ends = [format(end.normalize(), "f") for end in (one.low, one.high) if end is not None]
    parts = [one.bound + "..".join(dict.fromkeys(ends)), one.unit, "approx" * one.approx]
    return " ".join(part for part in (*parts, one.change.replace("level", "")) if part)


def read(text: str, language: str) -> str:
    """The figures of a text in short."""
    return "|".join(map(value, figures(text, language)))


@cache
def sentences(code: str) -> dict[str, Any]:
    """The sentences of a language, beside this file."""
    return tomllib.loads((Path(__file__).parent / f"figures_{code}.toml").read_text(encoding="utf-8"))


def readings() -> Iterator[Any]:
    """Language, sentence and what is read in it."""
    for code in codes():
        for name, rows in sentences(code)["read"].items():
            for text, wanted in rows.items():
                yield pytest.param(code, text, wanted, id=f"{code}-{name}-{text[:50]}")


@pytest.mark.parametrize(("code", "text", "wanted"), [*readings()])
def test_a_sentence_is_read(code: str, text: str, wanted: str) -> None:
    """Low, high, bound, unit, nearness and change are those of the sentence."""
    assert read(text, code) == wanted


@pytest.mark.parametrize(
    ("code", "text"),
    [pytest.param(code, text, id=f"{code}-{text[:50]}") for code in codes() for text in sentences(code)["never"]],
)
def test_a_look_alike_is_left(code: str, text: str) -> None:
    """Years, dates, codes, ordinals, addresses and scores are no figures."""
    assert not read(text, code)


@pytest.mark.parametrize("code", codes())
def test_no_sentence_stands_twice(code: str) -> None:
    """A sentence of the set is read or left, once."""
    texts = [text for rows in sentences(code)["read"].values() for text in rows] + sentences(code)["never"]
    assert len(texts) == len(set(texts))


def forms() -> Iterator[Any]:
    """Every form of the tables whose words are numbers, with its least and greatest value."""
    for code in codes():
        rows = table(code, "figures")
        for kind in ("number", "vague", "hundred", "scale", "plural", "few"):
            for worth, words in rows.get(kind, {}).items():
                yield from (pytest.param(code, kind, (word, worth), id=f"{code}-{word}") for word in words)


@pytest.mark.parametrize(("code", "kind", "word"), [*forms()])
def test_every_form_is_read(code: str, kind: str, word: tuple[str, str]) -> None:
    """Each word of the number tables is read with the value that its table gives it."""
    low, _, high = word[1].partition("..")
    wanted = [int(low), int(high or low)]
    text = word[0]
    if kind == "plural":
        wanted = [wanted[0] * 2, wanted[1] * 10 - 1]
    elif table(code, "figures").get("article") and kind in {"hundred", "scale", "few"}:
        text = f"{table(code, 'figures')['article'][0]} {text}"
    found = [*quantities(FRAMES[code].format(text), code)]
    assert [(one.low, one.high) for one in found] == [tuple(wanted)]


def measured() -> Iterator[Any]:
    """Every unit of every language, with the number that its forms follow."""
    for code in codes():
        rows = table(code, "figures")
        for unit, words in (rows["unit"] | rows["before"]).items():
            yield pytest.param(code, unit, tuple(words), id=f"{code}-{unit}")


@pytest.mark.parametrize(("code", "unit", "words"), [*measured()])
def test_every_form_of_a_unit_is_read(code: str, unit: str, words: tuple[str, ...]) -> None:
    """Each word of the unit tables gives its unit, after a number or before it."""
    before = unit in table(code, "figures")["before"] and words == tuple(table(code, "figures")["before"][unit])
    wanted, _, factor = unit.rpartition("x") if unit[-1].isdigit() and "x" in unit else (unit, "", "1")
    for word in words:
        found = [*quantities(f"{word} 7" if before else f"7 {word}", code)]
        assert [one.unit for one in found] == [wanted], word
        assert [float(one.low or 0) for one in found] == [pytest.approx(7 * float(factor))], word


@pytest.mark.parametrize("code", codes())
def test_every_tail_measures_the_digits_before_it(code: str) -> None:
    """Each second part of a word gives its unit or its scale after digits and a hyphen."""
    for unit, words in table(code, "figures")["tail"].items():
        wanted = (None, 12 * int(unit[1:])) if unit.startswith("x") else (unit or None, 12)
        wrong = [w for w in words if [(one.unit, one.low) for one in quantities(f"12-{w}", code)] != [wanted]]
        assert not wrong


@pytest.mark.parametrize("code", [code for code in codes() if "stem" in table(code, "figures")])
def test_every_stem_is_a_number_in_one_word(code: str) -> None:
    """Each first part of a word gives its value before each unit's first tail."""
    rows = table(code, "figures")
    tails = [words[0] for unit, words in rows["tail"].items() if unit and not unit.startswith("x")]
    for worth, stems in rows["stem"].items():
        low, _, high = worth.partition("..")
        wanted = (float(low), float(high or low))
        texts = [stem + tail for stem in stems for tail in tails]
        found = {text: [(one.low, one.high) for one in quantities(text, code)] for text in texts}
        assert not {text: ends for text, ends in found.items() if ends != [wanted]}


@pytest.mark.parametrize("code", codes())
def test_every_ordinal_is_left(code: str) -> None:
    """A hundred and an ordinal are an ordinal, and an ordinal alone is none."""
    rows = table(code, "figures")
    hundred = rows.get("hundred", rows["number"])["100"][-1]
    one = f"{rows['number']['1'][0]} " if rows.get("article") else ""
    texts = [f"{one}{hundred} {word}" for word in rows["ordinal"]] + rows["ordinal"]
    assert not [text for text in texts if [*quantities(text, code)]]


@pytest.mark.parametrize("code", codes())
def test_every_word_of_shares_is_one(code: str) -> None:
    """Each ordinal after the word for every, and each word that is a share or a multiple by itself."""
    rows = table(code, "figures")
    every = next(row["before"][0] for row in rows["pattern"] if row["kind"] == "every")
    follow = {row["kind"]: row.get("follow", ["y"])[0] for row in rows["pattern"]}
    texts = {f"{every} {word} y": 100 / float(worth) for worth, words in rows["every"].items() for word in words}
    for kind in ("whole", "multiple"):
        told = rows.get(kind, {}).items()
        texts |= {f"{word} {follow[kind]} y": float(worth) for worth, words in told for word in words}
    found = {text: [float(one.low or 0) for one in quantities(text, code)] for text in texts}
    assert not {text: got for text, got in found.items() if got != [pytest.approx(texts[text], abs=0.06)]}


@pytest.mark.parametrize("code", codes())
def test_every_unit_that_stands_for_one_is_a_quantity_under_a_hedge(code: str) -> None:
    """More than a year, ponad rok; without a hedge it is none."""
    rows = table(code, "figures")
    hedge = next(row["before"][0] for row in rows["pattern"] if row.get("bound") == "~")
    article = "".join(f"{word} " for word in rows["article"][:1])
    forms = {f"{article}{form}": unit for unit, words in rows["single"].items() for form in words}
    assert {form: read(f"{hedge} {form}", code) for form in forms} == {f: f"~1 {unit}" for f, unit in forms.items()}
    assert not [form for form in forms if read(f"x {form}", code)]


@pytest.mark.parametrize("code", codes())
def test_every_denominator_makes_a_share(code: str) -> None:
    """Each denominator after a number is a part of one, where its form can follow the number."""
    rows = table(code, "figures")
    one, two = rows["number"]["1"], rows["number"]["2"]
    for worth, words in rows["denominator"].items():
        for word in words:
            texts = [f"{first} {word}" for first in (*one, *two)]
            ends = {float(q.low or 0) for text in texts for q in quantities(text, code) if q.unit == "%"}
            assert any(got == pytest.approx(n * 100 / float(worth), abs=0.06) for got in ends for n in (1, 2)), word


@pytest.mark.parametrize("code", codes())
def test_every_hedge_bounds_what_follows(code: str) -> None:
    """Each word of the hedges gives its bound, before a number or after it."""
    for row in table(code, "figures")["pattern"]:
        if row["kind"] == "hedge":
            texts = [f"{word} 40" for word in row["before"]] + [f"40 {word}" for word in row["after"]]
            wrong = [text for text in texts if [one.bound for one in quantities(text, code)] != [row["bound"]]]
            assert not wrong


def inflected(code: str, number: int, case: str) -> str | None:
    """A number in words in a case, by the dictionary; None where the dictionary lacks a form."""
    found = []
    for word in num2words(number, lang=WRITTEN[code]).split():
        lemma = {"tysiące": "tysiąc", "tysięcy": "tysiąc", "miliony": "milion", "milionów": "milion"}.get(word, word)
        count = ":sg:" if lemma == word and number < 2 * 10**6 else ":pl:"
        classes = ("num", "adj") if lemma == word and lemma not in {"tysiąc", "milion"} else ("subst",)
        fit = [
            form.text
            for form in generated(code, lemma)
            if form.tag.startswith(classes)
            and case in re.split("[:.]", form.tag)
            and (classes[0] != "subst" or count in form.tag)
        ]
        if not fit:
            return None
        found.append(fit[0])
    return " ".join(found)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("code", [code for code in codes() if table(code, "language").get("morphology")])
def test_numbers_are_read_in_every_case(code: str, case: str) -> None:
    """Each number to a hundred, hundreds, thousands and millions, in forms that the dictionary makes."""
    texts = {number: inflected(code, number, case) for number in ALL}
    assert sum(text is not None for text in texts.values()) > len(ALL) * 0.9
    read_as = {n: [(one.low, one.high) for one in quantities(text, code)] for n, text in texts.items() if text}
    assert not {texts[n]: found for n, found in read_as.items() if found != [(n, n)]}


@given(st.sampled_from(sorted(WRITTEN)), st.integers(0, 10_000) | st.integers(0, 10**12))
@settings(max_examples=500, deadline=None)
def test_a_number_written_out_is_read_back(code: str, number: int) -> None:
    """What num2words writes is read with the same value."""
    text = FRAMES[code].format(num2words(number, lang=WRITTEN[code]))
    assert [(one.low, one.high) for one in quantities(text, code)] == [(number, number)]


@pytest.mark.parametrize("code", sorted(WRITTEN))
def test_small_numbers_written_out_are_all_read_back(code: str) -> None:
    """Every number to a thousand, and each 89th to ten thousand."""
    texts = {number: num2words(number, lang=WRITTEN[code]) for number in (*range(1001), *range(1001, 10_001, 89))}
    read_as = {n: [(one.low, one.high) for one in quantities(FRAMES[code].format(t), code)] for n, t in texts.items()}
    assert not {texts[n]: found for n, found in read_as.items() if found != [(n, n)]}


def cues() -> Iterator[Any]:
    """Every property of every language, with the words that tell it and the part that they play."""
    for code in codes():
        for row in table(code, "figures")["property"]:
            for role in ROLES:
                yield from (pytest.param(code, row, (role, text), id=f"{code}-{text}") for text in row.get(role, ()))


@pytest.mark.parametrize(("code", "row", "cue"), [*cues()])
def test_every_word_of_a_property_tells_it(code: str, row: dict[str, Any], cue: tuple[str, str]) -> None:
    """Words side by side, one of them the head of the others: the property and the part are found at the marked one."""
    role, text = cue
    lemmas = text.replace("*", "").split()
    marked = next((i for i, lemma in enumerate(text.split()) if lemma.startswith("*")), len(lemmas) - 1)
    document = in_language(" ".join(lemmas), code)
    starts = [len(" ".join(lemmas[:i])) + (i > 0) for i in range(len(lemmas))]
    tokens = tuple(
        Token(start, start + len(lemma), lemma, lemma, "VERB", "", 0, "root")
        for start, lemma in zip(starts, lemmas, strict=True)
    )
    syntax = tree(document, Annotation(document.doc_id, tokens, (Sentence(0, len(tokens), code),), ()))
    assert (row["name"], role) in {(one.property, one.role) for one in sayings(code).at(syntax, marked)}


@given(st.sampled_from(sorted(WRITTEN)), st.text(max_size=60) | st.text("0123456789.,-/ %$()kmiand", max_size=30))
@settings(max_examples=500, deadline=None)
def test_any_text_is_read(code: str, text: str) -> None:
    """Offsets lie in the text, in order, and the least value is no greater than the greatest."""
    end = 0
    for one in quantities(text, code):
        assert end <= one.start <= one.core < one.end <= len(text)
        assert one.low is None or one.high is None or one.low <= one.high
        end = one.end


@given(st.text(" \n.,;()xqż", max_size=20), st.text(" \n.,;xqż", max_size=20))  # letters that make no word
@settings(max_examples=200, deadline=None)
def test_offsets_hold_whatever_surrounds(left: str, right: str) -> None:
    """A figure is found at its place, with its words, in any surroundings."""
    for code, words in {"pl": "co najmniej 16 osób", "en": "at least 16 people"}.items():
        text = f"{left}\n{words}\n{right}"
        (one,) = figures(text, code)
        assert (one.start, text[one.start : one.end]) == (len(left) + 1, words.rpartition(" ")[0])


@dataclass(frozen=True)
class Said:
    """An example of a property."""

    name: str
    sentence: str
    wanted: str


def examples(code: str) -> list[Said]:
    """Every example of the properties of a language."""
    rows = table(code, "figures")["property"]
    return [Said(row["name"], text, wanted) for row in rows for text, wanted in row["examples"].items()]


@cache
def annotated(code: str, texts: tuple[str, ...]) -> dict[str, tuple[Figure, ...]]:
    """The figures of some texts of a language, read at once by the shipped models."""
    documents = [in_language(text, code) for text in texts]
    found = {}
    for result in annotations(documents, ROOT / "models", len(documents)):
        if not isinstance(result, Rejection):
            held, annotation = result
            found[held.text] = document_figures(held, annotation, dates(held.text, code, None))
    return found


def said() -> Iterator[Any]:
    """Every example; a strict xfail where `known_failures.toml` lists it."""
    for code in codes():
        for one in examples(code):
            reason = REASONS.get((code, one.sentence))
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            yield pytest.param(code, one, id=f"{code}-{one.name}-{one.sentence[:40]}", marks=marks)


@pytest.mark.parametrize(("code", "one"), [*said()])
def test_every_property_is_said_by_its_examples(code: str, one: Said) -> None:
    """The shipped models and the words of a property tell what the figure of its example says."""
    read = annotated(code, tuple(one.sentence for one in examples(code)))
    found = [f"{figure.property} {value(figure)}" for figure in read[one.sentence]]
    assert one.wanted in found


RIGHT = 0.95  # share of the figures of `said.toml` of which the shipped models and tables tell what they say


@pytest.mark.parametrize("code", codes())
def test_figures_of_sentences_say_what_a_reader_sees(code: str) -> None:
    """Lists, verbs left out, predicates before and after their numbers, counts of counts."""
    wanted = tomllib.loads((Path(__file__).parent / "said.toml").read_text(encoding="utf-8"))[code]
    read = annotated(code, tuple(wanted))
    wrong = {
        text: told for text in wanted if (told := " ".join(str(one.property) for one in read[text])) != wanted[text]
    }
    assert len(wrong) <= (1 - RIGHT) * len(wanted), wrong


BUILT = {"pl": "Wieża pochodzi z ok. 1730, a studnia z 1517.", "en": "The tower is of about 1730 and the well of 1517."}


@pytest.mark.parametrize("code", codes())
def test_four_digits_that_count_nothing_are_a_year(code: str) -> None:
    """Also under about, and long before our time."""
    assert not annotated(code, (BUILT[code],))[BUILT[code]]
