"""The words around numbers, as the patterns of a language name them: compiled once, asked of a text at a place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from pipeline.languages import table

BLANK = r"[\s\u00a0\u2009\u202f]"
LEFT, RIGHT = 48, 32  # characters before and after a number in which its words stand
CLAUSE = 90  # characters before a number in which a verb of change stands
NAMED = re.compile(r"([^\W\d_]+)\s+$")
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
        self._units = _forms(rows["unit"])
        self._unit = re.compile(rf"{BLANK}{{0,2}}({_any(self._units)})(?!\w)")
        self._tails = _forms(rows["tail"])
        self._tail = re.compile(rf"[-–]({_any(self._tails)})(?![\w-])", re.IGNORECASE)
        self._signs = _forms(rows["before"])
        self._sign = re.compile(rf"(?<!\w)({_any(self._signs)}){BLANK}?$")
        self._letters = _forms(rows.get("letter", {}))
        self._denominators = _forms(rows["denominator"])
        self._denominator = re.compile(rf"(?:{BLANK}|-)({_any(self._denominators)})(?!\w)", re.IGNORECASE)
        self._before = {row["name"]: _left(row["before"]) for row in rows["pattern"] if row.get("before")}
        self._after = {row["name"]: _right(row["after"]) for row in rows["pattern"] if row.get("after")}
        self._open = {row["name"]: _left(row["open"]) for row in rows["pattern"] if row.get("open")}
        self._changed = {row["name"]: _stems(row["words"]) for row in rows["pattern"] if row.get("words")}
        self._wholes, self._everies = _forms(rows["whole"]), _forms(rows["every"])
        self._whole = re.compile(rf"(?<!\w){_any(self._wholes)}(?!\w)", re.IGNORECASE)
        self._every = re.compile(rf"(?<!\w){_any(self._everies)}(?!\w)", re.IGNORECASE)
        self._refused = _left(rows["refuse"]["before"]), _right(rows["refuse"]["after"])
        self._address = _left(rows["refuse"]["address"]) if rows["refuse"]["address"] else None

    def patterns(self, kind: str) -> Iterable[Row]:
        """Patterns of a kind, in the order of the table."""
        return (row for row in self.rows["pattern"] if row["kind"] == kind)

    def unit(self, text: str, end: int) -> tuple[str, int] | None:
        """The unit after a number, and where it ends; one that is joined by a hyphen too."""
        stretch = text[end : end + RIGHT]
        if found := self._tail.match(stretch):
            return self._tails[found[1].casefold()], end + found.end()
        found = self._unit.match(stretch)
        return (self._units[found[1]], end + found.end()) if found else None

    def sign(self, text: str, start: int) -> tuple[str, int] | None:
        """The sign of money before a number, and where it begins."""
        found = self._sign.search(text[max(0, start - 8) : start])
        return (self._signs[found[1]], start - len(found[0])) if found else None

    def letter(self, text: str, end: int) -> tuple[Decimal, int] | None:
        """A scale in one letter, glued to digits."""
        value = self._letters.get(text[end : end + 1].casefold())
        return (Decimal(value), end + 1) if value and not text[end + 1 : end + 2].isalnum() else None

    def denominator(self, text: str, end: int) -> tuple[Decimal, int] | None:
        """The denominator after a number: two thirds."""
        found = self._denominator.match(text[end : end + RIGHT])
        return (Decimal(self._denominators[found[1].casefold()]), end + found.end()) if found else None

    def shares(self, row: Row, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Words that are a share by themselves, where what stands around lets them be one."""
        for found in self._whole.finditer(text):
            before = re.search(r"(\w+)\s+$", text[max(0, found.start() - LEFT) : found.start()])
            after = re.match(r"\s+(\w+)", text[found.end() : found.end() + RIGHT])
            follows = after and (after[1].casefold() in row["follow"] if "follow" in row else after[1][0].isalpha())
            if follows and (not before or before[1].casefold() not in row.get("refuse", ())):
                yield found, self._wholes[found[0].casefold()]

    def everies(self, row: Row, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Ordinals after a word like every."""
        for found in self._every.finditer(text):
            if self._before[row["name"]].search(text[max(0, found.start() - LEFT) : found.start()]):
                yield found, self._everies[found[0].casefold()]

    def before(self, kind: str, text: str, start: int) -> Near | None:
        """The pattern of a kind whose words stand directly before a place: of several, the longest words."""
        return self._near(kind, self._before, text[max(0, start - LEFT) : start], start)

    def opened(self, row: Row, text: str, start: int) -> int | None:
        """Where the words that open a range begin; None where they do not stand before it."""
        found = self._open[row["name"]].search(text[max(0, start - LEFT) : start]) if "open" in row else None
        return start - len(found[0]) if found else None

    def after(self, kind: str, text: str, end: int) -> Near | None:
        """The pattern of a kind whose words stand directly after a place."""
        for row in self.patterns(kind):
            pattern = self._after.get(row["name"])
            if pattern and (found := pattern.match(text[end : end + RIGHT])):
                return Near(row, end + found.end())
        return None

    def changed(self, text: str, start: int) -> tuple[str, Row] | None:
        """by, to or from before a number in a clause with a verb of change, and its pattern."""
        left = re.split(r"[.;!?]\s", text[max(0, start - CLAUSE) : start])[-1]
        for row in self.patterns("change"):
            if self._changed[row["name"]].search(left):
                for way in ("by", "to", "from"):
                    if re.search(rf"(?<!\w){_any(row[way])}\s+$", left, re.IGNORECASE):
                        return way, row
        return None

    def refused(self, text: str, start: int, end: int) -> bool:
        """True where the words around say that a number counts nothing."""
        before, after = self._refused
        left = text[max(0, start - LEFT) : start]
        if self._address and self._address.search(_unnamed(left)):
            return True
        return bool(before.search(left) or after.match(text[end : end + RIGHT]))

    def _near(self, kind: str, patterns: Mapping[str, re.Pattern[str]], left: str, start: int) -> Near | None:
        best: Near | None = None
        for row in self.patterns(kind):
            pattern = patterns.get(row["name"])
            found = pattern.search(left) if pattern else None
            if found and (best is None or start - len(found[0]) < best.edge):
                best = Near(row, start - len(found[0]))
        return best


def _unnamed(left: str) -> str:
    """What stands before the capitalised words at the end of a stretch."""
    while (last := NAMED.search(left)) and last[1].istitle():
        left = left[: last.start()]
    return left


def _forms(rows: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {form: value for value, forms in rows.items() for form in forms}


def _any(words: Iterable[str]) -> str:
    """Any of some words, longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", rf"{BLANK}+") for word in ordered) + ")"


def _left(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any(words)}{BLANK}*$", re.IGNORECASE)


def _right(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"{BLANK}*{_any(words)}(?!\w)", re.IGNORECASE)


def _stems(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any(words)}", re.IGNORECASE)


@cache
def wording(language: str) -> Wording:
    """The patterns of a language."""
    return Wording(table(language, "figures"))
