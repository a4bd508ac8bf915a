"""Text cut at the edges of what was read in it, so that a page can colour every piece."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from pipeline.report.read import Row, rows

VALUES = {"names": ("lemma", "role"), "dates": ("edtf", "cue"), "figures": ("bound", "low", "high", "unit", "counted")}
KINDS = {"dates": "date", "figures": "figure"}  # a name has a kind of its own
MEANT = {"names": ("entity_id",), "dates": ("edtf",), "figures": ("low", "high")}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention: where it stands, and what was read in it."""

    start: int
    end: int
    kind: str
    value: str
    meant: str  # entity, date or bounds, which may be those of a claim
    alone: str = ""  # the engine that found it, where the other passed it over


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the mention and the claims that cover it."""

    text: str
    mark: Mark | None
    claims: tuple[str, ...]
    begins: tuple[str, ...]  # claims whose quote begins with this piece
    ends: tuple[str, ...]  # claims whose quote ends with it


def marks(outputs: Path) -> Mapping[str, Sequence[Mark]]:
    """Mentions of each document in the order of its text; of two that overlap, the longer."""
    found: dict[str, list[Mark]] = {}
    two = second_opinion(outputs)
    for table, columns in VALUES.items():
        for row in rows(outputs, table):
            value = " ".join(row[name] for name in columns if row[name])
            kind = KINDS.get(table) or row["kind"]
            meant = "|".join(row[name] for name in MEANT[table])
            mark = Mark(int(row["start"]), int(row["end"]), kind, value, meant, _alone(row) if two else "")
            found.setdefault(row["doc_id"], []).append(mark)
    return {doc_id: tuple(_apart(one)) for doc_id, one in found.items()}


def _alone(row: Row) -> str:
    """The engine of a mention that the other passed over."""
    return row["engines"] if "|" not in row["engines"] else ""


def second_opinion(outputs: Path) -> bool:
    """True where two engines read the texts."""
    return any("|" in row["engines"] for table in VALUES for row in rows(outputs, table))


def _apart(found: list[Mark]) -> Iterator[Mark]:
    """Marks without those that begin inside another."""
    last = -1
    for mark in sorted(found, key=lambda m: (m.start, -m.end)):
        if mark.start >= last:
            yield mark
            last = mark.end


def pieces(text: str, span: tuple[int, int], found: Sequence[Mark], claims: Sequence[Row] = ()) -> Iterator[Piece]:
    """The stretch of a text cut at every edge: nothing is lost, nothing is said twice."""
    start, end = span
    inside = found[bisect_right(found, start, key=lambda m: m.end) : bisect_left(found, end, key=lambda m: m.start)]
    quotes = [(int(claim["start"]), int(claim["end"]), claim["claim_id"]) for claim in claims]
    edges = {start, end, *(e for m in inside for e in (m.start, m.end)), *(e for q in quotes for e in q[:2])}
    cuts = sorted(edge for edge in edges if start <= edge <= end)
    for left, right in pairwise(cuts):
        begun = bisect_right(inside, left, key=lambda m: m.start)
        cover = inside[begun - 1] if begun and left < inside[begun - 1].end else None
        yield Piece(
            text[left:right],
            cover,
            tuple(name for begin, stop, name in quotes if begin <= left < stop),
            tuple(name for begin, _, name in quotes if begin == left),
            tuple(name for _, stop, name in quotes if stop == right),
        )
