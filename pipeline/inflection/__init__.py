"""Base forms of names: what a phrase would be in the nominative, word by word and as a whole."""

from pipeline.inflection.analyses import Analysis, analyses
from pipeline.inflection.base import Base
from pipeline.inflection.phrases import bases
from pipeline.inflection.tags import labelled

__all__ = ("Analysis", "Base", "analyses", "bases", "labelled")
