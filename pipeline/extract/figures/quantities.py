"""Quantities: numbers with their units, ranges, hedges and changes, read from the text alone."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from pipeline.extract.figures.joins import everies, joined, wholes
from pipeline.extract.figures.lexicon import lexicon
from pipeline.extract.figures.numbers import Number, numbers
from pipeline.extract.figures.quantity import Quantity, share
from pipeline.extract.figures.wording import Row, Wording, wording

LIST = re.compile(r"(?:^|\n)\s*$")  # before the number of a list's item
ITEM = re.compile(r"[.)]\s")
SMALL = 10
YEARS = range(1800, 2100)  # numbers before the word year that name one
DASHES = ("-", "\u2013")
NEGATIVE = re.compile(r"(?:^|[\s(])[-\u2212]$")


def quantities(text: str, language: str) -> Iterator[Quantity]:
    """Quantities in the order of the text."""
    words = wording(language)
    found = [_measured(number, text, words) for number in _counting(numbers(text, lexicon(language)), text)]
    shares = [*wholes(text, words), *everies(text, words)]
    for one in _placed([*joined(found, text, words), *shares]):
        whole = _changed(_hedged(one, text, words), text, words)
        if not words.refused(text, whole.start, whole.end) and not _is_item(whole, text) and _counts(whole):
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


def _measured(number: Number, text: str, words: Wording) -> Quantity:
    """A number with its unit."""
    made = Quantity(
        *(number.start, number.end, number.start, number.low, number.high, "~" if number.vague else "="),
        scale=number.scale, unit=number.tail or None, lone=number.lone, digits=number.digits,
    )  # fmt: skip
    if NEGATIVE.search(text[max(0, made.start - 2) : made.start]) and made.low is not None:
        made = replace(made, start=made.start - 1, low=-number.high, high=-number.low)
    if number.tail is not None:
        return made
    part = words.denominator(text, number.end)
    if part and not number.digits and 0 < number.low < part[0] and number.low < SMALL:
        return replace(share(made, number.low / part[0]), end=part[1], lone=False).named("fraction")
    if money := words.sign(text, made.start):
        made = replace(made, unit=money[0], start=money[1])
    if number.digits and (letter := words.letter(text, made.end)) and (money or _goes_on(text, letter[1])):
        made = _times(replace(made, end=letter[1]), letter[0])
    if unit := words.unit(text, made.end):
        scaled = unit[0].startswith("x")
        made = replace(made, unit=made.unit or (None if scaled else unit[0] or None), end=unit[1])
        return _times(made, Decimal(unit[0][1:])) if scaled else made
    return made


def _goes_on(text: str, end: int) -> bool:
    """True where a word follows that a letter may count: 1.5m people."""
    return bool(re.match(r"\s[^\W\d_]{4,}", text[end : end + 8]))


def _times(made: Quantity, factor: Decimal) -> Quantity:
    low, high = made.low, made.high
    return replace(made, low=low and low * factor, high=high and high * factor, scale=made.scale * factor, lone=False)


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
    return bool(one.digits and ((LIST.search(left) and ITEM.match(right)) or (left[-1:] == "[" and right[:1] == "]")))


def _counts(one: Quantity) -> bool:
    """False for a half or quarter that measures nothing, and for a year."""
    if one.unit == "year" and one.digits and one.low in YEARS:
        return False
    value = one.low if one.high is None else one.high
    return one.digits or one.unit is not None or not value or value >= 1
