"""A function alone means the one person whom the document has named in it; with two such persons nobody."""

from functools import cache
from pathlib import Path

import pytest

from pipeline.annotate import annotations
from pipeline.claims import claims
from pipeline.extract import mentions
from pipeline.model import Document, Rejection, Segment
from pipeline.resolve import resolved

MODELS = Path(__file__).resolve().parents[2] / "models"
TEXTS = {  # text: language, the person whom its last speaker means
    "President Halina Worth visited Brackley on Monday. The president said that 12 people were killed.": (
        "en",
        "Halina Worth",
    ),
    "President Halina Worth met president Omar Dell. The president said that 12 people were killed.": ("en", None),
    "The mayor said that 12 people were killed.": ("en", None),
    "Prezydent Halina Wart odwiedziła Lipnicę. Prezydent powiedziała, że zginęło 12 osób.": ("pl", "Halina Wart"),
    "Burmistrz Adam Morga spotkał się z mieszkańcami. Burmistrz poinformował, że zginęło 12 osób.": (
        "pl",
        "Adam Morga",
    ),
    "Burmistrz Adam Morga milczał. Rzecznik poinformował, że zginęło 12 osób.": ("pl", None),
}


@cache
def speakers() -> dict[str, str | None]:
    """The name of the speaker's entity of the last claim with a number, by text."""
    documents = [
        Document(
            doc_id=f"{i}", source=None, title=None, url=None, published=None, published_from=None, language=language,
            languages="", sentences=0, words=0, sha256="", text_path="", author=None, text=text, key=text,
            segments=(Segment(0, len(text), language),),
        )
        for i, (text, (language, _)) in enumerate(TEXTS.items())
    ]  # fmt: skip
    read = [one for one in annotations(documents, MODELS, len(documents)) if not isinstance(one, Rejection)]
    named, entities, _ = resolved([(document, known, mentions(document, known)) for document, known in read])
    by_id = {entity.entity_id: entity for entity in entities}
    found: dict[str, str | None] = {}
    for (document, known), one in zip(read, named, strict=True):
        told = [claim for claim in claims(document, known, one, by_id) if claim.low is not None]
        who = by_id.get(told[-1].speaker_id or "") if told else None
        found[document.text] = who.name if who else None
    return found


@pytest.mark.parametrize("text", TEXTS)
def test_a_function_means_the_person_named_in_it(text: str) -> None:
    """The speaker's words stay as they are; the entity is the person's."""
    assert speakers()[text] == TEXTS[text][1]
