"""Parts of one in words: two thirds, two and a half, a million and a quarter."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.extract.figures.lexicon import Part
from pipeline.extract.figures.number import Number

ONE, TEN, THOUSAND = Decimal(1), Decimal(10), Decimal(1000)
MILLIONTH = Decimal("0.000001")


def part_of_one(run: Sequence[Part], at: int) -> Decimal | None:
    """What a number and its denominator are worth: two thirds, jedna piąta."""
    if at + 1 >= len(run) or run[at].kind != "number":
        return None
    above, below = run[at], run[at + 1]
    if below.kind == "part" and (above.low == 1 or run[at - 1].kind == "glue") and above.low * below.low < 1:
        return above.low * below.low
    told = below.kind == "denominator" or (below.kind == "ordinal" and above.low == 1)
    return rounded(above.low / below.low) if told and 0 < above.low < min(below.low, 2 * TEN) else None


def rounded(part: Decimal) -> Decimal:
    """A part of one to as many digits as are of use."""
    return part.quantize(MILLIONTH).normalize()


def and_part(made: Number, run: Sequence[Part], at: int) -> tuple[Number, int]:
    """A number with a part of one: two and a half, three and two thirds, a million and a half."""
    if at + 1 >= len(run) or run[at].kind != "glue" or made.vague or made.low % 1:
        return made, at
    step = at + 1 + (run[at + 1].kind == "article")
    part, after = part_of_one(run, step), step + 2
    if part is None:
        part, after = _single_part(run, step, with_article=step > at + 1), step + 1
    if part is None:
        return made, at
    scale = made.scale if made.scale >= THOUSAND and not made.low % made.scale else ONE
    if after < len(run) and run[after].kind == "scale" and run[after].low < scale:
        scale, after = run[after].low, after + 1
    value = made.low + part * scale
    return replace(made, low=value, high=value, end=run[after - 1].end, lone=False), after


def _single_part(run: Sequence[Part], at: int, *, with_article: bool) -> Decimal | None:
    """What a half, a quarter or, at the end of a number, a fifth is worth."""
    if at >= len(run):
        return None
    one = run[at]
    if one.kind == "part" and one.low < 1:
        return one.low
    ends = with_article and at + 1 == len(run)
    return rounded(ONE / one.low) if one.kind == "ordinal" and one.low and ends else None
