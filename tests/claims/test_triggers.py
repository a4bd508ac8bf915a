"""Every trigger says what its own examples say, in the parse of the shipped models, in every language."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline.annotate import annotations
from pipeline.claims.lexicon import CLASSES, lexicon
from pipeline.claims.tree import Tree, tree
from pipeline.claims.triggers import triggers
from pipeline.languages import codes, table
from pipeline.model import Document, Rejection, Segment
from pipeline.morphology import readings

ROOT = Path(__file__).resolve().parents[2]
KNOWN: dict[str, list[dict[str, str]]] = tomllib.loads(
    (ROOT / "tests" / "known_failures.toml").read_text(encoding="utf-8")
)
REASONS = {(row["language"], row["sentence"]): row["reason"] for row in KNOWN["triggers"]}
NOMINAL = {"subst", "depr", "ger"}  # classes of the dictionary
VERBAL = {"inf"}
PARTICIPLES = {"inf", "adj"}
WANTED = {"verbs": VERBAL, "nouns": NOMINAL | VERBAL, "adjectives": PARTICIPLES}  # an infinitive catches its nouns


def entries() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every trigger, with its language."""
    return ((code, row) for code in codes() for row in table(code, "events")["trigger"])


def case(code: str, name: str, sentence: str, *answers: object) -> Any:  # noqa: ANN401  (pytest's own)
    """One sentence under test; a strict xfail where `known_failures.toml` lists it."""
    reason = REASONS.get((code, sentence))
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(code, sentence, *answers, id=f"{code}-{name}-{sentence[:40]}", marks=marks)


def examples() -> Iterator[Any]:
    """Language, sentence, the word that is the trigger, and the entry it belongs to."""
    for code, row in entries():
        for sentence, word in row["examples"].items():
            yield case(code, row["name"], sentence, word, row["name"])


def nevers() -> Iterator[Any]:
    """Language and a sentence without a trigger."""
    return (case(code, "never", sentence) for code in codes() for sentence in table(code, "events")["never"])


def sentences(code: str) -> list[str]:
    """Every sentence of a language that a test here reads."""
    found = [sentence for other, row in entries() if other == code for sentence in row["examples"]]
    return [*dict.fromkeys((*found, *table(code, "events")["never"]))]


@cache
def read(code: str) -> dict[str, Tree]:
    """The syntax of every sentence of a language, read at once."""
    documents = [document(text, code) for text in sentences(code)]
    found: dict[str, Tree] = {}
    for result in annotations(documents, ROOT / "models", len(documents)):
        assert not isinstance(result, Rejection), result.detail
        found[result[0].text] = tree(*result)
    return found


def document(text: str, language: str) -> Document:
    """A document of one sentence."""
    return Document(
        doc_id="test/one.txt", source=None, title=None, url=None, published=None, published_from=None,
        language=language, languages="", sentences=0, words=0, sha256="", text_path="", author=None,
        text=text, key=text, segments=(Segment(0, len(text), language),),
    )  # fmt: skip


def found(code: str, sentence: str) -> list[tuple[str, str]]:
    """The triggers of a sentence: the word and the name of the entry."""
    syntax = read(code)[sentence]
    return [(syntax.tokens[one.token].text, one.entry.name) for one in triggers(syntax, frozenset())]


@pytest.mark.parametrize(("code", "sentence", "word", "name"), examples())
def test_every_example_has_its_trigger(code: str, sentence: str, word: str, name: str) -> None:
    """The marked word of an example says what its entry says."""
    assert (word, name) in found(code, sentence)


@pytest.mark.parametrize(("code", "sentence"), nevers())
def test_look_alikes_trigger_nothing(code: str, sentence: str) -> None:
    """Nothing happens in a sentence of the `never` list."""
    assert not found(code, sentence)


@pytest.mark.parametrize("code", codes())
def test_no_sentence_is_both_an_example_and_a_look_alike(code: str) -> None:
    """Known failures are sentences of the tables, and no example stands twice."""
    rows = [sentence for other, row in entries() if other == code for sentence in row["examples"]]
    never = table(code, "events")["never"]
    assert len({*rows, *never}) == len(rows) + len(never)
    assert {sentence for other, sentence in REASONS if other == code} <= {*rows, *never}


@pytest.mark.parametrize(("code", "row"), [pytest.param(code, row, id=f"{code}-{row['name']}") for code, row in entries()])
def test_words_are_lemmas_of_the_dictionary(code: str, row: dict[str, Any]) -> None:
    """A verb is an infinitive, a noun a noun or the infinitive of a verbal noun, where the language has a dictionary."""
    if not table(code, "language").get("morphology"):
        return
    wrong = [
        lemma
        for key, classes in WANTED.items()
        for lemma in row.get(key, ())
        if not any(r.lemma == lemma and r.tag.partition(":")[0] in classes for r in readings(code, lemma))
    ]
    assert not wrong


@pytest.mark.parametrize(("code", "row"), [pytest.param(code, row, id=f"{code}-{row['name']}") for code, row in entries()])
def test_words_of_phrases_are_lemmas_of_the_dictionary(code: str, row: dict[str, Any]) -> None:
    """Each word of a phrase is a base form, where the language has a dictionary."""
    if not table(code, "language").get("morphology"):
        return
    words = {word.removeprefix("*") for phrase in row.get("phrases", ()) for word in phrase.split()}
    assert not [word for word in sorted(words) if word not in {r.lemma.casefold() for r in readings(code, word)}]
