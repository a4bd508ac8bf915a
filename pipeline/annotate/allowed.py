"""The tagger chooses among the word classes and features that the dictionary allows a form to have."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline.morphologizer import DEFAULT_MORPH_MODEL, Morphologizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from thinc.api import Model

from pipeline.annotate.dictionary import table
from pipeline.morphology import readings

CLASSES, CODES = table("classes"), table("codes")  # of the dictionary, by UD class and by UD feature
CLASS, NAME = "POS=", "POS=PROPN"
Row = Any  # scores of one word, an array


@Language.factory("dictionary_morphologizer", default_config={"model": DEFAULT_MORPH_MODEL})
def dictionary_morphologizer(nlp: Language, name: str, model: Model[list[Doc], list[Any]]) -> "DictionaryMorphologizer":
    """Build the tagger."""
    return DictionaryMorphologizer(nlp.vocab, model, name)


class DictionaryMorphologizer(Morphologizer):  # type: ignore[misc]
    """spaCy's tagger, which gives way to the dictionary where all readings of a form contradict it."""

    def predict(self, docs: Iterable[Doc]) -> list[Any]:
        """Numbers of the labels of each document's words."""
        read = list(docs)
        if not any(len(doc) for doc in read):
            return [np.zeros(0, dtype=int) for _ in read]
        labels = self.labels
        return [_chosen(doc, scores, labels) for doc, scores in zip(read, self.model.predict(read), strict=True)]


def _chosen(doc: Doc, scores: Any, labels: tuple[str, ...]) -> Any:  # noqa: ANN401  (arrays)
    """The best label of every word, or else the best that a reading allows."""
    best = scores.argmax(axis=1)
    for token, row in zip(doc, scores, strict=True):
        label = labels[best[token.i]]
        if not _possible(doc.lang_, token.text, label):
            best[token.i] = next(_allowed(doc.lang_, token.text, row, labels, label), best[token.i])
    return best


def _allowed(language: str, form: str, row: Row, labels: tuple[str, ...], first: str) -> Iterator[int]:
    """Labels that a reading allows, the best first; a name stays a name, for no dictionary knows them all."""
    for number in np.argsort(-row):
        other = labels[number]
        if (NAME in other or NAME not in first) and _possible(language, form, other):
            yield int(number)


@lru_cache(maxsize=200_000)
def _possible(language: str, form: str, label: str) -> bool:
    """Whether a reading allows the label; for forms without readings, and for signs, any is."""
    found = readings(language, form) if form[:1].isalpha() else ()
    return not found or any(_agree(reading.tag, label) for reading in found)


@lru_cache(maxsize=200_000)
def _agree(tag: str, label: str) -> bool:
    """Whether a tag of the dictionary may mean a label: its class, and a code for every feature that codes can tell."""
    parts = label.split("|")
    upos = next((part.removeprefix(CLASS) for part in parts if part.startswith(CLASS)), "")
    kind, codes = tag.partition(":")[0], set(tag.replace(".", ":").split(":"))
    return kind in CLASSES.get(upos, ()) and all(codes & CODES[part] for part in parts if part in CODES)
