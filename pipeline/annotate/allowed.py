"""The tagger chooses among the word classes and features that a form can have."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline.morphologizer import DEFAULT_MORPH_MODEL, Morphologizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Model

from pipeline.annotate.dictionary import table
from pipeline.morphology import readings

CLASSES, CODES = table("classes"), table("codes")  # of the dictionary, by UD class and by UD feature
CLASS, NAME = "POS=", "POS=PROPN"
Scores = Any  # an array: rows of words, or one row


@Language.factory("checked_morphologizer", default_config={"model": DEFAULT_MORPH_MODEL, "least": 0})
def checked_morphologizer(
    nlp: Language, name: str, model: Model[list[Doc], list[Any]], least: int
) -> "CheckedMorphologizer":
    """Build the tagger; `least` is how often a form must be seen in training for its classes to be known, 0: never."""
    return CheckedMorphologizer(nlp.vocab, model, name, least)


class CheckedMorphologizer(Morphologizer):  # type: ignore[misc]
    """spaCy's tagger, which gives way where training or the dictionary tells that a form cannot be what it says."""

    def __init__(self, vocab: Any, model: Model[list[Doc], list[Any]], name: str, least: int = 0) -> None:  # noqa: ANN401
        """Know the classes of no form yet; what is known is saved with the rest of the configuration."""
        super().__init__(vocab, model, name)
        self.cfg.update(least=least, seen={})

    def initialize(self, get_examples: Callable[[], Iterable[Example]], **settings: Any) -> None:  # noqa: ANN401
        """Learn the labels, and the classes of forms that are seen often enough."""
        super().initialize(get_examples, **settings)
        if self.cfg["least"]:
            self.cfg["seen"] = seen((one.reference for one in get_examples()), self.cfg["least"])

    def predict(self, docs: Iterable[Doc]) -> list[Any]:
        """Numbers of the labels of each document's words."""
        read = list(docs)
        if not any(len(doc) for doc in read):
            return [np.zeros(0, dtype=int) for _ in read]
        labels = self.labels
        return [self._chosen(doc, scores, labels) for doc, scores in zip(read, self.model.predict(read), strict=True)]

    def _chosen(self, doc: Doc, scores: Scores, labels: tuple[str, ...]) -> Any:  # noqa: ANN401  (an array)
        """The best label of every word, or else the best that it can have."""
        best = scores.argmax(axis=1)
        for token, row in zip(doc, scores, strict=True):
            label = labels[best[token.i]]
            if not self._possible(doc.lang_, token.text, label):
                best[token.i] = next(self._allowed(doc.lang_, token.text, row, label), best[token.i])
        return best

    def _allowed(self, language: str, form: str, row: Scores, first: str) -> Iterator[int]:
        """Labels that a form can have, the best first; a name stays a name, for no dictionary knows them all."""
        name, labels = NAME in first and form[:1].isalpha(), self.labels
        for number in np.argsort(-row):
            if (NAME in labels[number] or not name) and self._possible(language, form, labels[number]):
                yield int(number)

    def _possible(self, language: str, form: str, label: str) -> bool:
        known = self.cfg["seen"].get(form.lower())
        return (known is None or _upos(label) in known.split()) and _readable(language, form, label)


def seen(docs: Iterable[Doc], least: int) -> dict[str, str]:
    """Classes of the small-letter forms that documents show often enough."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for token in (token for doc in docs for token in doc if token.pos_):
        counts[token.lower_][token.pos_] += 1
    return {form: " ".join(sorted(classes)) for form, classes in sorted(counts.items()) if classes.total() >= least}


@lru_cache(maxsize=200_000)
def _readable(language: str, form: str, label: str) -> bool:
    """Whether a reading of the dictionary allows the label; for forms without readings, and for signs, any is."""
    found = readings(language, form) if form[:1].isalpha() else ()
    return not found or any(_agree(reading.tag, label) for reading in found)


@lru_cache(maxsize=200_000)
def _agree(tag: str, label: str) -> bool:
    """Whether a tag of the dictionary may mean a label: its class, and a code for every feature that codes can tell."""
    kind, codes = tag.partition(":")[0], set(tag.replace(".", ":").split(":"))
    return kind in CLASSES.get(_upos(label), ()) and all(codes & CODES[x] for x in label.split("|") if x in CODES)


@lru_cache
def _upos(label: str) -> str:
    return next((part.removeprefix(CLASS) for part in label.split("|") if part.startswith(CLASS)), "")
