"""The shipped models read plain sentences of the field as a person would."""

from dataclasses import replace
from pathlib import Path

import pytest
from readings import CASES, MODELS, cases, read

from pipeline.annotate import annotations
from pipeline.ingest import documents
from pipeline.model import Document, Rejection, Segment


@pytest.mark.parametrize(("language", "marked"), cases("sentences"))
def test_sentences_end_where_a_reader_ends_them(language: str, marked: str) -> None:
    """Abbreviations, figures and quotations end no sentence; full stops, question and exclamation marks do."""
    text = marked.replace(" | ", " ")
    found = read(language, text)
    shown = [text[found.tokens[s.start].start : found.tokens[s.end - 1].end] for s in found.sentences]
    assert shown == marked.split(" | ")


@pytest.mark.parametrize("language", sorted(CASES))
def test_headings_and_wrapped_lines_keep_their_sentences(language: str, tmp_path: Path) -> None:
    """A heading without full stop is a sentence; a line that ends in the middle of one is not."""
    raw, marked = CASES[language]["wrapped"]
    (tmp_path / "a.txt").write_text(raw, encoding="utf-8")
    (found,) = documents(tmp_path)
    assert isinstance(found, Document)
    (result,) = annotations([replace(found, segments=(Segment(0, len(found.text), language),))], MODELS, 1)
    assert not isinstance(result, Rejection)
    tokens = result[1].tokens
    shown = [found.text[tokens[s.start].start : tokens[s.end - 1].end] for s in result[1].sentences]
    assert [" ".join(text.split()) for text in shown] == marked.split(" | ")


@pytest.mark.parametrize(("language", "case"), cases("lemmas"))
def test_inflected_words_have_their_base_form(language: str, case: tuple[str, str, str]) -> None:
    """A form in its sentence gets the lemma of the dictionary or of the treebank."""
    text, form, lemma = case
    assert [token.lemma for token in read(language, text).tokens if token.text == form] == [lemma]


@pytest.mark.parametrize(("language", "case"), cases("names"))
def test_well_known_names_are_found(language: str, case: tuple[str, str, str]) -> None:
    """A name that every reader knows is found whole and with its kind."""
    text, name, kind = case
    found = read(language, text)
    labels = [(text[found.tokens[x.start].start : found.tokens[x.end - 1].end], x.kind) for x in found.labels]
    assert (name, kind) in labels
