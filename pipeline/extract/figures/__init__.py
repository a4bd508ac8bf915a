"""Figures: numbers with bounds and units, what they count and what they say."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.figures.counted import Counted, counted, said
from pipeline.extract.figures.quantities import Quantity, quantities
from pipeline.languages import codes
from pipeline.model import Annotation, Date, Document, Figure, Span, short_hash
from pipeline.ontology import properties
from pipeline.syntax import Tree, tree

__all__ = ("document_figures", "figures")
YEARS = range(1800, 2100)  # four bare digits that count nothing are a year


def figures(text: str, language: str) -> tuple[Figure, ...]:
    """The figures of a text by its words alone: without the syntax nothing is told of what they count."""
    return tuple(_figure("", "", text, one, language) for one in quantities(text, language) if not one.lone)


def document_figures(document: Document, annotation: Annotation, dates: Sequence[Date]) -> tuple[Figure, ...]:
    """The figures of a document; what is a date, or part of a name, is none."""
    syntax = tree(document, annotation)
    taken = [Span(one.start, one.end) for one in dates] + list(_labelled(annotation))
    found = [one for one in _moved(document) if not any(_overlap(one[0], span) for span in taken)]
    places = [counted(syntax, one) for one, _ in found]
    numbers = [place.number for place in places if place]
    rows = (
        _read(document, syntax, pair, (place, numbers)) for pair, place in zip(found, places, strict=True) if place
    )
    return tuple(row for row in rows if row)


def _moved(document: Document) -> Iterator[tuple[Quantity, str]]:
    """Quantities of every segment with its language; offsets are those of the document."""
    for segment in document.segments:
        if segment.language in codes():
            for one in quantities(document.text[segment.start : segment.end], segment.language):
                by = segment.start
                yield replace(one, start=one.start + by, end=one.end + by, core=one.core + by), segment.language


def _labelled(annotation: Annotation) -> Iterator[Span]:
    """Characters of the names that the engine sees and that begin with a letter."""
    for label in annotation.labels:
        first, last = annotation.tokens[label.start], annotation.tokens[label.end - 1]
        if first.text[0].isalpha() and label.end - label.start > 1:
            yield Span(first.start, last.end)


def _overlap(one: Quantity, span: Span) -> bool:
    return one.core < span.end and span.start < one.end


def _read(
    document: Document, syntax: Tree, pair: tuple[Quantity, str], placed: tuple[Counted, Sequence[int]]
) -> Figure | None:
    """A row of the table; None for a year, and for one that only introduces a noun."""
    (one, language), (place, numbers) = pair, placed
    told = one.property or said(syntax, one, place, [other for other in numbers if other != place.number])
    if told is None and (_is_year(one) and place.noun is None):
        return None
    if one.lone and not (told and properties()[told]["claim"] and one.unit is None):
        return None
    noun = None if place.noun is None else _noun(syntax, place.noun)
    return replace(_figure(document.doc_id, document.key, document.text, one, language), counted=noun, property=told)


def _is_year(one: Quantity) -> bool:
    return one.digits and one.unit is None and one.low == one.high and one.low in YEARS and one.end - one.start == 4  # noqa: PLR2004


def _noun(syntax: Tree, token: int) -> str:
    """Base form of the counted noun."""
    return syntax.tokens[token].lemma


def _figure(doc_id: str, key: str, text: str, one: Quantity, language: str) -> Figure:
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
