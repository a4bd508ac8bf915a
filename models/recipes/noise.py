"""Noise that real text has: headlines in capitals, lower case throughout, letters without their marks."""

import random
import unicodedata
from collections.abc import Callable, Iterator

import spacy
from spacy.language import Language
from spacy.training import Example

PLAIN = str.maketrans("łŁđĐøØ", "lLdDoO")


@spacy.registry.augmenters("models.noise.v1")
def noise(level: float, seed: int = 7) -> Callable[[Language, Example], Iterator[Example]]:
    """Give each example as it is and, with the probability `level`, a changed one in its place."""
    chance = random.Random(seed)  # noqa: S311  (nothing secret)
    changes: tuple[Callable[[str], str], ...] = (str.lower, str.upper, without_marks)

    def changed(nlp: Language, example: Example) -> Iterator[Example]:
        yield _variant(nlp, example, chance.choice(changes)) if chance.random() < level else example

    return changed


def without_marks(text: str) -> str:
    """The text with the marks of its letters taken away."""
    decomposed = unicodedata.normalize("NFD", text.translate(PLAIN))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _variant(nlp: Language, example: Example, change: Callable[[str], str]) -> Example:
    words = [token.text for token in example.reference]
    new = [change(word) for word in words]
    text = change(example.text)
    if [len(word) for word in words] != [len(word) for word in new] or len(text) != len(example.text):
        return example
    table = example.to_dict()
    table["token_annotation"]["ORTH"] = new
    return Example.from_dict(nlp.make_doc(text), table)
