"""Documents cut into pieces that an engine may read alone, and put together again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.annotate.titles import titled
from pipeline.model import Annotation, Document, Label, Sentence, Token

LINE = re.compile(r"[^\n]+")
LONGEST = 20_000  # characters that an engine reads at once; longer lines are cut at white space


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a document in one language; token indexes count from its first token."""

    document: int  # number in the batch
    start: int
    text: str
    language: str
    tokens: tuple[Token, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    labels: tuple[Label, ...] = ()

    def read(
        self, tokens: tuple[Token, ...], sentences: tuple[tuple[int, int], ...], labels: tuple[Label, ...]
    ) -> "Piece":
        """The piece with what the engine found."""
        return replace(self, tokens=titled(tokens), sentences=sentences, labels=labels)


def pieces(number: int, document: Document) -> Iterator[Piece]:
    """Pieces of a document: a line never runs into the next, nor one language into another."""
    for segment in document.segments:
        for found in LINE.finditer(document.text, segment.start, segment.end):
            for start, text in _short(found.start(), found[0]):
                yield Piece(number, start, text, segment.language)


def _short(start: int, text: str) -> Iterator[tuple[int, str]]:
    while len(text) > LONGEST:
        cut = text.rfind(" ", 0, LONGEST) + 1 or LONGEST
        yield start, text[:cut]
        start, text = start + cut, text[cut:]
    if text.strip():
        yield start, text


def annotation(document: Document, read: Sequence[Piece]) -> Annotation:
    """What was read in the pieces of one document, as one annotation; white space is no token."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    labels: list[Label] = []
    for piece in sorted(read, key=lambda p: p.start):
        kept, place = _places(piece, len(tokens))
        tokens += [_headed(piece.tokens[i], place[_solid(piece, i)]) for i in kept]
        for start, end in piece.sentences:
            if place[end] > place[start]:
                sentences.append(Sentence(place[start], place[end], piece.language))
        labels += [replace(label, start=place[label.start], end=place[label.end]) for label in piece.labels]
    for token in tokens:
        if document.text[token.start : token.end] != token.text:
            message = f"token {token.text!r} does not stand at {token.start} of {document.doc_id}"
            raise ValueError(message)
    return Annotation(
        document.doc_id, tuple(tokens), tuple(sentences), tuple(label for label in labels if label.end > label.start)
    )


def _headed(one: Token, head: int) -> Token:
    """The token with another head; `replace` would take three times as long, once for every word."""
    return Token(one.start, one.end, one.text, one.lemma, one.upos, one.feats, head, one.deprel)


def _places(piece: Piece, first: int) -> tuple[list[int], list[int]]:
    """Indexes of the tokens that are words or signs, and for each index of the piece its place in the document."""
    kept: list[int] = []
    place: list[int] = []
    for index, token in enumerate(piece.tokens):
        place.append(first + len(kept))
        if not token.text.isspace():
            kept.append(index)
    return kept, [*place, first + len(kept)]


def _solid(piece: Piece, index: int) -> int:
    """The head of a token; the token itself where its head is white space."""
    head = piece.tokens[index].head
    return index if piece.tokens[head].text.isspace() else head
