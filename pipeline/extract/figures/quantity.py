"""A number as the text means it."""

from dataclasses import dataclass, replace
from decimal import Decimal

SHARE = Decimal("0.1")  # shares are given with one decimal
HUNDRED = Decimal(100)


def is_whole(value: Decimal) -> bool:
    """True for a number without decimals, however large."""
    return value == value.to_integral_value()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the text means it; `core` is where the number itself begins."""

    start: int
    end: int
    core: int
    low: Decimal | None
    high: Decimal | None
    bound: str
    scale: Decimal = Decimal(1)
    unit: str | None = None
    approx: bool = False
    change: str = "level"
    property: str | None = None
    rule: str = "number"
    lone: bool = False
    digits: bool = False
    part: Decimal | None = None  # a share as it was written, before rounding

    def named(self, rule: str) -> "Quantity":
        """The same, found by one rule more."""
        return replace(self, rule=rule if self.rule == "number" else f"{rule}+{self.rule}")


def share(made: Quantity, part: Decimal) -> Quantity:
    """A part of one as percent."""
    value = (part * HUNDRED).quantize(SHARE)
    return replace(made, low=value, high=value, unit="%", bound="=", part=part)
