"""Patterns with slots, as the language tables write them, compiled so that a text is read in linear time.

A table holds rows. A row has a `name`, a `form`, and at least one example; other keys are the caller's. In a form

* `<month>` is a slot: any form that the table `month` lists, or an expression that the caller gives (`<year>`);
* `<month2>` is another slot of the same kind; a slot that stands twice, in two branches of a choice, holds one value;
* `<<day>>` is a macro: a piece of a form that the table `macro` spells out;
* a blank is white space (at most one line end); `(?:a|b)` and `?` are those of regular expressions. No other quantifier
  may hold a quantifier, so that no text makes matching slow.

`fixed = { season = "22" }` fills slots that the form leaves out. `case` asks for small letters (`lower`) or the very
letters of the table (`exact`).

A word that begins no row costs one look into a dictionary: a form begins with a slot, a word, or a choice of these in
`(?:...)`. Where two rows match at one place, the earlier row wins; matches do not overlap.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from pipeline.choices import BLANK, Compounds, Words, choice
from pipeline.forms import blanks, starts, stems, unfolded

SLOT = re.compile(r"<([a-z_]+)(\d?)>")
WORD = re.compile(r"[^\W\d_]+|\d[^\W_]*")  # what a row can begin with: a word of letters, or a number
PLAIN = re.compile(r"<|\w+(?![\w?\[])")  # a piece of a form that begins with a slot, or with a word and its endings
REMEMBERED = 50_000  # words with what follows them; texts repeat themselves
REACH = 20  # words in which a match ends
DIGIT = "0"  # stands for any digit in the dictionary of first words
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """One match: where, by which row, and what its slots hold (values, not forms)."""

    start: int
    end: int
    row: Row
    slots: Mapping[str, str]


class Patterns:
    """The rows of one table, compiled."""

    def __init__(self, rows: Sequence[Row], slots: Mapping[str, Words | str], macros: Mapping[str, str]) -> None:
        """Raises ValueError for a row without example, KeyError for an unknown slot or macro."""
        self._rows, self._slots = rows, slots
        self._values = {name: _folded(words) for name, words in slots.items() if not isinstance(words, str)}
        self._forms = [unfolded(row["form"], macros) for row in rows]
        if bare := [row["name"] for row in rows if not any(key in row for key in ("examples", "anchored"))]:
            message = f"no example: {', '.join(bare)}"
            raise ValueError(message)
        self._open = lru_cache(REMEMBERED)(self._may_follow)
        self._by_row: dict[int, re.Pattern[str]] = {}
        self._choices: dict[tuple[str, bool], str] = {}

    def found(self, text: str, stands: Callable[[Found], bool] = lambda _: True) -> Iterator[Found]:
        """Matches in the order of the text; where one does not stand, the next row that matches there is tried."""
        found_words, known, end = [*WORD.finditer(text)], self._telling, 0
        words = [_first(word[0]) for word in found_words]
        for place, word in enumerate(words):
            if word not in known:
                continue
            start = found_words[place].start()
            if start < end or (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
                continue
            follow = known[word].intersection(words[place + 1 : place + REACH])
            for found in self._found_at(text, start, self._open(word, follow)):
                if stands(found):
                    yield found
                    end = found.end
                    break

    def _may_follow(self, word: str, follow: frozenset[str]) -> tuple[int, ...]:
        """The rows that can begin with a word and ask for none that does not follow: others are not even compiled."""
        return tuple(one for one in self._firsts[word] if not any(map(follow.isdisjoint, self._needs[one])))

    def _found_at(self, text: str, start: int, numbers: Sequence[int]) -> Iterator[Found]:
        """Matches of rows at one place, the earlier row first."""
        for number in numbers:
            if match := self._expression(number).match(text, start):
                yield self._read(match, self._rows[number])

    @cached_property
    def _firsts(self) -> dict[str, tuple[int, ...]]:
        """The rows that can begin with a word."""
        found: dict[str, list[int]] = {}
        for number, form in enumerate(self._forms):
            for first in {first for start in starts(form) for first in self._first_words(start)}:
                found.setdefault(first, []).append(number)
        return {first: tuple(numbers) for first, numbers in found.items()}

    @cached_property
    def _telling(self) -> dict[str, frozenset[str]]:
        """For each word that a row can begin with, the words after it that some of its rows ask for."""
        return {
            word: frozenset(asked for number in numbers for need in self._needs[number] for asked in need)
            for word, numbers in self._firsts.items()
        }

    @cached_property
    def _needs(self) -> list[list[set[str]]]:
        """For each row the words that may follow each of the blanks that it cannot do without."""
        rests = [[form[at + 1 :] for at in blanks(form)] for form in self._forms]
        rests = [[rest for rest in row if all(PLAIN.match(start) for start in starts(rest))] for row in rests]
        return [
            [{word for start in starts(rest) for word in self._first_words(start)} for rest in row] for row in rests
        ]

    def _first_words(self, start: str) -> Iterator[str]:
        """First words of a piece of a form; a slot given as an expression begins with a digit."""
        slot = SLOT.match(start)
        if slot and isinstance(self._slots[slot[1]], str):
            yield DIGIT
            return
        for form in self._slots[slot[1]] if slot else stems(start):
            word = WORD.match(form)
            yield _first(word[0]) if word else DIGIT

    def _expression(self, number: int) -> re.Pattern[str]:
        """The form of a row, compiled when first needed: choices between rows would take far longer to compile."""
        if number not in self._by_row:
            self._by_row[number] = re.compile(rf"{self._source(number)}(?!\w)", re.IGNORECASE)
        return self._by_row[number]

    def _source(self, number: int) -> str:
        """A form as a regular expression; groups are named count and slot."""
        count = iter(range(1000))
        case = self._rows[number].get("case")

        def filled(slot: re.Match[str]) -> str:
            words = self._slots[slot[1]]
            lower = case == "lower" and not isinstance(words, Compounds)
            inner = words if isinstance(words, str) else self._choice(slot[1], lower=lower)
            return f"(?P<p{next(count)}_{slot[1]}{slot[2]}>{inner})"

        source = SLOT.sub(filled, self._forms[number]).replace(" ", BLANK)
        return f"(?-i:{source})" if case else f"(?:{source})"

    def _choice(self, slot: str, *, lower: bool) -> str:
        """The choice of a slot's words, which many rows hold."""
        if (slot, lower) not in self._choices:
            self._choices[slot, lower] = choice((self._values if lower else self._slots)[slot])  # type: ignore[arg-type]
        return self._choices[slot, lower]

    def _read(self, match: re.Match[str], row: Row) -> Found:
        """A row's match with what its slots hold."""
        held = {name.split("_", 1)[1]: form for name, form in match.groupdict().items() if form}
        slots = {slot: self._value(slot, form) for slot, form in held.items()}
        return Found(match.start(), match.end(), row, slots | row.get("fixed", {}))

    def _value(self, slot: str, form: str) -> str:
        words = self._values.get(slot.rstrip("0123456789"))
        return words[" ".join(form.split()).casefold()] if words else form


def slots_of(table: Mapping[str, Any], expressions: Mapping[str, str]) -> dict[str, Words | str]:
    """The slots of a table: its sub-tables of word lists turned round (form -> value), and expressions."""
    lists = {name: rows for name, rows in table.items() if isinstance(rows, dict) and name != "macro"}
    turned = {name: words(rows) for name, rows in lists.items() if all(isinstance(row, list) for row in rows.values())}
    return {**turned, **expressions}


def words(rows: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """A table of forms by value, turned round: `12 = ["grudzień", "grudnia"]` becomes form -> "12"."""
    return {form: value for value, forms in rows.items() for form in forms}


def _folded(words: Words) -> dict[str, str]:
    return {form.casefold(): value for form, value in words.items()}


def _first(word: str) -> str:
    """A word as the dictionary of first words holds it."""
    return DIGIT if word[0].isdigit() else word.casefold()
