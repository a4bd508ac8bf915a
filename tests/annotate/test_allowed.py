"""The dictionary and the treebanks have their say over the tagger."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Model

from pipeline.annotate.allowed import seen
from pipeline.annotate.features import CheckedMorphologizer

DATIVE, LOCATIVE = "Case=Dat|Gender=Fem|Number=Sing|POS=NOUN", "Case=Loc|Gender=Fem|Number=Sing|POS=NOUN"
ACCUSATIVE = "Case=Acc|Gender=Fem|Number=Sing|POS=NOUN"
VERB, PREPOSITION, SIGN = "Number=Sing|POS=VERB|VerbForm=Fin", "POS=ADP", "POS=PUNCT"
PERSON, OTHER_PERSON = "Case=Nom|Gender=Masc|Number=Sing|POS=PROPN", "Case=Gen|Gender=Masc|Number=Sing|POS=PROPN"
LABELS = (DATIVE, LOCATIVE, ACCUSATIVE, VERB, PREPOSITION, SIGN, PERSON, OTHER_PERSON)


def tagger(*ordered: str) -> CheckedMorphologizer:
    """A tagger whose network likes these labels best, in this order, whatever the word."""
    row = [len(ordered) - ordered.index(label) if label in ordered else -index for index, label in enumerate(LABELS)]

    def scores(_: Model[Any, Any], docs: list[Doc], *, is_train: bool) -> tuple[list[Any], Any]:  # noqa: ARG001
        return [np.array([row], dtype="f")[[0] * len(doc)] for doc in docs], None

    built = CheckedMorphologizer(spacy.blank("pl").vocab, Model("scores", scores), "morphologizer")
    for label in LABELS:
        built.add_label(label)
    return built


def tagged(built: CheckedMorphologizer, word: str) -> str:
    """The label that a word gets."""
    doc = built(Doc(built.vocab, words=[word]))
    return "|".join(sorted([*str(doc[0].morph).split("|"), f"POS={doc[0].pos_}"])).strip("|")


@pytest.mark.parametrize(
    ("word", "ordered", "chosen"),
    [
        ("kopalni", (ACCUSATIVE, LOCATIVE, DATIVE), LOCATIVE),  # no accusative
        ("kopalni", (DATIVE, LOCATIVE), DATIVE),  # allowed: the network decides
        ("kopalnię", (VERB, DATIVE, ACCUSATIVE), ACCUSATIVE),  # no verb
        ("zhanaozenki", (VERB, ACCUSATIVE), VERB),  # unknown to the dictionary
        (",", (SIGN,), SIGN),
        ("kopalni", (SIGN, PREPOSITION), DATIVE),  # what the network likes less is still asked
        ("nad", (VERB, PREPOSITION), PREPOSITION),
        ("Gore", (PERSON, VERB), PERSON),  # a reading as a verb makes no verb of a name
        ("Nowaka", (PERSON, ACCUSATIVE, OTHER_PERSON), OTHER_PERSON),  # but its readings as a name count
    ],
)
def test_the_best_label_that_a_reading_allows_is_chosen(word: str, ordered: tuple[str, ...], chosen: str) -> None:
    """Class and features agree with a reading of the dictionary where it has any."""
    assert tagged(tagger(*ordered), word) == chosen


def test_forms_that_training_shows_often_keep_their_classes() -> None:
    """A form counts in small letters, from as many times on as the tagger was told."""
    docs = [Doc(spacy.blank("en").vocab, words=["Dla", "dla", "-"], pos=["ADP", "SCONJ", "PUNCT"])]
    assert seen(docs, 2) == {"dla": "ADP SCONJ"}
    built = tagger(VERB, PERSON, PREPOSITION)
    built.cfg["seen"] = seen(docs, 1)
    assert [tagged(built, word) for word in ("Dla", "-", "xyz")] == [PREPOSITION, SIGN, VERB]


def test_what_training_showed_is_saved(tmp_path: Path) -> None:
    """A tagger that was trained and loaded again knows the same forms."""
    nlp = spacy.blank("en")
    trained = nlp.add_pipe("checked_morphologizer", config={"least": 1})
    shown = Doc(nlp.vocab, words=["Go", "!"], pos=["VERB", "PUNCT"])
    nlp.initialize(lambda: [Example(nlp.make_doc("Go!"), shown)])
    nlp.to_disk(tmp_path)
    assert trained.cfg["seen"] == spacy.load(tmp_path).get_pipe("checked_morphologizer").cfg["seen"] == seen([shown], 1)


def test_no_words_have_no_labels() -> None:
    """An empty document passes."""
    built = tagger()
    assert len(built(Doc(built.vocab))) == 0
