"""Kronika: facts from reports in several languages, as tables, compared across sources.

The map of the house: documents go through the stages in this order, and `pipeline.run` is the only place that knows it.
"""

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
