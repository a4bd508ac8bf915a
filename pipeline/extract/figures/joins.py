"""Two numbers that mean one thing: the ends of a range, one in five, a value with its margin; and shares in words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.extract.figures.quantity import HUNDRED, Quantity, share
from pipeline.extract.figures.wording import Wording

JOIN = 24  # longest stretch between the two ends of a range


def joined(found: Sequence[Quantity], text: str, words: Wording) -> Iterator[Quantity]:
    """Neighbours that are the two ends of a range or of a ratio, as one."""
    at = 0
    while at < len(found):
        pair = _pair(found[at], found[at + 1], text, words) if at + 1 < len(found) else None
        yield pair or found[at]
        at += 2 if pair else 1


def _pair(left: Quantity, right: Quantity, text: str, words: Wording) -> Quantity | None:
    """Two quantities as one, where a pattern joins them."""
    between = " ".join(text[left.end : right.start].split()).casefold()
    if len(between) > JOIN or left.low is None or right.low is None:
        return None
    for kind, join in (("range", _range), ("ratio", _ratio), ("margin", _margin)):
        for row in words.patterns(kind):
            opening = words.opened(row, text, left.start)
            if between in row["join"] and (opening is not None or "open" not in row):
                start = left.start if opening is None else opening
                if not words.changed(text, left.start) and (made := join(left, right)):
                    return replace(made, start=start).named(row["name"])
    return None


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
    if left.low is None or right.low is None or left.unit or not 0 < left.low < right.low <= HUNDRED:
        return None
    return replace(share(right, left.low / right.low), start=left.start, core=left.core, lone=False)


def _margin(left: Quantity, right: Quantity) -> Quantity | None:
    """A value with its margin on both sides."""
    if left.low is None or right.low is None:
        return None
    low, high = left.low - right.low, left.low + right.low
    return replace(right, start=left.start, core=left.core, low=low, high=high)


def wholes(text: str, words: Wording) -> Iterator[Quantity]:
    """Shares without a number: half of, połowa."""
    for row in words.patterns("whole"):
        for found, value in words.shares(row, text):
            made = Quantity(found.start(), found.end(), found.start(), None, None, "=")
            yield share(made, Decimal(value) / HUNDRED).named(row["name"])


def everies(text: str, words: Wording) -> Iterator[Quantity]:
    """Every third: a share."""
    for row in words.patterns("every"):
        for found, value in words.everies(row, text):
            made = Quantity(found.start(), found.end(), found.start(), None, None, "=")
            yield share(made, 1 / Decimal(value)).named(row["name"])
