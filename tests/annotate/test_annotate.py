"""The stage: offsets, lines, languages and documents that an engine cannot read."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import CASES, MODELS, read
from texts import document

from pipeline.annotate import BadModel, annotations, fingerprint, spacy_engine
from pipeline.annotate.manifest import verified
from pipeline.model import Annotation, Rejection, Segment

LANGUAGES = sorted(CASES)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=30, deadline=None)
@given(text=st.text(max_size=200))
def test_every_token_stands_where_it_says(language: str, text: str) -> None:
    """Whatever the text, tokens are its words in order, sentences cover them, heads stay in their sentence."""
    found = read(language, text)
    assert [text[token.start : token.end] for token in found.tokens] == [token.text for token in found.tokens]
    assert "".join(token.text for token in found.tokens) == "".join(text.split())
    assert [i for s in found.sentences for i in range(s.start, s.end)] == list(range(len(found.tokens)))
    for sentence in found.sentences:
        heads = [token.head for token in found.tokens[sentence.start : sentence.end]]
        assert all(sentence.start <= head < sentence.end for head in heads)


def test_a_line_never_runs_into_the_next() -> None:
    """A headline without a full stop is a sentence of its own."""
    for language in LANGUAGES:
        found = read(language, "Protest\nA B C\n\nD E")
        assert [found.tokens[s.start].text for s in found.sentences] == ["Protest", "A", "D"]


def test_each_language_is_read_by_its_own_model() -> None:
    """A quotation in another language makes sentences in that language; offsets count in the whole document."""
    parts = [CASES[language]["lemmas"][0][0] + "\n" for language in LANGUAGES]
    starts = [sum(map(len, parts[:i])) for i in range(len(parts))]
    segments = [Segment(s, s + len(p), x) for s, p, x in zip(starts, parts, LANGUAGES, strict=True)]
    (result,) = annotations([document("".join(parts), *segments)], MODELS, 1)
    assert not isinstance(result, Rejection)
    assert [sentence.language for sentence in result[1].sentences] == LANGUAGES


def shown(language: str, batch: int) -> list[Annotation]:
    """What the shipped model reads in all cases of a language, so many at once."""
    texts = [case.replace(" | ", " ") for case in CASES[language]["sentences"]]
    documents = [document(text, Segment(0, len(text), language)) for text in texts]
    return [result[1] for result in annotations(documents, MODELS, batch) if not isinstance(result, Rejection)]


def test_texts_alone_together_and_in_processes_are_read_alike() -> None:
    """Neither the size of the batch nor the process changes anything."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        elsewhere = {language: pool.submit(shown, language, 3) for language in LANGUAGES}
        for language in LANGUAGES:
            alone = shown(language, 1)
            assert len(alone) == len(CASES[language]["sentences"])
            assert alone == shown(language, 64) == elsewhere[language].result()


def test_a_document_that_breaks_the_engine_is_rejected_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The others of its batch are read."""
    good = [document(text, Segment(0, len(text), LANGUAGES[0])) for text in ("Dom.", "Las.")]
    bad = document("Bum", Segment(0, 3, LANGUAGES[0]))
    parsed = spacy_engine.parsed

    def fragile(source, pieces):  # noqa: ANN001, ANN202
        waiting = list(pieces)
        if any(piece.text == "Bum" for piece in waiting):
            message = "too much"
            raise RuntimeError(message)
        return parsed(source, waiting)

    monkeypatch.setattr(spacy_engine, "parsed", fragile)
    results = list(annotations([good[0], bad, good[1]], MODELS, 8))
    assert [isinstance(result, Rejection) for result in results] == [False, True, False]


def test_missing_and_damaged_models_are_told_in_one_sentence(tmp_path: Path) -> None:
    """The message names the file and the command that mends it."""
    with pytest.raises(BadModel, match="no models"):
        fingerprint(tmp_path)
    language = LANGUAGES[0]
    (tmp_path / language / "kept").mkdir(parents=True)
    (tmp_path / language / "kept" / "model").write_text("damaged", encoding="utf-8")
    (tmp_path / "manifest.toml").write_text(f'[{language}]\n"kept/model" = "{"0" * 64}"\n', encoding="utf-8")
    with pytest.raises(BadModel, match="missing or damaged"):
        verified(tmp_path, language, "kept")
