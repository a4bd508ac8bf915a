"""Every trigger says what its own examples say, in the parse of the shipped models, in every language."""

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from texts import in_language

from pipeline.annotate import annotations
from pipeline.claims.lexicon import lexicon
from pipeline.claims.triggers import triggers
from pipeline.languages import codes, table
from pipeline.model import Rejection
from pipeline.morphology import readings
from pipeline.syntax import Tree, tree

ROOT = Path(__file__).resolve().parents[2]
KNOWN: dict[str, list[dict[str, str]]] = tomllib.loads(
    (ROOT / "tests" / "known_failures.toml").read_text(encoding="utf-8")
)
REASONS = {(row["language"], row["sentence"]): row["reason"] for row in KNOWN["triggers"]}
NOMINAL = {"subst", "depr", "ger"}  # classes of the dictionary
VERBAL = {"inf"}
PARTICIPLES = {"inf", "adj"}  # an infinitive among adjectives or nouns stands for its participles or verbal nouns
WANTED: dict[str, set[str]] = {"verbs": VERBAL, "nouns": NOMINAL | VERBAL, "adjectives": PARTICIPLES, "people": VERBAL}


def entries() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every trigger, with its language."""
    return ((code, row) for code in codes() for row in table(code, "events")["trigger"])


WITH_DICTIONARY = [
    pytest.param(code, row, id=f"{code}-{row['name']}")
    for code, row in entries()
    if table(code, "language").get("morphology")
]


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
    return (case(code, "never", sentence) for code in codes() for sentence in look_alikes(code))


def look_alikes(code: str) -> list[str]:
    """The sentences of `never`, and those that show what a phrase of `nothing` is for."""
    rows = table(code, "events")
    return [*rows["never"], *rows["nothing"].values()]


def sentences(code: str) -> list[str]:
    """Every sentence of a language that a test here reads, as often as it stands in the table."""
    return [*(text for other, row in entries() if other == code for text in row["examples"]), *look_alikes(code)]


@cache
def read(code: str) -> dict[str, Tree]:
    """The syntax of every sentence of a language, read at once."""
    documents = [in_language(text, code) for text in sentences(code)]
    results = [*annotations(documents, ROOT / "models", len(documents))]
    return {result[0].text: tree(*result) for result in results if not isinstance(result, Rejection)}


def found(code: str, sentence: str) -> list[tuple[str, str]]:
    """The triggers of a sentence: the word and the name of the entry."""
    syntax = read(code)[sentence]
    return [(syntax.tokens[one.token].text, one.entry.name) for one in triggers(syntax, frozenset())]


@pytest.mark.parametrize(("code", "sentence", "word", "name"), [*examples()])
def test_every_example_has_its_trigger(code: str, sentence: str, word: str, name: str) -> None:
    """The marked word of an example says what its entry says."""
    assert (word, name) in found(code, sentence)


@pytest.mark.parametrize(("code", "sentence"), [*nevers()])
def test_look_alikes_trigger_nothing(code: str, sentence: str) -> None:
    """Nothing happens in a sentence of the `never` list."""
    assert not found(code, sentence)


@pytest.mark.parametrize("code", codes())
def test_no_sentence_stands_twice(code: str) -> None:
    """No sentence is two examples, or an example and a look-alike; known failures are sentences of the table."""
    texts = sentences(code)
    assert len(set(texts)) == len(texts)
    assert {text for other, text in REASONS if other == code} <= set(texts)


@pytest.mark.parametrize("code", codes())
def test_every_phrase_of_nothing_is_needed(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it, its sentence would hold a trigger."""
    bare = replace(lexicon(code), nothing={})
    monkeypatch.setattr(sys.modules["pipeline.claims.triggers"], "lexicon", lambda _: bare)
    idle = [phrase for phrase, sentence in table(code, "events")["nothing"].items() if not found(code, sentence)]
    assert not idle


@pytest.mark.parametrize(("code", "row"), WITH_DICTIONARY)
def test_words_are_lemmas_of_the_dictionary(code: str, row: dict[str, Any]) -> None:
    """A verb is an infinitive; a noun is a noun, or the infinitive of a verbal noun."""
    wrong = [
        lemma
        for key, classes in WANTED.items()
        for lemma in row.get(key, ())
        if not any(r.lemma == lemma and r.tag.partition(":")[0] in classes for r in readings(code, lemma))
    ]
    assert not wrong


@pytest.mark.parametrize(("code", "row"), WITH_DICTIONARY)
def test_words_of_phrases_are_lemmas_of_the_dictionary(code: str, row: dict[str, Any]) -> None:
    """Each word of a phrase is a base form, except in phrases that never change and stand so in an example."""
    examples = " ".join(row["examples"])
    phrases = [text.replace("*", "") for text in row.get("phrases", ())]
    words = {word for text in phrases if text not in examples for word in text.split()}
    assert not [word for word in words if word not in {r.lemma.casefold() for r in readings(code, word)}]
