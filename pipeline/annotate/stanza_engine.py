"""The second engine: Stanza, with the parts trained for this project or those of its makers. Alone sees its types.

It needs PyTorch and is several times slower than spaCy, so it is an extra. Nothing here asks the network.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import islice, pairwise
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

from pipeline.annotate.guesser import Guesser, guesser
from pipeline.annotate.lemmas import known_lemma
from pipeline.annotate.manifest import BadModel, recorded, verified
from pipeline.annotate.pieces import Piece
from pipeline.annotate.schemes import kinds, universal
from pipeline.annotate.sources import STANZA, Source
from pipeline.annotate.spacy_engine import folder
from pipeline.annotate.starts import Words, short_forms
from pipeline.model import Label, Token, short_hash

CUTTING, READING = ("tokenize", "mwt"), ("pos", "lemma", "depparse", "ner")
WITH_VECTORS = ("pos", "depparse", "ner")
OFFICIAL = "default"  # what Stanza's makers call their usual package
TOGETHER = 64  # pieces that are read at once
INSTALL = "Stanza is not installed; install it with: make ENGINE=stanza"
FETCH = "fetch it with: make models-official"
BROKEN = (
    OSError,
    EOFError,
    KeyError,
    ValueError,
    RuntimeError,
    UnpicklingError,
)  # what a missing or damaged file raises


def settled(source: Source) -> Source:
    """The source with its package: that of Stanza's makers where none was trained here and none is named."""
    own = folder(source.models, source.language, STANZA).is_dir()
    return source if source.package or own else replace(source, package=OFFICIAL)


def fingerprint(source: Source) -> str:
    """What reads that language, and its version. Raises BadModel where it is missing."""
    source = settled(source)
    try:
        engine = version("stanza"), version("torch")
    except PackageNotFoundError as error:
        message = f"{INSTALL}."
        raise BadModel(message) from error
    if source.package is None:
        return short_hash(engine, recorded(source.models))
    listed = official(source.models) / "resources.json"
    if not listed.is_file() or not (listed.parent / source.language).is_dir():
        message = f"Stanza's package {source.package} is not in {listed.parent}; {FETCH}."
        raise BadModel(message)
    return short_hash(engine, source.package, listed.read_bytes())


def official(models: Path) -> Path:
    """Where the packages of Stanza's makers lie."""
    return models / "official" / "stanza"


@cache
def loaded(source: Source) -> Any:  # noqa: ANN401  (Stanza's pipeline, kept out of sight)
    """The pipeline of a language, loaded once in each process. Raises BadModel where it cannot be."""
    fingerprint(source)
    import stanza  # noqa: PLC0415  (seconds, and only who chose it has it)
    import torch  # noqa: PLC0415

    torch.set_num_threads(1)  # threads that wait for each other lose more than they win; runs split by process
    if source.package is None:
        verified(source.models, source.language, STANZA)
    told = _own(folder(source.models, source.language, STANZA)) if source.package is None else _official(source)
    try:
        return stanza.Pipeline(source.language, download_method=None, use_gpu=False, logging_level="ERROR", **told)
    except BROKEN as error:
        message = f"Stanza cannot read its package {source.package or told['dir']} ({error}); {FETCH}."
        raise BadModel(message) from error


def _own(path: Path) -> dict[str, Any]:
    """What Stanza must be told to read the parts that were trained here."""
    parts = (CUTTING[0], *READING)
    told = {f"{part}_model_path": str(path / f"{part}.pt") for part in parts}
    told |= {f"{part}_pretrain_path": str(path / "vectors.pt") for part in WITH_VECTORS}
    told |= {"ner_forward_charlm_path": "", "ner_backward_charlm_path": ""}  # there is none
    return told | {
        "dir": str(path),
        "package": None,
        "processors": dict.fromkeys(parts, STANZA),
        "allow_unknown_language": True,
    }


def _official(source: Source) -> dict[str, Any]:
    """What Stanza must be told to read a package of its makers."""
    return {
        "dir": str(official(source.models)),
        "package": source.package,
        "processors": ",".join((CUTTING[0], *READING)),  # it adds what parts tokens where a language has it
    }


def parsed(source: Source, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces of text in one language, with their tokens, sentences and labels."""
    source = settled(source)
    nlp, known = loaded(source), guesser(folder(source.models, source.language))
    waiting = iter(pieces)
    while group := list(islice(waiting, TOGETHER)):
        cut = nlp.bulk_process([piece.text for piece in group], processors=CUTTING)
        docs = nlp.bulk_process([_bounded(doc, source.language) for doc in cut], processors=READING)
        for piece, doc in zip(group, docs, strict=True):
            yield _read(source, piece, doc, known)


def _bounded(doc: Any, language: str) -> Any:  # noqa: ANN401
    """The document with sentences that begin where it is sure, and elsewhere where Stanza says."""
    from stanza.models.common.doc import Document  # noqa: PLC0415

    tokens = [token for sentence in doc.sentences for token in sentence.tokens]
    own = {id(sentence.tokens[0]) for sentence in doc.sentences}
    words = Words(
        [token.text for token in tokens],
        [one.end_char < two.start_char for one, two in pairwise(tokens)],
        short_forms(language),
    )
    sentences: list[list[Any]] = []
    for index, token in enumerate(tokens):
        sure = words.starts(index) if index else True
        if sure or (sure is None and id(token) in own):
            sentences.append([])
        sentences[-1].append(token)
    return Document([_rows(found) for found in sentences], text=doc.text)


def _rows(tokens: Sequence[Any]) -> list[dict[str, Any]]:
    """Tokens as Stanza reads them back, numbered anew."""
    rows: list[dict[str, Any]] = []
    number = 0
    for token in tokens:
        first, number = number + 1, number + len(token.words)
        if len(token.words) > 1:
            rows.append({"id": (first, number), **_place(token)})
        rows += [{"id": first + i, **_place(word)} for i, word in enumerate(token.words)]
    return rows


def _place(part: Any) -> dict[str, Any]:  # noqa: ANN401
    told = {"text": part.text, "start_char": part.start_char, "end_char": part.end_char}
    return {name: value for name, value in told.items() if value is not None}


def _read(source: Source, piece: Piece, doc: Any, known: Guesser) -> Piece:  # noqa: ANN401
    """The piece with what Stanza read in it."""
    kind, bounds = kinds(source.language), [0]
    tokens: list[Token] = []
    for sentence in doc.sentences:
        tokens += _tokens(source, piece, sentence, len(tokens), known)
        bounds.append(len(tokens))
    starts = {token.start - piece.start: i for i, token in enumerate(tokens)}
    ends = {token.end - piece.start: i + 1 for i, token in enumerate(tokens)}
    labels = [
        Label(starts[e.start_char], ends[e.end_char], kind[e.type], (STANZA,)) for e in doc.ents if e.type in kind
    ]
    return piece.read(universal(source.language, tokens), tuple(pairwise(bounds)), tuple(labels))


def _tokens(source: Source, piece: Piece, sentence: Any, first: int, known: Guesser) -> Iterator[Token]:  # noqa: ANN401
    """Tokens of a sentence; one that has several words without places of their own keeps what leaves it."""
    groups = [group for token in sentence.tokens for group in _parts(token)]
    place = {word.id: first + i for i, (words, _, _) in enumerate(groups) for word in words}
    for index, (words, start, end) in enumerate(groups, start=first):
        leaving = next((word for word in words if place.get(word.head) != index), words[0])
        text, upos, feats = piece.text[start:end], words[0].upos or "X", words[0].feats or ""
        own = words[0].lemma if source.package else None  # ours reads what it learnt, and guesses nothing
        read = known_lemma(source.language, text, upos, feats, known) or own
        yield Token(
            start=piece.start + start,
            end=piece.start + end,
            text=text,
            lemma=read or known.guess(text, upos, feats),
            upos=upos,
            feats=feats,
            head=place.get(leaving.head, index),
            deprel=leaving.deprel if leaving.head else "root",
        )


def _parts(token: Any) -> list[tuple[list[Any], int, int]]:  # noqa: ANN401
    """Words of a token with its place; each alone where each has its own: do|n't."""
    if len(token.words) > 1 and all(word.start_char is not None for word in token.words):
        return [([word], word.start_char, word.end_char) for word in token.words]
    return [(token.words, token.start_char, token.end_char)]
