"""The words around numbers, as the patterns of a language name them: compiled once, asked of a text at a place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.extract.figures.units import Units
from pipeline.extract.figures.words import BLANK, LEFT, RIGHT, Ending, Opening, alternatives, forms, plain
from pipeline.languages import table

CLAUSE = 90  # characters before a number in which a verb of change stands
ENDS = re.compile(r"\s*(?:[.,;:!?)]|$)")
NAMED = re.compile(r"(?<![^\W\d_])([^\W\d_]+)\s+$")
WORD_BEFORE = re.compile(r"(?<!\w)(\w+)\s+$")
WORD_AFTER = re.compile(r"\s+(\w+)")
CLAUSE_END = re.compile(r"[.;!?]\s")
WHOLES = ("whole", "multiple")  # tables of words that are a number by themselves
WAYS = ("by", "to", "from")  # that a number changes
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Near:
    """Words of a pattern found beside a number: the pattern, and where the words end that face away from it."""

    row: Row
    edge: int


class Wording:
    """The patterns of one language."""

    def __init__(self, rows: Mapping[str, Any]) -> None:
        """Compile a table. Raises ValueError for a pattern without examples."""
        self.rows = rows
        if bare := [row["name"] for row in rows["pattern"] if not row.get("examples")]:
            message = f"no example: {', '.join(bare)}"
            raise ValueError(message)
        self.units = Units(rows)
        self._rows_before, self._rows_after = _by_words(rows["pattern"], "before"), _by_words(rows["pattern"], "after")
        self._before = {kind: Ending(words) for kind, words in self._rows_before.items()}
        self._after = {kind: Opening(words) for kind, words in self._rows_after.items()}
        self._open = {row["name"]: Ending(row["open"]) for row in rows["pattern"] if row.get("open")}
        self._changed = {row["name"]: _stems(row["words"]) for row in rows["pattern"] if row.get("words")}
        self._kinds = {
            row["kind"]: [other for other in rows["pattern"] if other["kind"] == row["kind"]] for row in rows["pattern"]
        }
        self._way = Ending((word for row in self.patterns("change") for way in WAYS for word in row[way]), r"\s+")
        self._ways = {(row["name"], way): Ending(row[way], r"\s+") for row in self.patterns("change") for way in WAYS}
        self._wholes = {kind: forms(rows[kind]) for kind in WHOLES if rows.get(kind)}
        self._whole = {kind: _whole_word(words) for kind, words in self._wholes.items()}
        self._everies = forms(rows["every"])
        self._every = {
            row["name"]: re.compile(
                rf"(?<!\w){alternatives(row['before'])}{BLANK}+({alternatives(self._everies)})(?!\w)", re.IGNORECASE
            )
            for row in self.patterns("every")
        }
        self._refused = Ending(rows["refuse"]["before"]), Opening(rows["refuse"]["after"])
        self._nth = Opening(rows.get("nth_of", ()))
        self._address = Ending(rows["refuse"]["address"]) if rows["refuse"]["address"] else None

    def patterns(self, kind: str) -> Iterable[Row]:
        """Patterns of a kind, in the order of the table."""
        return self._kinds.get(kind, ())

    def makes_nth(self, text: str, end: int) -> bool:
        """True where one word for thousands is an ordinal: before what comes one by one, and before nothing."""
        return bool(ENDS.match(text, end) or self._nth.match(text[end : end + RIGHT]))

    def shares(self, row: Row, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Words that are a share or a multiple by themselves, where what stands around lets them be one."""
        kind = row["kind"]
        for found in self._whole[kind].finditer(text):
            before = WORD_BEFORE.search(text[max(0, found.start() - LEFT) : found.start()])
            after = WORD_AFTER.match(text[found.end() : found.end() + RIGHT])
            follows = after and (after[1].casefold() in row["follow"] if "follow" in row else after[1][0].isalpha())
            apart = before and after and after[1] in row.get("apart", ())
            ends = apart or ENDS.match(text, found.end())
            alone = ends and (not before or before[1].casefold() in row.get("alone", ()))
            if (follows or alone) and (not before or before[1].casefold() not in row.get("refuse", ())):
                yield found, self._wholes[kind][found[0].casefold()]

    def everies(self, row: Row, text: str) -> Iterator[tuple[int, int, str]]:
        """Ordinals after a word like every: where they stand and what they are worth."""
        for found in self._every[row["name"]].finditer(text):
            yield found.start(), found.end(), self._everies[found[1].casefold()]

    def before(self, kind: str, text: str, start: int) -> Near | None:
        """The pattern of a kind whose words stand directly before a place: of several, the longest words."""
        found = self._before[kind].search(text[max(0, start - LEFT) : start]) if kind in self._before else None
        return Near(self._rows_before[kind][plain(found[0])], start - len(found[0])) if found else None

    def opened(self, row: Row, text: str, start: int) -> int | None:
        """Where the words that open a range begin; None where they do not stand before it."""
        found = self._open[row["name"]].search(text[max(0, start - LEFT) : start]) if "open" in row else None
        return start - len(found[0]) if found else None

    def after(self, kind: str, text: str, end: int) -> Near | None:
        """The pattern of a kind whose words stand directly after a place: of several, the longest words."""
        found = self._after[kind].match(text[end : end + RIGHT]) if kind in self._after else None
        return Near(self._rows_after[kind][plain(found[0])], end + found.end()) if found else None

    def changed(self, text: str, start: int) -> tuple[str, Row] | None:
        """by, to or from before a number in a clause with a verb of change, and its pattern."""
        left = text[max(0, start - CLAUSE) : start]
        if not self._way.search(left):
            return None
        left = _clause(left)
        for row in self.patterns("change"):
            for way in WAYS:
                if self._ways[row["name"], way].search(left) and self._changed[row["name"]].search(left):
                    return way, row
        return None

    def refused(self, text: str, start: int, end: int) -> bool:
        """True where the words around say that a number counts nothing."""
        before, after = self._refused
        left = text[max(0, start - LEFT) : start]
        if self._address and self._address.search(_unnamed(left)):
            return True
        return bool(before.search(left) or after.match(text[end : end + RIGHT]))


def _by_words(rows: Iterable[Row], side: str) -> dict[str, dict[str, Row]]:
    """For each kind of pattern, which row a row of words beside a number belongs to; the first one that lists it."""
    found: dict[str, dict[str, Row]] = {}
    for row in rows:
        for words in row.get(side, ()):
            found.setdefault(row["kind"], {}).setdefault(plain(words), row)
    return found


def _unnamed(left: str) -> str:
    """What stands before the capitalised words at the end of a stretch."""
    while (last := NAMED.search(left)) and last[1].istitle():
        left = left[: last.start()]
    return left


def _clause(left: str) -> str:
    """What stands before a number in its clause; a full stop before a small letter ends an abbreviation."""
    ends = [one.end() for one in CLAUSE_END.finditer(left) if one[0][0] != "." or not left[one.end() :][:1].islower()]
    return left[ends[-1] :] if ends else left


def _whole_word(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives(words)}(?!\w)", re.IGNORECASE)


def _stems(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives(words)}", re.IGNORECASE)


@cache
def wording(language: str) -> Wording:
    """The patterns of a language."""
    return Wording({**table(language, "figures"), "locale": language})
