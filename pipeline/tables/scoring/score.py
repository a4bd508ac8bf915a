"""Rows of the tables held against the marks of documents."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pipeline.tables.cells import Row, rows
from pipeline.tables.scoring.gold import VALUES, Gold, Mark

MADE_OF = {"names": ("kind",), "claims": ("property", "low", "high", "bound")}  # what a row must share to be found
Span = tuple[int, int]


@dataclass(slots=True)
class Line:
    """Counts of one kind in one language."""

    kind: str
    language: str
    gold: int = 0
    found: int = 0
    hit: int = 0  # marks that a row shares letters with
    exact: int = 0  # those whose letters are the same
    value: int = 0  # those whose cells are all right

    def shares(self) -> dict[str, float | None]:
        """Precision, recall, and the shares of marks with the same letters and with the right value."""
        return {
            "precision": self.hit / self.found if self.found else None,
            "recall": self.hit / self.gold if self.gold else None,
            "exact": self.exact / self.gold if self.gold else None,
            "value": self.value / self.gold if self.gold else None,
        }


def scores(outputs: Path, marked: Iterable[Gold]) -> Sequence[Line]:
    """A line for each kind and language. Raises FileNotFoundError where a table is missing."""
    documents = {row["doc_id"]: row for row in rows(outputs, "documents")}
    told: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for table in VALUES:
        for row in rows(outputs, table):
            told[table, row["doc_id"]].append(row)
    lines: dict[tuple[str, str], Line] = {}
    for one in marked:
        document = documents.get(one.doc_id)
        place = _stretch(one, outputs / document["text_path"]) if document else None
        for table in sorted(one.tables):
            inside = [row for row in told[table, one.doc_id] if place and _meet(place.span, _span(row))]
            _counted(lines, (table, document["language"] if document else ""), (one, place, inside))
    return [lines[key] for key in sorted(lines)]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where the letters of an excerpt stand in the stored text: offsets of all that are no white space."""

    span: Span
    own: Sequence[int] = ()
    there: Sequence[int] = ()

    def moved(self, span: Span) -> Span:
        """A span of the excerpt as one of the stored text."""
        if not self.own:
            return span
        first, after = (bisect_left(self.own, offset) for offset in span)
        return self.there[first], self.there[after - 1] + 1


def _stretch(one: Gold, path: Path) -> Stretch | None:
    """The place of an excerpt; None where the text does not hold it. White space does not count."""
    text = path.read_bytes().decode()
    if one.text is None:
        return Stretch((0, len(text)))
    own = [i for i, letter in enumerate(one.text) if not letter.isspace()]
    all_there = [i for i, letter in enumerate(text) if not letter.isspace()]
    start = "".join(text[i] for i in all_there).find("".join(one.text[i] for i in own))
    if start < 0:
        return None
    there = all_there[start : start + len(own)]
    return Stretch((there[0], there[-1] + 1), own, there)


def _counted(
    lines: dict[tuple[str, str], Line], key: tuple[str, str], told: tuple[Gold, Stretch | None, list[Row]]
) -> None:
    """Count the marks of one document and table, and the rows found there; a row answers one mark."""
    (table, language), (one, place, inside) = key, told

    def line(cells: Mapping[str, str]) -> Line:
        kind = cells["kind"] if table == "names" else table
        return lines.setdefault((kind, language), Line(kind, language))

    asked = inside if table != "claims" else [row for row in inside if row["bound"] and row["polarity"] != "negated"]
    for row in asked:
        line(row).found += 1
    left = list(asked)
    for mark in (mark for mark in one.marks if mark.table == table):
        counts = line(mark.cells)
        counts.gold += 1
        span = place.moved((mark.start, mark.end)) if place else (0, 0)
        fitting = [(row, _span(row) == span, _right(mark, row)) for row in left if _fits(mark, row, span)]
        if fitting:
            best, exact, right = max(fitting, key=lambda found: found[1:])
            left.remove(best)
            counts.hit, counts.exact, counts.value = counts.hit + 1, counts.exact + exact, counts.value + right
    unasked = [place.moved(span) for span in one.passed_over] if place and table == "claims" else []
    for row in left:
        line(row).found -= any(_meet(span, _span(row)) for span in unasked)  # nobody says whether it is right


def _fits(mark: Mark, row: Row, span: Span) -> bool:
    must = MADE_OF.get(mark.table, ())
    return _meet(span, _span(row)) and all(_same(mark.cells.get(name, ""), row[name]) for name in must)


def _right(mark: Mark, row: Row) -> bool:
    """All cells that the mark gives are those of the row."""
    return all(_same(cell, row[name]) for name, cell in mark.cells.items())


def _same(left: str, right: str) -> bool:
    try:
        return Decimal(left) == Decimal(right)
    except InvalidOperation:
        return left.casefold() == right.casefold()


def _span(row: Row) -> Span:
    return int(row["start"]), int(row["end"])


def _meet(left: Span, right: Span) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def printed(lines: Sequence[Line]) -> Iterator[str]:
    """The lines as a table, shares in percent."""
    yield f"{'kind':14}{'language':10}{'gold':>6}{'found':>7}" + "".join(
        f"{name:>11}" for name in Line("", "").shares()
    )
    for one in lines:
        cells = ("–" if share is None else f"{100 * share:.1f}" for share in one.shares().values())
        yield f"{one.kind:14}{one.language:10}{one.gold:>6}{one.found:>7}" + "".join(f"{cell:>11}" for cell in cells)
