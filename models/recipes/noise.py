"""Noise that real text has: capitals and small letters throughout, letters without their marks, names never seen."""

import random
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Corpus, Example

PLAIN = str.maketrans("łŁđĐøØ", "lLdDoO")
LEAST = 4  # letters of a name that may be changed
RENAMED = 0.4  # share of the words of names that are changed, where any are
REMEMBERED = 5_000  # words of each kind that new names are made of

Change = Callable[[str], str]


@spacy.registry.augmenters("models.noise.v1")
def noise(level: float, renamed: float = 0.0, seed: int = 7) -> Callable[[Language, Example], Iterator[Example]]:
    """Give each example, or in its place a changed one: `level` other letters, `renamed` other names (shares)."""
    chance = random.Random(seed)  # noqa: S311  (nothing secret)
    changes: tuple[Change, ...] = (str.lower, str.upper, without_marks)
    seen: dict[str, list[str]] = {}

    def changed(nlp: Language, example: Example) -> Iterator[Example]:
        drawn = chance.random()
        if drawn < level:
            change = chance.choice(changes)
            yield _variant(nlp, example, [change(token.text) for token in example.reference])
        elif drawn < level + renamed:
            yield _variant(nlp, example, _renamed(example.reference, seen, chance))
        else:
            yield example

    return changed


@spacy.registry.readers("models.anew.v1")
def anew(path: Path, augmenter: Callable[[Language, Example], Iterator[Example]]) -> Corpus:
    """Examples in a new order, with new noise, at each reading."""
    return Corpus(path, augmenter=augmenter, shuffle=True)


def without_marks(text: str) -> str:
    """The text with the marks of its letters taken away."""
    decomposed = unicodedata.normalize("NFD", text.translate(PLAIN))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _renamed(doc: Doc, seen: dict[str, list[str]], chance: random.Random) -> list[str]:
    """The words with some names made new: the head of another name of the kind, and the tail, which holds endings."""
    words = [token.text for token in doc]
    for token in doc:
        if token.ent_type_ and len(token) >= LEAST and token.text.istitle() and token.is_alpha:
            known = seen.setdefault(token.ent_type_, [])
            if known and chance.random() < RENAMED:
                other = chance.choice(known)
                words[token.i] = other[: (len(other) + 1) // 2] + token.text[len(token) // 2 :]
            if len(known) < REMEMBERED:
                known.append(token.text)
    return words


def _variant(nlp: Language, example: Example, words: list[str]) -> Example:
    """The same example with other words."""
    spaces = [bool(token.whitespace_) for token in example.reference]
    table = example.to_dict()
    table["token_annotation"]["ORTH"] = words
    text = "".join(word + " " * space for word, space in zip(words, spaces, strict=True))
    return Example.from_dict(nlp.make_doc(text), table)
