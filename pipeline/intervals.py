"""Ranges of numbers and of days: what a bounded value is worth, and how two ranges lie to each other."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Generic, TypeVar

from pipeline.model import Claim

T = TypeVar("T", Decimal, date)
ABOUT = Decimal("0.1")  # "about n" reads as n plus or minus a tenth; "nearly n" as 0.9 n to n
NO_YEAR = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
SAME, WITHIN, MEET, DISJOINT = "same", "within", "meet", "disjoint"


@dataclass(frozen=True, slots=True)
class Range(Generic[T]):
    """All values from `low` to `high`, both included; None is open."""

    low: T | None
    high: T | None


def amount(claim: Claim) -> Range[Decimal]:
    """What a claimed number is worth once its bound is read."""
    low, high = claim.low, claim.high
    if claim.approx and high is not None:
        return Range(high * (1 - ABOUT), high)
    if claim.bound == "~" and low is not None and low == high:
        return Range(low * (1 - ABOUT), low * (1 + ABOUT))
    step = 0 if claim.unit else 1
    if claim.bound == ">" and low is not None:
        return Range(low + step, None)
    if claim.bound == "<" and high is not None:
        return Range(low, high - step)
    return Range(low, high)


def days(claim: Claim) -> Range[date] | None:
    """The days that a claim may speak of; None where it does not say."""
    if not claim.earliest and not claim.latest:
        return None
    return Range(_day(claim.earliest), _day(claim.latest))


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def relation(left: Range[T], right: Range[T]) -> str:
    """How two ranges lie: the same, one within the other, meeting, or disjoint."""
    if left == right:
        return SAME
    if _before(left.high, right.low) or _before(right.high, left.low):
        return DISJOINT
    if _holds(left, right) or _holds(right, left):
        return WITHIN
    return MEET


def times(left: Claim, right: Claim) -> str:
    """How the times of two claims lie; one without a year fits every year that its known parts fit."""
    first, second = days(left), days(right)
    if first and second:
        return relation(first, second)
    one, other = (left, right) if first is None else (right, left)
    part, known = NO_YEAR.match(one.edtf or ""), first or second
    if part and known:
        return _in_some_year(part, known)
    if not part or not (against := NO_YEAR.match(other.edtf or "")):
        return MEET
    if part[0] == against[0]:
        return SAME
    return WITHIN if part[0].startswith(against[0]) or against[0].startswith(part[0]) else DISJOINT


def _in_some_year(part: re.Match[str], known: Range[date]) -> str:
    """A day or month without a year against days that have one."""
    if known.low is None or known.high is None:
        return MEET
    years = [_stretch(year, part) for year in range(known.low.year, known.high.year + 1)]
    found = {relation(one, known) for one in years if one}
    return WITHIN if found & {SAME, WITHIN} else MEET if MEET in found else DISJOINT


def _stretch(year: int, part: re.Match[str]) -> Range[date] | None:
    """A day or month in a year; None where the year has no such day."""
    month, day = int(part[1]), int(part[2] or 0)
    last = monthrange(year, month)[1]
    return Range(date(year, month, day or 1), date(year, month, day or last)) if day <= last else None


def _before(high: T | None, low: T | None) -> bool:
    return high is not None and low is not None and high < low


def _holds(outer: Range[T], inner: Range[T]) -> bool:
    below = outer.low is None or (inner.low is not None and outer.low <= inner.low)
    return below and (outer.high is None or (inner.high is not None and inner.high <= outer.high))


def hull(ranges: Sequence[Range[T]]) -> Range[T] | None:
    """The smallest range that holds all; None of none."""
    if not ranges:
        return None
    lows = [r.low for r in ranges]
    highs = [r.high for r in ranges]
    return Range(
        None if None in lows else min(low for low in lows if low is not None),
        None if None in highs else max(high for high in highs if high is not None),
    )


def narrowest(ranges: Sequence[Range[T]]) -> list[Range[T]]:
    """The ranges that hold no other: a year beside a day of it says nothing more."""
    different = set(ranges)  # many claims of a document speak of one day
    return [r for r in ranges if not any(other != r and _holds(r, other) for other in different)]


def relations(ranges: Sequence[Range[T]]) -> set[str]:
    """How each pair of the ranges lies."""
    return {relation(left, right) for left, right in combinations(ranges, 2)}
