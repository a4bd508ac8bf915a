"""A fake engine, for tests without models: it cuts words by sight and takes capitalised ones for places."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from pipeline.model import Annotation, Document, Label, Rejection, Sentence, Token

WORD = re.compile(r"\w+|[^\w\s]")
ENDS = frozenset(".!?")
FAILS = "EngineFails"  # a document with this word is one that the engine trips over


def annotations(
    documents: Iterable[Document], models: Path, batch: int, engines: Sequence[tuple[str, str]] = ()
) -> Iterator[tuple[Document, Annotation] | Rejection]:
    """What `pipeline.annotate.annotations` gives, made up."""
    assert models
    assert batch
    assert not [pair for pair in engines if len(pair) != 2]
    for document in documents:
        if FAILS in document.text:
            yield Rejection(
                document.doc_id, "annotate", "engine_failed", "The engine cannot read it: so the test wants."
            )
        else:
            yield document, annotation(document)


def annotation(document: Document) -> Annotation:
    """One document, each word the child of the first word of its sentence."""
    words = [(found.start(), found.end(), found[0]) for found in WORD.finditer(document.text)]
    stops = [i + 1 for i, (_, _, text) in enumerate(words) if text in ENDS]
    bounds = sorted({0, *stops, len(words)})
    spans = [(start, end) for start, end in pairwise(bounds) if end > start]
    return Annotation(
        document.doc_id,
        tuple(_token(words[i], i, start) for start, end in spans for i in range(start, end)),
        tuple(Sentence(start, end, _language(document, words[start][0])) for start, end in spans),
        tuple(
            Label(i, i + 1, "place", ("fake",))
            for start, end in spans
            for i in range(start + 1, end)
            if words[i][2].istitle()
        ),
    )


def _token(word: tuple[int, int, str], index: int, root: int) -> Token:
    """A word, its class guessed from its look."""
    start, end, text = word
    upos = "NUM" if text.isdigit() else "PROPN" if text.istitle() else "NOUN" if text.isalpha() else "PUNCT"
    return Token(start, end, text, text, upos, "", root, "root" if index == root else "dep")


def _language(document: Document, start: int) -> str:
    """Language of the segment at an offset."""
    return next(segment.language for segment in document.segments if segment.start <= start < segment.end)
