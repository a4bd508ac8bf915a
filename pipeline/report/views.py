"""Events as a page shows them: comparisons above their answers, the sources side by side."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.ontology import properties
from pipeline.report.marks import KINDS, Mark, Piece, pieces
from pipeline.report.read import Row, Tables, number

VERDICTS = {  # the gravest first
    "conflicts": "contradict each other",
    "updates": "the later report is higher",
    "overlaps": "ranges meet",
    "refines": "one is more precise",
    "agree": "agree",
    "single": "one answer only",
}
WHERE = ("", "exact place", "near the place", "district", "region", "part of a country", "country", "sea or air")
WIDTH = 100.0  # of a strip that shows a range


@dataclass(frozen=True, slots=True)
class Strip:
    """Where the range of an answer lies among all answers: from, width, and on which sides it is open."""

    start: float
    width: float
    open_left: bool
    open_right: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One answer, or one claim."""

    row: Row
    claim: Row
    document: Row
    pieces: tuple[Piece, ...]
    strip: Strip | None


@dataclass(frozen=True, slots=True)
class Compared:
    """One comparison with its answers."""

    row: Row
    answers: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One event with everything said of it."""

    row: Row
    verdict: str  # the gravest of its comparisons
    where: str  # how precise its place is, in words
    compared: tuple[Compared, ...]
    alone: tuple[Compared, ...]  # comparisons with one answer
    claims: tuple[Said, ...]
    documents: tuple[Row, ...]


class Reader:
    """Makes the parts of a page out of the tables."""

    def __init__(self, tables: Tables, marks: Mapping[str, Sequence[Mark]], text: Callable[[Row], str]) -> None:
        """Know the marks of each document; a text is asked for when it is needed."""
        self.tables, self.marks = tables, marks
        self._text, self._texts = text, dict[str, str]()

    def text(self, document: Row) -> str:
        """A stored text, read once."""
        doc_id = document["doc_id"]
        if doc_id not in self._texts:
            self._texts[doc_id] = self._text(document)
        return self._texts[doc_id]

    def told(self, event: Row) -> Told:
        """One event."""
        rows = self.tables.by("comparisons", "event_id").get(event["event_id"], ())
        found = sorted((self._compared(row) for row in rows), key=_rank)
        claims = self.tables.by("claims", "event_id").get(event["event_id"], ())
        documents = self.tables.one("documents", "doc_id")
        return Told(
            event,
            gravest([row["verdict"] for row in rows]),
            WHERE[int(event["where_precision"] or 0)],
            tuple(one for one in found if one.row["verdict"] != "single"),
            tuple(one for one in found if one.row["verdict"] == "single"),
            tuple(self._said(claim, claim, None) for claim in sorted(claims, key=_place)),
            tuple(documents[doc_id] for doc_id in sorted({c["doc_id"] for c in claims}) if doc_id in documents),
        )

    def page(self, document: Row) -> Iterator[Piece]:
        """The whole text of a document with its mentions and quotes."""
        text, doc_id = self.text(document), document["doc_id"]
        claims = self.tables.by("claims", "doc_id").get(doc_id, ())
        return pieces(text, (0, len(text)), self.marks.get(doc_id, ()), claims)

    def _compared(self, row: Row) -> Compared:
        answers = self.tables.by("answers", "comparison_id").get(row["comparison_id"], ())
        claims = self.tables.one("claims", "claim_id")
        known = [(answer, claims[answer["claim_id"]]) for answer in answers if answer["claim_id"] in claims]
        known.sort(key=lambda pair: (pair[0]["published"], pair[0]["source"], pair[0]["claim_id"]))
        strips = _strips([answer for answer, _ in known])
        return Compared(row, tuple(self._said(*pair, strip) for pair, strip in zip(known, strips, strict=True)))

    def _said(self, row: Row, claim: Row, strip: Strip | None) -> Said:
        document = self.tables.one("documents", "doc_id").get(claim["doc_id"], {"doc_id": claim["doc_id"]})
        text = self.text(document) if "text_path" in document else ""
        span = (int(claim["start"]), int(claim["end"]))
        if text[slice(*span)] != claim["quote"]:  # a table without its text
            return Said(row, claim, document, (Piece(claim["quote"], None, (), (), ()),), strip)
        return Said(row, claim, document, tuple(pieces(text, span, self.marks.get(claim["doc_id"], ()))), strip)


def gravest(verdicts: Sequence[str]) -> str:
    """The gravest verdict of an event."""
    return next((name for name in VERDICTS if name in verdicts), "single")


def answers_with(mark: Mark | None, said: Said, asked: str) -> bool:
    """True where a mention in a quote is the answer itself."""
    if mark is None:
        return False
    claim = said.claim
    if asked == "where":
        return bool(mark.meant) and mark.kind not in KINDS.values() and mark.meant == claim["place_id"]
    if asked == "when":
        return mark.kind == "date" and mark.meant == claim["edtf"]
    return mark.kind == "figure" and mark.meant == f"{claim['low']}|{claim['high']}"


def _strips(answers: Sequence[Row]) -> list[Strip | None]:
    """The ranges of answers on one scale; none where there are no two numbers to lay side by side."""
    ends = [(number(answer["low"]), number(answer["high"])) for answer in answers]
    known = [end for pair in ends for end in pair if end is not None]
    if len(answers) < 2 or len(set(known)) < 2:  # noqa: PLR2004  (a pair)
        return [None] * len(answers)
    least, most = min(known), max(known)
    return [_strip(pair, least, WIDTH / (most - least)) for pair in ends]


def _strip(ends: tuple[float | None, float | None], least: float, scale: float) -> Strip | None:
    low, high = ends
    if low is None and high is None:
        return None
    left = 0.0 if low is None else (low - least) * scale
    right = WIDTH if high is None else (high - least) * scale
    return Strip(round(left, 1), round(right - left, 1), low is None, high is None)


def _rank(one: Compared) -> tuple[int, bool, int, str]:
    """The gravest verdict first, the whole before its parts; then when and where, then as the ontology lists them."""
    row = one.row
    listed = ["when", "where", *properties()]
    asked = listed.index(row["property"]) if row["property"] in listed else len(listed)
    return list(VERDICTS).index(row["verdict"]), bool(row["scope"]), asked, row["scope"]


def _place(claim: Row) -> tuple[str, int]:
    return claim["doc_id"], int(claim["start"])


def verdicts(rows: Sequence[Row]) -> Mapping[str, int]:
    """How many comparisons end in each verdict."""
    found = dict.fromkeys(VERDICTS, 0)
    for row in rows:
        found[row["verdict"]] = found.get(row["verdict"], 0) + 1
    return found
