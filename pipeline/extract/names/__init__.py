"""Persons, places and organisations: labels of a model, corrected by tables, dictionary and the words around them."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.extract.names.aliases import coined, other_names
from pipeline.extract.names.candidate import PERSON, Candidate
from pipeline.extract.names.cut import grown, parted, shouting, split, trimmed
from pipeline.extract.names.glued import unglued
from pipeline.extract.names.kinds import plausible, settled
from pipeline.extract.names.known import known
from pipeline.extract.names.repeats import contextual, repeated
from pipeline.extract.names.roles import role
from pipeline.extract.names.text import Text, text_of
from pipeline.model import Annotation, Document, Name, short_hash

__all__ = ("document_names",)


def document_names(document: Document, annotation: Annotation) -> tuple[Name, ...]:
    """Every name of a document, in the order of the text; names never overlap."""
    text = text_of(document, annotation)
    if not text.tokens:
        return ()
    found = _joined(text, annotation)
    found = _apart([*found, *contextual(text, found)])
    found = settled(text, [grown(text, one) for one in found if plausible(text, one) and not coined(text, one)])
    found = _apart([*other_names(text, found), *found])
    found = _apart([*found, *repeated(text, found)])
    return tuple(_name(text, one) for one in found if plausible(text, one))


def _joined(text: Text, annotation: Annotation) -> tuple[Candidate, ...]:
    """Labels and what tables know, trimmed, without overlaps."""
    tables = [*shouting(text), *known(text)]
    labels = [Candidate(one.start, one.end, one.kind, "label", one.engines) for one in annotation.labels]
    parts = [part for one in labels for half in split(text, one) for part in parted(text, half, tables)]
    cut = [one for part in parts for own in unglued(text, part, tables) if (one := trimmed(text, own))]
    held = [one for one in tables if not any(_holds(label, one) for label in cut)]
    return _apart([*cut, *held])


def _holds(label: Candidate, one: Candidate) -> bool:
    """True where a known name is part of a longer label's name."""
    return label.start <= one.start and one.end <= label.end and label.end - label.start > one.end - one.start


def _apart(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Candidates without overlaps: what tables know and what is longer stays; labels keep their engines."""
    kept: list[Candidate] = []
    for one in sorted(found, key=lambda c: (c.start - c.end, not c.sure, c.start, c.kind)):
        same = next((i for i, other in enumerate(kept) if one.overlaps(other)), None)
        if same is None:
            kept.append(one)
        elif (one.start, one.end) == (kept[same].start, kept[same].end):
            kept[same] = replace(
                kept[same], engines=kept[same].engines or one.engines, role=kept[same].role or one.role
            )
    return tuple(sorted(kept, key=lambda c: c.start))


def _name(text: Text, one: Candidate) -> Name:
    document, tokens = text.document, text.tokens
    start, end = tokens[one.start].start, tokens[one.end - 1].end
    words = document.text[start:end]
    return Name(
        short_hash(document.key, one.kind, start, end),
        document.doc_id,
        start,
        end,
        words,
        one.kind,
        " ".join(words.split()),
        None,
        text.languages[one.start],
        one.rule,
        one.engines,
        role(text, one) if one.kind == PERSON else None,
    )
