"""Claims of sentences whose claims are marked, construction by construction, with the shipped models."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from claimed import claimed

from pipeline.languages import codes
from pipeline.model import Claim, Document, Segment
from pipeline.ontology import properties, types

ROOT = Path(__file__).resolve().parents[2]
FLOORS: dict[str, dict[str, float]] = tomllib.loads((ROOT / "tests" / "floors.toml").read_text(encoding="utf-8"))[
    "claims"
]
PUBLISHED = "2024-05-20"
LEAST = 5  # sentences of a construction
SURE = {"asserted", "reported"}
PARTICIPANTS = ("actor", "target", "speaker")
PLAIN = ("type", "mode", "scope")
NAMED = {"place": "place", "date": "edtf"}
KEYS = {*PARTICIPANTS, *PLAIN, *NAMED, "polarity", "modality", "may"}

Marked = Mapping[str, Any]


def document(number: int, text: str, language: str) -> Document:
    """A document of one marked text."""
    return Document(
        doc_id=f"gold/{language}-{number}.txt", source=None, title=None, url=None, published=PUBLISHED,
        published_from="metadata", language=language, languages="", sentences=0, words=0, sha256="", text_path="",
        author=None, text=text, key=text, segments=(Segment(0, len(text), language),),
    )  # fmt: skip


@cache
def gold(code: str) -> dict[str, dict[str, list[Marked]]]:
    """The marked sentences of a language, by construction."""
    return tomllib.loads((ROOT / "tests" / "gold" / code / "claims.toml").read_text(encoding="utf-8"))


def marked(code: str) -> dict[str, list[Marked]]:
    """All marked sentences of a language."""
    return {text: rows for sentences in gold(code).values() for text, rows in sentences.items()}


@cache
def made(code: str) -> dict[str, tuple[Claim, ...]]:
    """What the stages claim for each sentence of a language."""
    found, _ = claimed([document(number, text, code) for number, text in enumerate(marked(code))])
    return found


def value(claim: Claim) -> str:
    """A value as the marks write it: 16, >=16, 500..800, 2 week."""
    low, high, unit = claim.low, claim.high, f" {claim.unit}" if claim.unit else ""
    if low is not None and high is not None and low != high:
        return f"{plain(low)}..{plain(high)}{unit}"
    only = low if low is not None else high
    assert only is not None
    return f"{'' if claim.bound == '=' else claim.bound}{plain(only)}{unit}"


def plain(number: Decimal) -> str:
    """A number without an exponent."""
    return f"{number:f}"


def fits(row: Marked, claim: Claim) -> bool:
    """All that is marked agrees; unmarked, nobody speaks and it did happen."""
    counted = next((key for key in row if key in properties()), None)
    if claim.property != (counted or said(row)) or (counted and value(claim) != row[counted]):
        return False
    if claim.polarity != row.get("polarity", "affirmed"):
        return False
    if claim.modality not in ({row["modality"]} if "modality" in row else SURE):
        return False
    if bool(claim.speaker) != ("speaker" in row):
        return False
    plainly = all(getattr(claim, key) == row[key] for key in PLAIN if key in row)
    named = all(getattr(claim, field) == row[key] for key, field in NAMED.items() if key in row)
    return plainly and named and all(holds(getattr(claim, key), row[key]) for key in PARTICIPANTS if key in row)


def said(row: Marked) -> str:
    """What a mark without a value claims: that it happened, or what its type says was said."""
    kind = row.get("type") or next((name for name, of in types().items() if row["mode"] in of.get("modes", {})), "")
    return str(types().get(kind, {}).get("property", "happened"))


def holds(found: str | None, words: str) -> bool:
    """The words stand whole among those found."""
    return f" {words} ".casefold() in f" {found or ''} ".casefold()


def paired(rows: Sequence[Marked], found: Sequence[Claim]) -> tuple[int, list[Marked], list[Claim]]:
    """How many marks were met; those that were not; the claims that meet none. What may be claimed counts nowhere."""
    missed, left, met = [], list(found), 0
    for row in sorted(rows, key=lambda row: (bool(row.get("may")), -len(row))):
        match = next((claim for claim in left if fits(row, claim)), None)
        if match is not None:
            left.remove(match)
            met += not row.get("may")
        elif not row.get("may"):
            missed.append(row)
    return met, missed, left


def errors(code: str) -> Iterator[tuple[str, list[Marked], list[Claim]]]:
    """Sentences that are not read as marked: for whoever mends the rules."""
    for text, rows in marked(code).items():
        _, missed, left = paired(rows, made(code)[text])
        if missed or left:
            yield text, missed, left


def quality(code: str) -> dict[str, float]:
    """Precision, recall and F1 of the claims of a language, in percent."""
    results = [paired(rows, made(code)[text]) for text, rows in marked(code).items()]
    met = sum(result[0] for result in results)
    precision = met / (met + sum(len(left) for _, _, left in results))
    recall = met / (met + sum(len(missed) for _, missed, _ in results))
    return {"precision": 100 * precision, "recall": 100 * recall, "f1": 200 * precision * recall / (precision + recall)}


@pytest.mark.parametrize("code", codes())
def test_claims_are_as_good_as_their_floors(code: str) -> None:
    """Precision, recall and F1 are no lower than `floors.toml` says."""
    reached = quality(code)
    low = {name: (round(reached[name], 1), floor) for name, floor in FLOORS[code].items() if reached[name] < floor}
    assert not low, list(errors(code))


@pytest.mark.parametrize("code", codes())
def test_nothing_denied_is_affirmed(code: str) -> None:
    """What a sentence denies is never claimed to have happened."""
    wrong = [
        (text, claim.quote)
        for text, rows in marked(code).items()
        for row in rows
        if row.get("polarity") == "negated"
        for claim in made(code)[text]
        if fits({"speaker": claim.speaker} | dict(row) | {"polarity": "affirmed"}, claim)
    ]
    assert not wrong


@pytest.mark.parametrize("code", codes())
def test_every_construction_has_sentences_enough(code: str) -> None:
    """Each construction of a language stands in every other language too, in five sentences at least."""
    assert set(gold(code)) == set.union(*(set(gold(other)) for other in codes()))
    assert not [name for name, sentences in gold(code).items() if len(sentences) < LEAST]


@pytest.mark.parametrize("code", codes())
def test_marks_are_words_of_the_ontology(code: str) -> None:
    """Types, modes and properties are those that may be said."""
    modes = {mode for row in types().values() for mode in row.get("modes", {})}
    for row in (row for rows in marked(code).values() for row in rows):
        assert {key for key in row if key not in KEYS} <= set(properties())
        assert row.get("type", "ASSAULT") in types()
        assert row.get("mode") in {None, *modes}
