"""Word vectors that a component carries itself, apart from those of the whole pipeline, and what embeds them.

Names are learnt from more text than trees are; so each part has vectors of its own, and can be trained again alone.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.ml.featureextractor import FeatureExtractor
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vectors import Vectors  # type: ignore[import-not-found]
from thinc.api import HashEmbed, Linear, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array

FOLDER = "vectors"
REMEMBERED = 100_000  # words whose vectors are kept at hand


@Language.factory("word_vectors")
def word_vectors(nlp: Language, name: str) -> "WordVectors":  # noqa: ARG001
    """Build the component that writes the vector of each word."""
    return WordVectors(nlp)


@registry.architectures("kronika.NameEmbed.v1")  # type: ignore[untyped-decorator]
def name_embed(width: int, attrs: list[str], rows: list[int], length: int) -> Model[list[Doc], list[Any]]:
    """Embed hashed attributes, and what `word_vectors` wrote, vectors of that length."""
    hashed: list[Model[Any, Any]] = [HashEmbed(width, row, column=i, seed=8 + i) for i, row in enumerate(rows)]
    written: Model[list[Doc], Any] = chain(
        Model("rows", _rows, attrs={"length": length}), list2ragged(), with_array(Linear(width, length))
    )
    attributes: Model[list[Doc], Any] = chain(FeatureExtractor(attrs), list2ragged(), with_array(concatenate(*hashed)))
    mixed: Model[Any, Any] = with_array(Maxout(width, width * (len(attrs) + 1), nP=3, dropout=0.0, normalize=True))
    return chain(concatenate(attributes, written), mixed, ragged2list())


def _rows(model: Model[list[Doc], Any], docs: list[Doc], is_train: bool) -> tuple[Any, Callable[[Any], list[Doc]]]:  # noqa: ARG001, FBT001
    """Vectors as written on the documents; zeros where nothing was."""
    length = model.attrs["length"]
    found: list[Any] = [d.tensor if d.tensor.shape == (len(d), length) else np.zeros((len(d), length)) for d in docs]
    return [model.ops.asarray2f(rows) for rows in found], lambda _: []


class WordVectors:
    """Writes to the document's tensor the vector of each word."""

    def __init__(self, nlp: Language) -> None:
        """Know no vectors yet."""
        self.strings = nlp.vocab.strings
        self.vectors = Vectors(strings=self.strings)
        self.known: dict[str, Any] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Write the tensor."""
        if len(self.vectors) and len(doc):
            doc.tensor = np.stack([self._vector(token.text) for token in doc])
        return doc

    def _vector(self, text: str) -> Any:  # noqa: ANN401  (an array, which spaCy does not type)
        found = self.known.get(text)
        if found is None:
            found = self.vectors.get_batch([text])[0].astype("f")
            if len(self.known) < REMEMBERED:
                self.known[text] = found
        return found

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002
        """Write the vectors, in half the precision, which names do not need."""
        path.mkdir(exist_ok=True)
        whole, self.vectors.data = self.vectors.data, self.vectors.data.astype("f2")
        self.vectors.to_disk(path / FOLDER, exclude=["strings"])
        self.vectors.data = whole

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> "WordVectors":  # noqa: ARG002
        """Read the vectors."""
        self.vectors.from_disk(path / FOLDER, exclude=["strings"])
        self.vectors.data = self.vectors.data.astype("f")
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002
        """The vectors, for a copy in memory."""
        return bytes(self.vectors.to_bytes(exclude=["strings"]))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "WordVectors":  # noqa: ARG002
        """The vectors of a copy in memory."""
        self.vectors.from_bytes(data, exclude=["strings"])
        return self
