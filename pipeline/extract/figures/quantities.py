"""Quantities: numbers with their units, ranges, hedges and changes, read from the text alone."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.extract.figures.joins import everies, joined, singles, wholes
from pipeline.extract.figures.lexicon import lexicon
from pipeline.extract.figures.measures import measured
from pipeline.extract.figures.number import Number
from pipeline.extract.figures.numbers import numbers
from pipeline.extract.figures.quantity import Quantity
from pipeline.extract.figures.wording import Row, Wording, wording

LIST = re.compile(r"(?:^|\n)\s{0,8}$")  # before the number of a list's item
ITEM = re.compile(r"[.)]\s")
YEARS = range(1800, 2100)  # numbers before the word year that name one
SCALE = ""  # the tail of a number that is one word with its scale: pięciotysięczny
DASHES = ("-", "\u2013")


def quantities(text: str, language: str) -> Iterator[Quantity]:
    """Quantities in the order of the text."""
    words = wording(language)
    found: list[Quantity] = []
    for number in _counting(numbers(text, lexicon(language)), text):
        if number.tail == SCALE and words.makes_nth(text, number.end):
            continue
        found.append(measured(number, text, words, found[-1].end if found else 0))
    shares = [*wholes(text, words), *everies(text, words)]
    counted = (one for one in joined(singles(found, text, words), text, words) if _counts(one, text))
    for one in _placed([*counted, *shares]):
        whole = _changed(_hedged(one, text, words), text, words)
        if not words.refused(text, whole.start, whole.end) and not _is_item(whole, text):
            yield _aged(whole, text, words)


def _counting(found: Iterable[Number], text: str) -> Iterator[Number]:
    """Numbers without the rows of digits and dashes that are scores (3-2) or telephone numbers (601-202-303)."""
    rows: list[list[Number]] = []
    for number in found:
        if rows and number.digits and rows[-1][-1].digits and text[rows[-1][-1].end : number.start] in DASHES:
            rows[-1].append(number)
        else:
            rows.append([number])
    for row in rows:
        if len(row) == 1 or (len(row) == len(("from", "to")) and row[0].low < row[1].low):
            yield from row


def _placed(found: Iterable[Quantity]) -> Iterator[Quantity]:
    """In the order of the text; of two that overlap the longer one."""
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            yield one
            end = one.end


def _hedged(one: Quantity, text: str, words: Wording) -> Quantity:
    """The quantity with what stands before and after it: at least, nearly, or more."""
    while near := words.before("hedge", text, one.start):
        one = replace(_bounded(one, near.row), start=near.edge)
    if one.bound in {"=", "~"} and (after := words.after("hedge", text, one.end)):
        one = replace(_bounded(one, after.row), end=after.edge)
    return one


def _bounded(one: Quantity, row: Row) -> Quantity:
    """The value under a hedge; a vague word stays a range under about, a bound outside a bound adds nothing."""
    bound, named = row["bound"], replace(one, lone=False).named(row["name"])
    if one.bound not in {"=", "~"} or (bound == "~" and one.low != one.high):
        return named
    low = None if bound in {"<", "<="} else one.low
    high = None if bound in {">", ">="} else one.high
    return replace(named, low=low, high=high, bound=bound, approx=row.get("approx", False))


def _changed(one: Quantity, text: str, words: Wording) -> Quantity:
    """What rose or fell by it, or from or to it."""
    found = words.changed(text, one.start)
    if not found:
        return one
    way, row = found
    return replace(one, change=row["change"] if way == "by" else way).named(row["name"])


def _aged(one: Quantity, text: str, words: Wording) -> Quantity:
    """An age, where words say so."""
    inside = text[one.core : one.end].casefold()
    for row in words.patterns("property"):
        told = any(inside.endswith(words) for words in row.get("after", ()))
        if one.unit in {None, row["unit"]} and (told or words.before("property", text, one.start)):
            return replace(one, unit=row["unit"], property=row["property"]).named(row["name"])
    return one


def _is_item(one: Quantity, text: str) -> bool:
    """True for the number of a list's item, and for a reference in square brackets."""
    left, right = text[max(0, one.start - 8) : one.start], text[one.end : one.end + 2]
    return bool(
        one.digits
        and one.unit is None
        and ((LIST.search(left) and ITEM.match(right)) or (left[-1:] == "[" and right[:1] == "]"))
    )


def _counts(one: Quantity, text: str) -> bool:
    """False for a half or quarter that measures nothing, for a year, and for digits glued to letters: 5G, 11th, 90s."""
    if one.unit == "year" and one.digits and one.low in YEARS:
        return False
    if one.digits and text[one.end : one.end + 1].isalpha():
        return False
    return one.unit is not None or not (one.lone and one.low is not None and 0 < one.low < 1)
