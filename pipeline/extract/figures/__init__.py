"""Figures: numbers with bounds and units, what they count and what they say."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.figures.ages import aged
from pipeline.extract.figures.candidate import Candidate
from pipeline.extract.figures.counted import placed
from pipeline.extract.figures.quantities import quantities
from pipeline.extract.figures.quantity import Quantity
from pipeline.extract.figures.said import Said, said
from pipeline.extract.figures.shared import shared
from pipeline.languages import codes, table
from pipeline.model import Annotation, Date, Document, Figure, Span, short_hash
from pipeline.ontology import unit_property
from pipeline.syntax import Tree, tree

__all__ = ("document_figures", "figures")
YEARS = range(1000, 2100)  # four bare digits that count nothing are a year, also under about
YEAR_DIGITS = 4
LONGEST_NAME = 4  # tokens of a name that a number can be part of


def figures(text: str, language: str) -> tuple[Figure, ...]:
    """The figures of a text by its words alone: without the syntax nothing is told of what they count."""
    return tuple(_figure("", "", text, (one, language)) for one in quantities(text, language) if not one.lone)


def document_figures(document: Document, annotation: Annotation, dates: Sequence[Date]) -> tuple[Figure, ...]:
    """The figures of a document; what is a date, or part of a name, is none."""
    syntax = tree(document, annotation)
    taken = [Span(one.start, one.end) for one in dates] + list(_labelled(annotation))
    found = [one for one in _candidates(document, syntax) if not any(_overlap(one.quantity, span) for span in taken)]
    return tuple(_read(document, syntax, [*aged(found, syntax, annotation)]))


def _candidates(document: Document, syntax: Tree) -> Iterator[Candidate]:
    """Quantities of every segment, in its language; offsets are those of the document."""
    for segment in document.segments:
        if segment.language in codes():
            for one in quantities(document.text[segment.start : segment.end], segment.language):
                by = segment.start
                moved = replace(one, start=one.start + by, end=one.end + by, core=one.core + by)
                if place := placed(syntax, moved):
                    yield Candidate(moved, segment.language, place)


def _labelled(annotation: Annotation) -> Iterator[Span]:
    """Characters of the names of several words that the engine sees and that begin with a letter."""
    for label in annotation.labels:
        first, last = annotation.tokens[label.start], annotation.tokens[label.end - 1]
        if first.text[0].isalpha() and 1 < label.end - label.start <= LONGEST_NAME:
            yield Span(first.start, last.end)


def _overlap(one: Quantity, span: Span) -> bool:
    return one.core < span.end and span.start < one.end


def _read(document: Document, syntax: Tree, found: Sequence[Candidate]) -> Iterator[Figure]:
    """Rows of the table; years, and words for one that only introduce a noun, are none."""
    kept = [one for one in found if _counts(syntax, one)]
    for one, say in zip(kept, shared(syntax, kept, [*_told(syntax, kept)]), strict=True):
        if not _is_figure(one, _property(one, say)):
            continue
        noun = None if one.place.noun is None else syntax.tokens[one.place.noun].lemma
        row = _figure(document.doc_id, document.key, document.text, (one.quantity, one.language))
        yield replace(row, counted=noun, property=_property(one, say))


def _told(syntax: Tree, found: Sequence[Candidate]) -> Iterator[Said | None]:
    """What the words around each figure say of it."""
    numbers = [one.place.number for one in found]
    for one in found:
        if one.quantity.property:
            yield Said(one.quantity.property, weak=False)
        else:
            others = [number for number in numbers if number != one.place.number]
            yield said(syntax, one.place, one.quantity.unit, others)


def _property(one: Candidate, say: Said | None) -> str | None:
    """What a figure says; failing that, what its unit measures."""
    return say.property if say else unit_property(one.quantity.unit)


def _counts(syntax: Tree, one: Candidate) -> bool:
    """False for a word that merely introduces a noun or picks one of many, and for the number of a regiment."""
    quantity, noun = one.quantity, one.place.noun
    if quantity.lone:
        after = min(max(one.place.own) + 1, len(syntax.tokens) - 1)
        picked = syntax.lemma(after) in table(one.language, "figures")["among"]
        return quantity.unit is None and noun is None and not picked
    if noun is None or quantity.unit or not quantity.digits or quantity.low in {None, 0, 1}:
        return True
    counted = syntax.tokens[noun]  # where nouns have cases, those after a number of things are plural
    return not (counted.text.istitle() and counted.feature("Case") and counted.feature("Number") == "Sing")


def _is_figure(one: Candidate, told: str | None) -> bool:
    """False for a year, and for a word that merely introduces a noun."""
    quantity = one.quantity
    if quantity.lone:
        return told is not None
    bare = quantity.digits and quantity.unit is None and quantity.end - quantity.core == YEAR_DIGITS
    bare = bare and quantity.bound in {"=", "~"}
    return not (bare and told is None and one.place.noun is None and quantity.low in YEARS)


def _figure(doc_id: str, key: str, text: str, read: tuple[Quantity, str]) -> Figure:
    one, language = read
    return Figure(
        mention_id=short_hash(key, "figure", one.start, one.end),
        doc_id=doc_id,
        start=one.start,
        end=one.end,
        text=text[one.start : one.end],
        low=one.low,
        high=one.high,
        bound=one.bound,
        unit=one.unit,
        counted=None,
        property=one.property,
        language=language,
        rule=one.rule,
        approx=one.approx,
        change=one.change,
        engines=(),
    )
