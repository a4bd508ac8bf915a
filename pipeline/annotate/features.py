"""What dictionaries know of each word, written on it before the networks look at it.

A small network learns little from a small treebank; the dictionary's readings tell it most of what the form allows.
The components write to attributes that the embedding reads: LEMMA and TAG (dictionary), DEP (gazetteer).
"""

from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from pipeline.annotate.allowed import CheckedMorphologizer
from pipeline.annotate.dictionary import labels
from pipeline.annotate.gazetteer import marks, places
from pipeline.annotate.lexicon import UNKNOWN as UNKNOWN_CLASS
from pipeline.annotate.lexicon import LexiconFeatures
from pipeline.annotate.vectors import WordVectors
from pipeline.morphology import Reading, readings

UNKNOWN = "ign"
PROPER = "PROPN"
LONG = 4  # letters of a word in capitals that is no acronym


@Language.factory("dictionary_features", default_config={"detail": "tags", "language": None, "fold": False})
def dictionary_features(
    nlp: Language,
    name: str,  # noqa: ARG001
    detail: str,
    language: str | None,
    fold: bool,  # noqa: FBT001
) -> "DictionaryFeatures":
    """Build the component that writes morphological readings: `detail` is tags (for syntax) or labels (for names)."""
    return DictionaryFeatures(language or str(nlp.lang), detail, fold=fold)


@Language.factory("place_features", default_config={"bases": False, "fold": False})
def place_features(nlp: Language, name: str, bases: bool, fold: bool) -> "PlaceFeatures":  # noqa: ARG001, FBT001
    """Build the component that marks words of known place names; with `bases` it looks lemmas up too."""
    return PlaceFeatures(str(nlp.lang), bases=bases, fold=fold)


__all__ = ("CheckedMorphologizer", "DictionaryFeatures", "LexiconFeatures", "PlaceFeatures", "WordVectors")


class DictionaryFeatures:
    """Lemma of the first reading, and all readings folded into one symbol."""

    def __init__(self, language: str, detail: str, *, fold: bool = False) -> None:
        """Remember which dictionary to ask, how finely, and whether for small-letter forms of names too."""
        self.language, self.detail, self.fold = language, detail, fold

    def __call__(self, doc: Doc) -> Doc:
        """Write LEMMA and TAG of every token."""
        for token in doc:
            token.lemma_, token.tag_ = _folded(self.language, token.text, self.detail, fold=self.fold)
        return doc


class PlaceFeatures:
    """Where in a known place name a capitalised word stands, if in any."""

    def __init__(self, language: str, *, bases: bool, fold: bool = False) -> None:
        """Remember whose names to know, and whether words in capitals or unknown ones in small letters may be names."""
        self.language, self.bases, self.fold = language, bases, fold

    def __call__(self, doc: Doc) -> Doc:
        """Write DEP of every token."""
        words = [_titled(token) if self.fold else token.text for token in doc]
        bases = [token.lemma_ for token in doc] if self.bases else words
        for token, mark in zip(doc, marks(words, bases, places(self.language)), strict=True):
            token.dep_ = mark or "O"
        return doc


def _titled(token: Token) -> str:
    """The word with the capitals of a name, where `lexicon_features` does not know it as an ordinary one."""
    text = str(token.text)
    plain = text.islower() and token.lemma_.startswith((UNKNOWN_CLASS, PROPER))
    return text.title() if plain or (text.isupper() and len(text) >= LONG) else text


@lru_cache(maxsize=200_000)
def _folded(language: str, form: str, detail: str, *, fold: bool) -> tuple[str, str]:
    """Lemma and symbol of a form."""
    found = readings(language, form) or (readings(language, form.title()) if fold else ())
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
