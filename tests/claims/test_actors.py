"""Who counts the dead has not killed them: only the subject of a happening is its actor."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from texts import in_language

from pipeline.annotate import annotations
from pipeline.claims import claims
from pipeline.extract import mentions
from pipeline.model import Annotation
from pipeline.resolve import resolved

MODELS = Path(__file__).resolve().parents[2] / "models"
TEXTS = {  # text: language, the actor of its claim with a number
    "Police arrested 70 people in Brackley.": ("en", "Police"),
    "Interior Minister Adam Worth gave a lower figure, 35 arrests.": ("en", None),
    "Relatives identified 221 dead.": ("en", None),
    "The ministry published a list of 238 dead.": ("en", None),
    "Lekarze odnaleźli 12 zabitych.": ("pl", None),
    "Rzecznik Adam Morga mówił o dziesięciu zabitych.": ("pl", None),
    "Policja zatrzymała w Lipnicy 70 osób.": ("pl", "Policja"),
    "Zginęły co najmniej 64 osoby, a około 400 zostało rannych.": ("pl", None),
}


@cache
def actors() -> dict[str, list[str | None]]:
    """The actors of all claims with a number, by text."""
    documents = [replace(in_language(text, row[0]), doc_id=f"{i}") for i, (text, row) in enumerate(TEXTS.items())]
    read = [
        (document, annotation, mentions(document, annotation))
        for document, annotation in annotations(documents, MODELS, len(documents))
        if isinstance(annotation, Annotation)
    ]
    named, entities, _ = resolved(read)
    known = {entity.entity_id: entity for entity in entities}
    pairs = zip(read, named, strict=True)
    return {d.text: [c.actor for c in claims(d, a, one, known) if c.low is not None] for (d, a, _), one in pairs}


@pytest.mark.parametrize("text", TEXTS)
def test_who_acts_is_the_subject_of_a_happening(text: str) -> None:
    """Sources, mourners and those who count take no part."""
    assert set(actors()[text]) == {TEXTS[text][1]}
