"""The dictionary has its say over the tagger."""

from typing import Any

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from thinc.api import Model

from pipeline.annotate.features import DictionaryMorphologizer

DATIVE, LOCATIVE = "Case=Dat|Gender=Fem|Number=Sing|POS=NOUN", "Case=Loc|Gender=Fem|Number=Sing|POS=NOUN"
ACCUSATIVE = "Case=Acc|Gender=Fem|Number=Sing|POS=NOUN"
VERB, PREPOSITION, SIGN = "Number=Sing|POS=VERB|VerbForm=Fin", "POS=ADP", "POS=PUNCT"
PERSON, OTHER_PERSON = "Case=Nom|Gender=Masc|Number=Sing|POS=PROPN", "Case=Gen|Gender=Masc|Number=Sing|POS=PROPN"
LABELS = (DATIVE, LOCATIVE, ACCUSATIVE, VERB, PREPOSITION, SIGN, PERSON, OTHER_PERSON)


def tagged(word: str, *ordered: str) -> str:
    """The label of a word for which a network likes these labels best, in this order."""
    nlp = spacy.blank("pl")
    row = [len(ordered) - ordered.index(label) if label in ordered else -index for index, label in enumerate(LABELS)]

    def scores(_: Model[Any, Any], docs: list[Doc], *, is_train: bool) -> tuple[list[Any], Any]:  # noqa: ARG001
        return [np.array([row], dtype="f")[[0] * len(doc)] for doc in docs], None

    tagger = DictionaryMorphologizer(nlp.vocab, Model("scores", scores), "morphologizer")
    for label in LABELS:
        tagger.add_label(label)
    doc = tagger(Doc(nlp.vocab, words=[word]))
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
    assert tagged(word, *ordered) == chosen


def test_no_words_have_no_labels() -> None:
    """An empty document passes."""
    nlp = spacy.blank("pl")
    tagger = DictionaryMorphologizer(nlp.vocab, Model("scores", lambda *_, **__: ([], None)), "morphologizer")
    assert len(tagger(Doc(nlp.vocab))) == 0
