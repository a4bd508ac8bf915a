"""Kronika: facts from reports in several languages, as tables, compared across sources.

From Python, `pipeline.run("corpus", "outputs")` makes tables and `pipeline.load("outputs")` gives them as data frames.
The map of the house: documents go through the stages in this order, and `pipeline.run` is the only place that knows it.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.tables.frames import Tables

STAGES = (
    ("ingest", "Files of a folder, read into documents without their headers."),
    ("detect", "The language of each document and of its stretches."),
    ("annotate", "Words with their grammar, and the names that a model finds."),
    ("extract", "Names, dates and figures, each with its value and its place in the text."),
    ("resolve", "Names joined into persons, places and organisations."),
    ("claims", "Who says that what happened, when, where, to whom and how many."),
    ("events", "Claims that speak of one happening."),
    ("compare", "What the sources of one event say, and whether they agree."),
    ("tables", "Everything written as CSV tables."),
    ("report", "The tables as a page to look at."),
)


def load(outputs: Path | str = "outputs") -> Tables:
    """The tables of a folder as typed data frames. Raises FileNotFoundError where there are none."""
    from pipeline.tables.frames import Tables  # noqa: PLC0415  (pandas is slow to load, and a run needs none)

    return Tables(Path(outputs))


def __getattr__(name: str) -> Any:  # noqa: ANN401  (what a module holds)
    """`pipeline.run`, loaded when it is asked for: a module that can be called."""
    if name == "run":
        return import_module("pipeline.run")
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
