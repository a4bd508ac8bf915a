"""A number with what measures it: sign, fraction, money, scale in one letter, unit."""

import re
from dataclasses import replace
from decimal import Decimal

from pipeline.extract.figures.number import Number
from pipeline.extract.figures.quantity import Quantity, is_whole, share
from pipeline.extract.figures.wording import Wording
from pipeline.extract.figures.words import RIGHT
from pipeline.ontology import table as ontology

NEGATIVE = re.compile(r"(?:^|[\s(])([-\u2212])\Z")
THOUSAND = 1000
WORD = re.compile(r"\s([^\W\d_]{4,})")
APART = re.compile(r"(?:^|[(:=]\s?)(-\s{1,2})$")  # a sign with a blank, where nothing stands before it


def measured(number: Number, text: str, words: Wording, free: int) -> Quantity:
    """A number with its sign and unit; what stands before `free` belongs to another."""
    made = _signed(Quantity(
        *(number.start, number.end, number.start, number.low, number.high, "~" if number.vague else "="),
        scale=number.scale, unit=number.tail or None, lone=number.lone, digits=number.digits,
    ), text, words)  # fmt: skip
    if number.tail is not None:
        return made
    if part := _part(number, made, text, words):
        return part
    money = words.units.sign(text, made.start)
    if money and money[1] >= free:
        made = replace(made, unit=money[0], start=money[1], lone=False)
    if number.digits and (letter := words.units.letter(text, made.end)):
        sign = text[letter[1] - 1]
        sure = sign not in words.rows["doubt"] and (sign.isupper() or letter[0] == THOUSAND or not is_whole(number.low))
        if money or sure or _goes_on(text, letter[1], words):
            made = _times(replace(made, end=letter[1]), letter[0])
    return _with_unit(made, number, text, words)


def _with_unit(made: Quantity, number: Number, text: str, words: Wording) -> Quantity:
    """The quantity with the unit after it; one of money after a sign of money only says it again."""
    unit = words.units.after(text, made.end)
    if unit is None and not is_whole(number.low) and not number.digits and number.scale == 1:
        unit = words.units.of_part(text, made.end)
    if unit is None or (made.unit and (unit[0] != made.unit or not text[unit[1] - 1].isalpha())):
        return made
    code, _, factor = unit[0].rpartition("x")
    if factor.replace(".", "", 1).isdigit():
        return _times(replace(made, unit=made.unit or code or None, end=unit[1]), Decimal(factor))
    name = _large(unit[0], made) if unit[0] else None
    lone = made.lone and (made.low or 0) >= 1
    return replace(made, unit=made.unit or name, end=unit[1], lone=lone)


def _large(unit: str, made: Quantity) -> str:
    """A unit that is money where it is counted by the thousand: 361 million pounds."""
    other: str | None = ontology("units")["large"].get(unit)
    return other if other and made.scale > 1 else unit


def _signed(made: Quantity, text: str, words: Wording) -> Quantity:
    """Below zero, by a sign or a word before it."""
    left = text[max(0, made.start - 4) : made.start]
    found = NEGATIVE.search(left) or APART.search(left)
    if found:
        return _below(made, made.start - len(found[1]))
    near = words.before("negative", text, made.start)
    if near is None or text[max(0, near.edge - 12) : near.edge].rstrip().endswith(tuple(near.row["unless"])):
        return made
    return _below(made, near.edge)


def _below(made: Quantity, start: int) -> Quantity:
    if made.low is None or made.high is None:
        return made
    low, high = made.high.copy_negate(), made.low.copy_negate()
    return replace(made, start=start, low=low, high=high, lone=False)


def _part(number: Number, made: Quantity, text: str, words: Wording) -> Quantity | None:
    """A fraction: of a unit where one follows (3/4 mile, two thirds of an hour), else a share."""
    if not number.fraction:
        return None
    value, end = number.low.copy_sign(made.low or number.low), number.end
    unit = words.units.after(text, end) or words.units.of_part(text, end)
    if unit and unit[0] and "x" not in unit[0]:
        return replace(made, low=value, high=value, unit=unit[0], end=unit[1], lone=False).named("fraction")
    return replace(share(made, value), end=end, lone=False).named("fraction")


def _goes_on(text: str, end: int, words: Wording) -> bool:
    """True where a word follows that a letter may count: 1.5m people, not 1.5m tall."""
    found = WORD.match(text[end : end + RIGHT])
    return bool(found and found[1] not in words.rows["extent"])


def _times(made: Quantity, factor: Decimal) -> Quantity:
    low, high = made.low, made.high
    return replace(made, low=low and low * factor, high=high and high * factor, scale=made.scale * factor, lone=False)
