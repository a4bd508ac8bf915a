"""Parts of the tables: all that one page shows, and no more. A page whose part is the same is the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.report.marks import Mark
from pipeline.report.read import Row, Tables
from pipeline.report.views import Reader

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Some rows of a table."""

    table: str
    columns: Cells
    rows: tuple[Cells, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A document with its text and the mentions in it."""

    doc_id: str
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What a page is made of."""

    sheets: tuple[Sheet, ...]
    documents: tuple[Shown, ...]

    def reader(self) -> Reader:
        """What makes a page out of it."""
        rows = {one.table: [dict(zip(one.columns, row, strict=True)) for row in one.rows] for one in self.sheets}
        texts = {one.doc_id: one.text for one in self.documents}
        marks = {one.doc_id: one.marks for one in self.documents}
        return Reader(Tables(lambda table: rows.get(table, ())), marks, lambda document: texts[document["doc_id"]])


def of_event(reader: Reader, event: Row) -> Part:
    """What the page of an event shows."""
    tables, event_id = reader.tables, event["event_id"]
    claims = tables.by("claims", "event_id").get(event_id, ())
    compared = tables.by("comparisons", "event_id").get(event_id, ())
    answers = tables.by("answers", "comparison_id")
    known = tables.one("documents", "doc_id")
    return _part(
        reader,
        {
            "events": [event],
            "claims": claims,
            "comparisons": compared,
            "answers": [answer for row in compared for answer in answers.get(row["comparison_id"], ())],
            "documents": [known[doc] for doc in sorted({claim["doc_id"] for claim in claims}) if doc in known],
        },
    )


def of_document(reader: Reader, document: Row) -> Part:
    """What the page of a document shows."""
    tables, doc_id = reader.tables, document["doc_id"]
    answers = tables.by("answers", "doc_id").get(doc_id, ())
    compared = tables.one("comparisons", "comparison_id")
    asked = dict.fromkeys(answer["comparison_id"] for answer in answers)
    return _part(
        reader,
        {
            "documents": [document],
            "claims": tables.by("claims", "doc_id").get(doc_id, ()),
            "answers": answers,
            "comparisons": [compared[one] for one in asked if one in compared],
        },
    )


def _part(reader: Reader, rows: Mapping[str, Sequence[Row]]) -> Part:
    return Part(
        tuple(
            Sheet(table, tuple(some[0]), tuple(tuple(row.values()) for row in some))
            for table, some in rows.items()
            if some
        ),
        tuple(
            Shown(row["doc_id"], reader.text(row), tuple(reader.marks.get(row["doc_id"], ())))
            for row in rows["documents"]
        ),
    )
