"""Ranges of numbers and of days: what a bounded value is worth, and how two ranges lie to each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Generic, TypeVar

from pipeline.model import Claim

T = TypeVar("T", Decimal, date)
ABOUT = Decimal("0.1")  # "about n" reads as n plus or minus a tenth; "nearly n" as 0.9 n to n
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


def relations(ranges: Sequence[Range[T]]) -> set[str]:
    """How each pair of the ranges lies."""
    return {relation(left, right) for left, right in combinations(ranges, 2)}
