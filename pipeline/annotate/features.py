"""What dictionaries know of each word, written on it before the networks look at it.

A small network learns little from a small treebank; the dictionary's readings tell it most of what the form allows.
The components write to attributes that the embedding reads: LEMMA and TAG (dictionary), DEP (gazetteer).
"""

from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.dictionary import labels
from pipeline.annotate.gazetteer import marks, places
from pipeline.annotate.lexicon import LexiconFeatures
from pipeline.morphology import Reading, readings

UNKNOWN = "ign"


@Language.factory("dictionary_features", default_config={"detail": "tags", "language": None})
def dictionary_features(nlp: Language, name: str, detail: str, language: str | None) -> "DictionaryFeatures":  # noqa: ARG001
    """Build the component that writes morphological readings: `detail` is tags (for syntax) or labels (for names)."""
    return DictionaryFeatures(language or str(nlp.lang), detail)


@Language.factory("place_features", default_config={"bases": False})
def place_features(nlp: Language, name: str, bases: bool) -> "PlaceFeatures":  # noqa: ARG001, FBT001
    """Build the component that marks words of known place names; with `bases` it looks lemmas up too."""
    return PlaceFeatures(str(nlp.lang), bases=bases)


__all__ = ("DictionaryFeatures", "LexiconFeatures", "PlaceFeatures")


class DictionaryFeatures:
    """Lemma of the first reading, and all readings folded into one symbol."""

    def __init__(self, language: str, detail: str) -> None:
        """Remember which dictionary to ask, and how finely."""
        self.language, self.detail = language, detail

    def __call__(self, doc: Doc) -> Doc:
        """Write LEMMA and TAG of every token."""
        for token in doc:
            token.lemma_, token.tag_ = _folded(self.language, token.text, self.detail)
        return doc


class PlaceFeatures:
    """Where in a known place name a capitalised word stands, if in any."""

    def __init__(self, language: str, *, bases: bool) -> None:
        """Remember whose names to know."""
        self.language, self.bases = language, bases

    def __call__(self, doc: Doc) -> Doc:
        """Write DEP of every token."""
        words = [token.text for token in doc]
        bases = [token.lemma_ for token in doc] if self.bases else words
        for token, mark in zip(doc, marks(words, bases, places(self.language)), strict=True):
            token.dep_ = mark or "O"
        return doc


@lru_cache(maxsize=200_000)
def _folded(language: str, form: str, detail: str) -> tuple[str, str]:
    """Lemma and symbol of a form."""
    found = readings(language, form)
    if not found:
        return form, UNKNOWN
    capital = form[:1].isupper()
    first = next((r for r in found if r.lemma[:1].isupper() == capital), found[0])
    return first.lemma, _tags(found) if detail == "tags" else _labels(found)


def _tags(found: tuple[Reading, ...]) -> str:
    """Word classes with number and case, of all readings."""
    return "|".join(sorted({":".join(r.tag.split(":")[:3]) for r in found}))


def _labels(found: tuple[Reading, ...]) -> str:
    """Name labels of all readings; word classes where there are none."""
    names = labels("names") & {label for reading in found for label in reading.labels}
    return "|".join(sorted(names or {r.tag.partition(":")[0] for r in found}))
