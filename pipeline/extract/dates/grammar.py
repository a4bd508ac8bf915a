"""The date table of a language, compiled: its patterns, and the words that may, must or must not stand around."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from anyascii import anyascii

from pipeline.choices import Compounds, Words
from pipeline.extract.dates.around import LEFT, any_of, apart, beginning, ending, in_clause
from pipeline.languages import table
from pipeline.patterns import Found, Patterns, Row, slots_of, words

NUMBERS = {  # digits, the same in every language
    "year": r"(?:1\d|20)\d\d(?!\d|[.,]\d)",
    "modern": r"(?:1[89]|20)\d\d(?!\d|[.,]\d)",
    "yy": r"\d\d(?!\d)",
    "no_month": r"(?:1[3-9]|[2-9]\d)(?!\d)",  # two digits of a year that can be no month
    "day": r"(?:0?[1-9]|[12]\d|3[01])(?!\d)",
    "mm": r"(?:0?[1-9]|1[0-2])(?!\d)",
    "mm2": r"(?:0[1-9]|1[0-2])(?!\d)",
    "yearbefore": r"[1-9]\d{0,3}(?!\d|[.,]\d)",
    "number": r"\d{1,3}(?!\d)",
    "weeknumber": r"(?:[1-9]|[1-4]\d|5[0-3])(?!\d)",
    "decade": r"(?:(?:1\d|20)\d|\d)0(?!\d)",
    "hour": r"(?:[01]?\d|2[0-4])(?!\d)",
    "minute": r"[0-5]\d(?!\d)",
}
TEN, HUNDRED = 10, 100
CLAUSE = 120  # characters before a match in which a word may look ahead
CHAIN = 3  # cues in a row, as in since about early May
NUMERIC = re.compile(r"\d[.,:/–-]\Z|[$€£#§%]\s?\Z")  # before a number that is part of another, or of money
UNIT_AFTER = re.compile(r"\s?[%°€$£‰]|[-–]\w*\d|:\d")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A match in a text, with the words beside it that bear on its value."""

    found: Found
    start: int
    end: int
    language: str
    cue: str | None
    mark: str  # ~ or ?, from a word before it

    def moved(self, by: int) -> "Candidate":
        """The same, so many characters further on."""
        return replace(self, start=self.start + by, end=self.end + by)


def holds(candidate: Candidate, row: Row) -> bool:
    """True for a date that such a row may count from."""
    return "only" not in row or any(slot in candidate.found.slots for slot in row["only"])


class Grammar:
    """Finds the candidates of one language."""

    def __init__(self, code: str) -> None:
        """Compile the table `dates` of a language."""
        rows = table(code, "dates")
        self._code, self._table = code, rows
        self._patterns = Patterns(rows.get("pattern", []), _slots(rows), rows.get("macro", {}))
        self._cues = {form.casefold(): cue for cue, forms in rows.get("cue", {}).items() for form in forms}
        fillers = "".join(f"(?:{any_of(rows['filler'])}\\s+)?" for _ in range(2)) if rows.get("filler") else ""
        self._cue = re.compile(rf"(?<!\w)({any_of(self._cues)})[\s-]+{fillers}$", re.IGNORECASE) if self._cues else None
        self._before = {name: ending(words) for name, words in rows.get("before", {}).items()}
        self._after = {name: beginning(words) for name, words in rows.get("after", {}).items()}
        ahead = rows.get("future", {}).get("words", ())
        self._ahead = in_clause(ahead, r"[^.;!?\n]", CLAUSE) if ahead else None
        self._within = {name: in_clause(words) for name, words in rows.get("within", {}).items()}
        marks = rows.get("mark", {})
        self._marks = {cue: mark for mark, cues in marks.items() for cue in cues}

    def candidates(self, text: str) -> Iterator[Candidate]:
        """Matches in the order of the text that nothing around forbids."""
        for found in self._patterns.found(text, lambda one: self._stands(one, text)):
            chain = self._chain(text[max(0, found.start - LEFT) : found.start])
            cue = next((cue for cue in reversed(chain) if cue not in self._marks), None)
            mark = next((self._marks[cue] for cue in chain if cue in self._marks), "")
            yield Candidate(found, found.start, found.end, self._code, cue or found.slots.get("part"), mark)

    def looks_ahead(self, candidate: Candidate, text: str) -> bool:
        """True where the words of the sentence, or the cue, look at what is to come."""
        future = self._table.get("future", {})
        if candidate.cue in future.get("cues", ()):
            return True
        return bool(self._ahead and self._ahead.search(text[max(0, candidate.start - CLAUSE) : candidate.start]))

    def may_lie_ahead(self, candidate: Candidate) -> bool:
        """True for a cue that takes the nearest day, before publication or after it: until 19 January."""
        return candidate.cue in self._table.get("future", {}).get("near", ())

    def lies_behind(self, candidate: Candidate) -> bool:
        """True for a cue that looks back, whatever the tense: he is in prison since November."""
        return candidate.cue in self._table.get("future", {}).get("back", ())

    def joins(self, between: str) -> bool:
        """True for words that join two ends of a stretch, of which the first may borrow from the second."""
        return between.strip(" ,\n\u00a0").casefold() in self._table.get("joins", ())

    def _stands(self, found: Found, text: str) -> bool:
        """False where the words around say that this is something else."""
        left, right = text[max(0, found.start - LEFT) : found.start], text[found.end : found.end + LEFT]
        if (text[found.start].isdigit() and NUMERIC.search(left[-3:])) or (
            found.row.get("bare") and UNIT_AFTER.match(right)
        ):
            return False
        refused = found.row.get("refuse", ())
        if any(name in self._within and self._within[name].search(left) for name in refused):
            return False
        if self._sees(refused, left, right) or ("capital" in refused and right[:1] == " " and right[1:2].isupper()):
            return False
        if found.row["value"] == "beside" and not self._date_follows(found, text):
            return False
        needs = (found.row.get(name, ()) for name in ("need", "also"))
        return all(not names or self._sees(names, left, right) or apart(names, left, right) for names in needs)

    def _date_follows(self, found: Found, text: str) -> bool:
        """True where a date stands directly after a match; it is read with the last word of the match before it."""
        last = text.rfind(" ", found.start, found.end) + 1
        following = next(self.candidates(text[last : found.end + LEFT]), None)
        if following is None or text[found.end : last + following.start].strip():
            return False
        return following.found.row["value"] != "none" and holds(following, found.row)

    def _sees(self, names: Iterable[str], left: str, right: str) -> bool:
        """True where one of some lists of words stands directly before or after."""
        for name in names:
            if name in self._before and self._before[name].search(left):
                return True
            if name in self._after and self._after[name].match(right):
                return True
        return False

    def _chain(self, left: str) -> list[str]:
        """The cues before a match, the nearest first."""
        chain: list[str] = []
        while self._cue and len(chain) < CHAIN and (match := self._cue.search(left)):
            chain.append(self._cues[" ".join(match[1].split()).casefold()])
            left = left[: match.start()]
        return chain


def _slots(rows: Mapping[str, Any]) -> dict[str, Words | str]:
    """The slots of a table; tens and ones are put together, letters without their marks let in where it says so."""
    slots = slots_of(rows, NUMBERS)
    ones = words(rows.get("yearone", {})) or words(rows.get("count", {}))
    for name, small in (("count", words(rows.get("count", {}))), ("yeartail", ones)):
        slots[name] = _compounds(words(rows.get(name, {})), small, rows["compound"])
    if not rows.get("ascii"):
        return slots
    return {name: words if isinstance(words, str) else _plain(words) for name, words in slots.items()}


def _compounds(counts: Words, small: Words, glues: Iterable[str]) -> Compounds:
    """Numbers, and tens before ones: twenty-two."""
    tens = {form: n for form, n in counts.items() if TEN < int(n) < HUNDRED and int(n) % TEN == 0}
    ones = {form: n for form, n in small.items() if int(n) < TEN and " " not in form}
    return Compounds(counts, tens, tuple(glues), ones)


def _plain(words: Words) -> Words:
    """Words, and the same in ASCII."""
    if isinstance(words, Compounds):
        return Compounds(_plain(words.alone), _plain(words.tens), words.glues, _plain(words.ones))
    return {anyascii(form): value for form, value in words.items()} | dict(words)


@cache
def grammar(code: str) -> Grammar:
    """The grammar of a language."""
    return Grammar(code)
