"""Which words are ordinary ones: word classes that a treebank shows, for languages without a dictionary.

The component keeps its words in the model's folder, as one gzipped line of JSON.
"""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

NAME = "classes.json.gz"
UNKNOWN = "?"


@Language.factory("lexicon_features")
def lexicon_features(nlp: Language, name: str) -> "LexiconFeatures":  # noqa: ARG001
    """Build the component that writes the class of each word, whatever its capitals."""
    return LexiconFeatures()


class LexiconFeatures:
    """Writes to LEMMA the classes that the small-letter form of a word is known to have."""

    def __init__(self) -> None:
        """Know no word yet."""
        self.classes: dict[str, str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Write LEMMA of every token."""
        for token in doc:
            token.lemma_ = self.classes.get(token.lower_, UNKNOWN)
        return doc

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002
        """Write the words."""
        path.mkdir(exist_ok=True)
        text = json.dumps(self.classes, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        (path / NAME).write_bytes(gzip.compress(text.encode(), mtime=0))

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> "LexiconFeatures":  # noqa: ARG002
        """Read the words."""
        self.classes = json.loads(gzip.decompress((path / NAME).read_bytes()))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002
        """The words, for a copy in memory."""
        return json.dumps(self.classes).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "LexiconFeatures":  # noqa: ARG002
        """The words of a copy in memory."""
        self.classes = json.loads(data)
        return self
