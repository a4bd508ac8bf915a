"""Dates as a component of spaCy: `nlp.add_pipe("pipeline_dates", config={"anchor": "2022-08-10"})`.

It fills `doc.spans["dates"]`: the value (EDTF) of a span is its `kb_id_`, the precision its `label_`. It needs no other
component; the language is that of the pipeline. Times of day and sets are left out.
"""

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract.dates import dates
from pipeline.extract.dates.context import PAST
from pipeline.languages import codes

UNVALUED = {"time", "set"}


class DatesComponent:
    """Reads each document."""

    def __init__(self, language: str, anchor: str | None, prefer: str) -> None:
        """Raises ValueError for a language without tables."""
        if language not in codes():
            message = f"No dates are known in language {language!r}; there are {', '.join(codes())}."
            raise ValueError(message)
        self._language, self._anchor, self._prefer = language, anchor, prefer

    def __call__(self, doc: Doc) -> Doc:
        """The document with its dates; a span takes in whole tokens."""
        doc.spans["dates"] = [
            span
            for one in dates(doc.text, self._language, self._anchor, self._prefer)
            if one.precision not in UNVALUED
            and (
                span := doc.char_span(one.start, one.end, one.precision or "", one.edtf or "", alignment_mode="expand")
            )
        ]
        return doc


@Language.factory("pipeline_dates", default_config={"anchor": None, "prefer": PAST})
def component(nlp: Language, name: str, anchor: str | None, prefer: str) -> DatesComponent:  # noqa: ARG001
    """The factory; `anchor` is the day of publication as EDTF, `prefer` is past or future."""
    return DatesComponent(nlp.lang or "", anchor, prefer)
