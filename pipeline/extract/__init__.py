"""The mentions of a document: names, dates and figures, each with its value and its place in the text."""

from pipeline.extract.dates import document_dates
from pipeline.extract.figures import document_figures
from pipeline.extract.names import document_names
from pipeline.extract.opinions import agreed
from pipeline.model import Annotation, Document, Mentions

__all__ = ("agreed", "mentions")


def mentions(document: Document, annotation: Annotation) -> Mentions:
    """Everything named, dated and counted in a document. Dates are read first: no figure lies inside one."""
    dates = document_dates(document, annotation)
    return Mentions(
        names=document_names(document, annotation),
        dates=dates,
        figures=document_figures(document, annotation, dates),
    )
