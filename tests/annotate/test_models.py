"""The shipped models read plain sentences of the field as a person would."""

import pytest
from readings import cases, read


@pytest.mark.parametrize(("language", "marked"), cases("sentences"))
def test_sentences_end_where_a_reader_ends_them(language: str, marked: str) -> None:
    """Abbreviations, figures and quotations end no sentence; full stops, question and exclamation marks do."""
    text = marked.replace(" | ", " ")
    found = read(language, text)
    shown = [text[found.tokens[s.start].start : found.tokens[s.end - 1].end] for s in found.sentences]
    assert shown == marked.split(" | ")


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
