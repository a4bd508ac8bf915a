"""Two numbers that mean one thing: a range, one in five, two and a half hours, 5 ft 2 in; and shares in words."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.extract.figures.quantity import HUNDRED, Quantity, is_whole, share
from pipeline.extract.figures.wording import Row, Wording
from pipeline.ontology import table as ontology
from pipeline.ontology import unit_kind

THOUSAND = 1000
JOIN = 24  # longest stretch between the two ends of a range
WORD = re.compile(r"\s*[-\w%]")
YEARS = range(1800, 2100)  # after a number and a preposition
HUNDREDTH = "cent"  # the unit of money that is a part of several others
BARE = {60: "time", 100: "money"}  # parts that may stand without their unit: 1 hour thirty, 15 dollars 50
Join = Callable[[Quantity, Quantity], Quantity | None]


def joined(found: Sequence[Quantity], text: str, words: Wording) -> Iterator[Quantity]:
    """Neighbours that mean one thing, as one."""
    whole: Quantity | None = None
    for one in found:
        pair = _pair(whole, one, text, words) if whole else None
        if whole and not pair:
            yield whole
        whole = pair or one
    if whole:
        yield whole


def _pair(left: Quantity, right: Quantity, text: str, words: Wording) -> Quantity | None:
    """Two quantities as one, where a pattern joins them."""
    between = " ".join(text[left.end : right.start].split()).casefold()
    if len(between) > JOIN or left.low is None or right.low is None:
        return None
    if between == "(" and text[right.end : right.end + 1] == ")":
        return _restated(left, right)
    for kind, join in JOINS.items():
        for row in words.patterns(kind):
            opening = words.opened(row, text, left.start)
            if between in row["join"] and (opening is not None or "open" not in row):
                start = left.start if opening is None else opening
                if kind in FIRM or not (way := words.changed(text, left.start)) or way[0] == "by":
                    if not _fits(left, right, row, text):
                        continue
                    if made := join(left, right):
                        return replace(made, start=start).named(row["name"])
    return None


def _fits(left: Quantity, right: Quantity, row: Row, text: str) -> bool:
    """False for a bare part with a word after it (15 dollars and 50 people), and for a whole that may be a year."""
    if row["kind"] == "compound" and right.unit is None:
        return not WORD.match(text[right.end : right.end + JOIN]) and text[left.end : right.start].strip() != ","
    if row["kind"] == "ratio" and right.low and right.low > HUNDRED:
        return bool(row.get("far") or (left.low == 1 and right.low not in YEARS))
    return True


def _range(left: Quantity, right: Quantity) -> Quantity | None:
    """From the lower end to the upper one; what the first leaves to the second is filled in."""
    low, high = left.low, right.high
    if low is None or high is None or left.unit not in {None, right.unit}:
        return None
    if left.scale == 1 and low * right.scale < high:
        low *= right.scale
    if low >= high:
        return None
    bound = "~" if "~" in {left.bound, right.bound} else "="
    return replace(right, start=left.start, core=left.core, low=low, high=high, bound=bound, lone=False)


def _ratio(left: Quantity, right: Quantity) -> Quantity | None:
    """One in five: a share."""
    if left.low is None or right.low is None or left.unit or not 0 < left.low < right.low:
        return None
    made = share(right, left.low / right.low)
    if not made.low:
        return None
    return replace(made, start=left.start, core=left.core, lone=False)


def _margin(left: Quantity, right: Quantity) -> Quantity | None:
    """A value with its margin on both sides."""
    if left.low is None or right.low is None:
        return None
    low, high = left.low - right.low, left.low + right.low
    return replace(right, start=left.start, core=left.core, low=low, high=high)


def _mixed(left: Quantity, right: Quantity) -> Quantity | None:
    """A number and a part of one: two and a half million, three and two thirds, two hours and a half."""
    if left.low is None or left.low != left.high or not is_whole(left.low) or right.low is None:
        return None
    part = right.part or right.low / right.scale
    if not 0 < part < 1 or (left.unit and (right.part is None and right.unit)):
        return None
    if right.scale > 1:
        value, scale = (left.low + part) * right.scale, right.scale
    else:
        value, scale = (
            left.low + part * (1 if left.low % left.scale or left.scale < THOUSAND else left.scale),
            left.scale,
        )
    unit = left.unit if right.part is not None else right.unit or left.unit
    made = replace(left, end=right.end, low=value, high=value, unit=unit, scale=scale, lone=False)
    return made if left.scale == 1 or right.scale < left.scale else None


def _compound(left: Quantity, right: Quantity) -> Quantity | None:
    """A measure and its smaller part, in the smaller unit: 2 years and 3 months; money in the larger."""
    if left.low is None or right.low is None or left.low != left.high or right.low != right.high or not left.unit:
        return None
    if unit_kind(left.unit) == "money":
        return _paid(left, right)
    ratio, smaller = _ratio_of(left.unit, right.unit)
    if not ratio or right.low >= ratio or right.low < 0 or (right.unit is None and ratio not in BARE):
        return None
    value = left.low * ratio + right.low
    return replace(left, end=right.end, low=value, high=value, unit=smaller, lone=False)


def _paid(left: Quantity, right: Quantity) -> Quantity | None:
    """Money with its hundredths, named or bare."""
    if left.low is None or right.low is None or not is_whole(left.low):
        return None
    named = right.unit == HUNDREDTH or (right.unit is None and is_whole(right.low) and left.unit != HUNDREDTH)
    part = right.low / HUNDRED if named else right.low
    if not (named or right.unit == left.unit) or not 0 <= part < 1:
        return None
    value = left.low + (part if left.low >= 0 else -part)
    return replace(left, end=right.end, low=value, high=value, lone=False)


def _ratio_of(larger: str, smaller: str | None) -> tuple[int, str]:
    """How many of a smaller unit make a larger one; of its own next smaller one where none is named."""
    parts: Mapping[str, int] = ontology("units")["part"].get(larger, {})
    if smaller is None:
        return next(((count, unit) for unit, count in parts.items()), (0, larger))
    return parts.get(smaller, 0), smaller


def _restated(left: Quantity, right: Quantity) -> Quantity | None:
    """A number said twice: 45 (forty five)."""
    if (left.low, left.high) != (right.low, right.high) or left.digits == right.digits:
        return None
    return replace(left, end=right.end + 1, unit=left.unit or right.unit, lone=False).named("restated")


JOINS: Mapping[str, Join] = {
    "range": _range, "ratio": _ratio, "margin": _margin, "mixed": _mixed, "compound": _compound,
}  # fmt: skip
FIRM = {"mixed", "compound"}  # joins that no verb of change parts


def wholes(text: str, words: Wording) -> Iterator[Quantity]:
    """Shares and multiples without a number: half of, połowa, twice the."""
    for row in words.patterns("whole"):
        for found, value in words.shares(row, text):
            made = Quantity(found.start(), found.end(), found.start(), None, None, "=")
            yield share(made, Decimal(value) / HUNDRED).named(row["name"])
    for row in words.patterns("multiple"):
        for found, value in words.shares(row, text):
            ends = found.start(), found.end(), found.start(), Decimal(value), Decimal(value)
            yield Quantity(*ends, "=", unit="times").named(row["name"])


def everies(text: str, words: Wording) -> Iterator[Quantity]:
    """Every third: a share."""
    for row in words.patterns("every"):
        for start, end, value in words.everies(row, text):
            made = Quantity(start, end, start, None, None, "=")
            yield share(made, 1 / Decimal(value)).named(row["name"])


def singles(found: Sequence[Quantity], text: str, words: Wording) -> list[Quantity]:
    """Numbers, and units that count one without a number; these stay lone unless a hedge or a part stands beside."""
    taken = {place for one in found for place in range(one.start, one.end)}
    alone = (
        Quantity(start, end, start, Decimal(1), Decimal(1), "=", unit=unit, lone=True)
        for start, end, unit in words.units.single(text)
        if taken.isdisjoint(range(start, end))
    )
    return sorted((*found, *alone), key=lambda one: one.start)
