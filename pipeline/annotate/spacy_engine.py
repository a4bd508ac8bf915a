"""The engine that ships: spaCy pipelines trained on Universal Dependencies. The only module that sees spaCy's types.

Packages of spaCy's makers are read as well, where a user has installed them.
"""

import os
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from pipeline.annotate.guesser import Guesser, guesser
from pipeline.annotate.lemmas import known_lemma, lemma
from pipeline.annotate.manifest import BadModel, recorded, verified
from pipeline.annotate.pieces import Piece
from pipeline.annotate.schemes import kinds, universal
from pipeline.annotate.sources import SPACY, Source
from pipeline.languages import table
from pipeline.model import Label, Token, short_hash

FETCH = "install it with: make models-official"


def fingerprint(source: Source) -> str:
    """What reads that language, and its version. Raises BadModel where it is missing."""
    if source.package is None:
        return recorded(source.models)
    path = folder(source.models, source.language, source.package)
    try:
        return short_hash((path / "meta.json").read_bytes()) if path.is_dir() else version(source.package)
    except (OSError, PackageNotFoundError) as error:
        message = f"The spaCy package {source.package} is not installed; {FETCH}."
        raise BadModel(message) from error


@cache
def loaded(source: Source) -> Any:  # noqa: ANN401  (spaCy's Language, kept out of sight)
    """The pipeline of a language, loaded once in each process."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when NumPy is loaded; runs split by process
    import spacy  # noqa: PLC0415  (a run with nothing new loads no engine)

    import pipeline.annotate.bounds  # noqa: PLC0415
    import pipeline.annotate.features  # noqa: F401, PLC0415  (both register their components)

    fingerprint(source)
    path = folder(source.models, source.language, source.package)
    if source.package is None:
        verified(source.models, source.language, path.name)
    nlp = spacy.load(path if path.is_dir() else str(source.package))
    nlp.max_length = 10**9
    if "sentence_bounds" not in nlp.pipe_names:
        nlp.add_pipe("sentence_bounds", first=True)
    for _, part in nlp.pipeline:
        for node in part.model.walk() if hasattr(part, "model") and hasattr(part.model, "walk") else ():
            node.ops.use_blis = False  # NumPy multiplies these matrices in half the time
    return nlp


def folder(models: Path, language: str, package: str | None = None) -> Path:
    """Where the model of a language lies."""
    return models / language / (package or str(table(language, "language")["model"]))


def parsed(source: Source, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces of text in one language, with their tokens, sentences and labels."""
    known, kind = guesser(folder(source.models, source.language)), kinds(source.language)
    for doc, piece in loaded(source).pipe(((p.text, p) for p in pieces), as_tuples=True):
        tokens = tuple(_token(source, piece.start, token, known) for token in doc)
        yield piece.read(
            universal(source.language, tokens) if source.package else tokens,
            tuple((sentence.start, sentence.end) for sentence in doc.sents),
            tuple(Label(e.start, e.end, kind[e.label_], (SPACY,)) for e in doc.ents if e.label_ in kind),
        )


def _token(source: Source, offset: int, token: Any, known: Guesser) -> Token:  # noqa: ANN401
    """One spaCy token as ours, offsets in the document."""
    start, feats, upos = token.idx + offset, str(token.morph), token.pos_
    seen = (source.language, token.text, upos, feats, known)
    theirs = (known_lemma(*seen) or token.lemma_) if source.package else None  # ours writes features there, no lemmas
    return Token(
        start=start,
        end=start + len(token.text),
        text=token.text,
        lemma=theirs or lemma(*seen),
        upos=upos,
        feats=feats,
        head=token.head.i,
        deprel="root" if token.head.i == token.i else token.dep_,
    )
