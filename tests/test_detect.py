"""The language of documents and of the quotations in them."""

from dataclasses import replace

import pytest

from pipeline.detect import detected
from pipeline.model import Document, Rejection

PL = "Straż pożarna ewakuowała mieszkańców trzech kamienic, bo woda podeszła pod same okna. Nikt nie odniósł obrażeń."
EN = (
    "Firefighters evacuated the residents of three houses because the water had reached their windows. Nobody was hurt."
)
BARE = Document("a.txt", None, None, None, None, None, None, "", 0, 0, "", "", None, "", "")


def of(text: str) -> Document:
    """A text with its languages."""
    document = detected(replace(BARE, text=text))
    assert isinstance(document, Document)
    return document


def stretches(document: Document) -> list[tuple[str, str]]:
    """Language and text of each segment."""
    return [(segment.language, document.text[segment.start : segment.end]) for segment in document.segments]


@pytest.mark.parametrize(("text", "language"), [(PL, "pl"), (EN, "en")])
def test_a_text_in_one_language_is_one_segment(text: str, language: str) -> None:
    """Nothing else is found in it."""
    document = of(text)
    assert (document.language, document.languages) == (language, f"{language}:1.00")
    assert stretches(document) == [(language, text)]


@pytest.mark.parametrize(("main", "quoted"), [(PL, EN), (EN, PL)])
def test_a_quotation_keeps_its_own_language(main: str, quoted: str) -> None:
    """A whole sentence in quotation marks is found, short words around it do not break it up."""
    document = of(f"{main} „{quoted}” {main}\n\n{main}")
    assert document.language == of(main).language
    (foreign,) = (text for language, text in stretches(document) if language == of(quoted).language)
    assert foreign.strip(" „”") == quoted


def test_a_few_foreign_words_are_no_segment() -> None:
    """Names and titles shorter than a sentence go with the text around them."""
    assert len(of(f"{PL} Zagrał zespół The Rolling Stones. {PL}").segments) == 1


def test_segments_cover_the_text() -> None:
    """No gap, no overlap, from the first character to the last."""
    document = of(f"{PL}\n\n{EN}\n\n... \n{PL}")
    assert "".join(text for _, text in stretches(document)) == document.text


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Hasiči evakuovali obyvatele tří domů, protože voda dosáhla až k oknům. Nikdo nebyl zraněn, řekl mluvčí.",
            "cs",
        ),
        ("Die Feuerwehr brachte die Bewohner von drei Häusern in Sicherheit, weil das Wasser stieg.", "de"),
        ("2011 2012 2013", "can be told"),
    ],
)
def test_other_languages_are_rejected_by_name(text: str, named: str) -> None:
    """A Czech text is not taken for Polish."""
    rejected = detected(replace(BARE, text=text))
    assert isinstance(rejected, Rejection)
    assert (rejected.stage, rejected.reason) == ("detect", "unsupported_language")
    assert named in rejected.detail


def test_the_answer_is_always_the_same() -> None:
    """The detector draws no lots."""
    assert all(of(f"{PL} {EN}") == of(f"{PL} {EN}") for _ in range(5))
