"""A number of the text, before anything around it is read."""

from dataclasses import dataclass, replace
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the text; `vague` where its words stand for a range."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    vague: bool = False
    digits: bool = False  # it begins with digits
    lone: bool = False  # nothing but the word for one, or for a half: it may merely introduce a noun
    fraction: bool = False  # three quarters with a stroke or in one sign
    tail: str | None = None  # the unit that is one word with it: dwudziestoletni
    scale: Decimal = Decimal(1)  # what scale words have multiplied it by

    def times(self, factor: Decimal, end: int) -> "Number":
        """The number before a scale word that ends there: several thousand is 3,000 to 9,999."""
        high = (self.high + 1) * factor - 1 if self.vague else self.high * factor
        scale = self.scale * factor
        return replace(self, low=self.low * factor, high=high, end=end, scale=scale, lone=False, fraction=False)

    def plus(self, other: "Number") -> "Number":
        """Both parts as one number."""
        low, high = self.low + other.low, self.high + other.high
        vague = self.vague or other.vague
        return replace(self, low=low, high=high, end=other.end, vague=vague, lone=False, fraction=False)
