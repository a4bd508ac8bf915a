"""Packages of spaCy's makers, through stand-ins with their labels: names and relations come out in our words."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
import spacy
from readings import CASES
from spacy.tokens import Doc
from texts import document

from pipeline.annotate import annotations, fingerprint
from pipeline.annotate.schemes import kinds
from pipeline.languages import codes
from pipeline.model import Annotation, Rejection, Segment

SCHEMES: dict[str, Any] = tomllib.loads((Path(__file__).parent / "schemes.toml").read_text(encoding="utf-8"))
TREES = [(code, rows) for code, told in SCHEMES.items() for rows in told["trees"]]


@spacy.Language.component("standin_tree")
def standin_tree(doc: Doc) -> Doc:
    """What the package's tagger, parser and lemmatizer would write: rows that the test left."""
    for token, row in zip(doc, ROWS or [""] * len(doc), strict=True):
        _, token.lemma_, token.pos_, head, token.dep_, *_ = row.split() or ("", token.lower_, "X", "0", "dep")
        token.head = doc[int(head)]
    return doc


ROWS: list[str] = []


def standin(models: Path, language: str) -> list[tuple[str, str]]:
    """A package with a language's labels in a models folder; the settings that name it."""
    nlp = spacy.blank(language)
    ruler: Any = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": words} for label, words, _ in SCHEMES[language]["names"]])
    nlp.add_pipe("standin_tree")
    (models / language).mkdir(exist_ok=True)
    nlp.to_disk(models / language / SCHEMES[language]["package"])
    return [(language, f"spacy:{SCHEMES[language]['package']}")]


def read(models: Path, engines: list[tuple[str, str]], text: str) -> Annotation:
    """What the package reads in a text."""
    (result,) = annotations([document(text, Segment(0, len(text), engines[0][0]))], models, 1, engines)
    assert not isinstance(result, Rejection), result.detail
    return result[1]


@pytest.mark.parametrize("language", sorted(SCHEMES))
def test_labels_of_other_packages_are_kinds_of_names(language: str, tmp_path: Path) -> None:
    """Persons, places and organisations are found under whatever label; dates, peoples and events are no names."""
    ROWS.clear()
    engines = standin(tmp_path, language)
    for _, words, kind in SCHEMES[language]["names"]:
        found = read(tmp_path, engines, words)
        assert [label.kind for label in found.labels] == [kind] * bool(kind)
        assert all(label.engines == ("spacy",) for label in found.labels)


@pytest.mark.parametrize(("language", "rows"), TREES)
def test_relations_of_other_packages_are_universal(language: str, rows: list[str], tmp_path: Path) -> None:
    """Prepositions and copulas hang on what they go with; relations bear the names that rules know."""
    ROWS[:] = rows
    words = [row.split() for row in rows]
    found = read(tmp_path, standin(tmp_path, language), " ".join(word[0] for word in words))
    assert [(token.head, token.deprel) for token in found.tokens] == [(int(word[5]), word[6]) for word in words]
    assert [token.lemma for token in found.tokens] == [word[1] for word in words]


def test_another_version_of_a_package_is_another_fingerprint(tmp_path: Path) -> None:
    """Annotations are kept apart by what read them."""
    (tmp_path / "manifest.toml").write_text("", encoding="utf-8")
    engines = standin(tmp_path, codes()[0])
    before = fingerprint(tmp_path, engines)
    meta = tmp_path / codes()[0] / engines[0][1].partition(":")[2] / "meta.json"
    meta.write_text(meta.read_text(encoding="utf-8").replace('"0.0.0"', '"0.0.1"'), encoding="utf-8")
    assert fingerprint(tmp_path, engines) not in {before, fingerprint(tmp_path)}


@pytest.mark.parametrize("language", sorted(CASES))
def test_every_language_names_all_kinds(language: str) -> None:
    """The labels of the models that ship are among those of the table."""
    assert set(kinds(language).values()) == {"person", "place", "organisation"}
    assert {"PER", "LOC", "ORG"} <= set(kinds(language))
