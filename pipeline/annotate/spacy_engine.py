"""The engine that ships: spaCy pipelines trained on Universal Dependencies. The only module that sees spaCy's types."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.annotate.guesser import Guesser, guesser
from pipeline.annotate.lemmas import lemma
from pipeline.annotate.manifest import verified
from pipeline.annotate.pieces import Piece
from pipeline.languages import table
from pipeline.model import Label, Token

NAME = "spacy"
KINDS = {"PER": "person", "LOC": "place", "ORG": "organisation"}


@cache
def loaded(models: Path, language: str) -> Any:  # noqa: ANN401  (spaCy's Language, kept out of sight)
    """The pipeline of a language, loaded once in each process."""
    import spacy  # noqa: PLC0415  (a run with nothing new loads no engine)

    import pipeline.annotate.bounds  # noqa: PLC0415
    import pipeline.annotate.features  # noqa: F401, PLC0415  (both register their components)

    verified(models)
    nlp = spacy.load(folder(models, language))
    nlp.max_length = 10**9
    bounds: Any = nlp.get_pipe("sentence_bounds")
    bounds.abbreviations = frozenset(table(language, "language").get("abbreviations", ()))  # today's, not training's
    return nlp


def folder(models: Path, language: str) -> Path:
    """Where the model of a language lies."""
    return models / language / str(table(language, "language")["model"])


def parsed(models: Path, language: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces of text in one language, with their tokens, sentences and labels."""
    known = guesser(folder(models, language))
    for doc, piece in loaded(models, language).pipe(((p.text, p) for p in pieces), as_tuples=True):
        yield piece.read(
            tuple(_token(language, piece.start, token, known) for token in doc),
            tuple((sentence.start, sentence.end) for sentence in doc.sents),
            tuple(Label(e.start, e.end, KINDS[e.label_], (NAME,)) for e in doc.ents if e.label_ in KINDS),
        )


def _token(language: str, offset: int, token: Any, known: Guesser) -> Token:  # noqa: ANN401
    """One spaCy token as ours, offsets in the document."""
    start, feats, upos = token.idx + offset, str(token.morph), token.pos_
    return Token(
        start=start,
        end=start + len(token.text),
        text=token.text,
        lemma=lemma(language, token.text, upos, feats, known),
        upos=upos,
        feats=feats,
        head=token.head.i,
        deprel="root" if token.head.i == token.i else token.dep_,
    )
