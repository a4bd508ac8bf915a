"""How number words make one number: hundreds, tens and ones, the scales that multiply them, what glues them."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.extract.figures.fractional import and_part, part_of_one, rounded
from pipeline.extract.figures.lexicon import Part
from pipeline.extract.figures.number import Number

ONE, TEN, HUNDRED, THOUSAND = Decimal(1), Decimal(10), Decimal(100), Decimal(1000)
ENDLESS = Decimal("Infinity")
SCALES = {"scale", "plural"}


def number_at(run: Sequence[Part], at: int) -> tuple[Number | None, int]:
    """The number that begins at a part, and the part after it."""
    if run[at].kind == "article":
        return _with_article(run, at)
    whole: Number | None = None
    limit = ENDLESS
    while at < len(run):
        group, after = _group(run, at, limit)
        if group is None or (whole and _goes_beyond(run, after, limit)):
            break
        whole = group if whole is None else whole.plus(group)
        limit, at = _group_scale(run, at, after), after
        if limit <= ONE or whole.vague or whole.tail:
            break
        at += _is_glued(run, at)
    return (whole, at) if whole else (None, at + 1)


def _is_glued(run: Sequence[Part], at: int) -> bool:
    """True for a word like and that adds the next number to the one before; between a hundred and two hundred."""
    if run[0].kind == "between" or at + 1 >= len(run):
        return False
    if run[at].kind != "glue" or part_of_one(run, at + 1):
        return False
    return run[at + 1].kind == "number" or (run[at + 1].kind == "digits" and run[at - 1].kind == "hundred")


def _goes_beyond(run: Sequence[Part], after: int, limit: Decimal) -> bool:
    return after < len(run) and run[after].kind in SCALES and run[after].low >= limit


def _with_article(run: Sequence[Part], at: int) -> tuple[Number | None, int]:
    """A few, a dozen, a hundred and twenty; an article before another word is none of a number."""
    after = run[at + 1] if at + 1 < len(run) else None
    if after is None or after.kind not in {"few", "hundred", "scale", "part"}:
        return None, at + 1
    if after.kind == "part":
        number, end = number_at(run, at + 1)
        return (replace(number, start=run[at].start), end) if number and number.scale > 1 else (None, at + 1)
    if after.kind == "few":
        made = Number(run[at].start, after.end, after.low, after.high, vague=after.low != after.high)
        return scaled(made, run, at + 2, ENDLESS)
    one = replace(run[at], kind="number", low=ONE, high=ONE)
    return number_at([*run[:at], one, *run[at + 1 :]], at)


def _group_scale(run: Sequence[Part], at: int, after: int) -> Decimal:
    """The scale that closes a group of parts; one where none does."""
    last = run[after - 1]
    closes = SCALES if run[at].kind != "digits" else SCALES | {"hundred"}
    return last.low if last.kind in closes and after > at else ONE


def _group(run: Sequence[Part], at: int, limit: Decimal) -> tuple[Number | None, int]:
    """Hundreds, tens and ones with the scale that multiplies them; every part below `limit`."""
    first = run[at]
    if first.kind == "plural" and limit.is_infinite():
        made = Number(first.start, first.end, first.low * 2, first.low * TEN - 1, vague=True)
        return scaled(made, run, at + 1, limit)
    if first.kind == "scale" and first.low < limit:
        made = Number(first.start, first.end, ONE, ONE)
        return scaled(made, run, at, limit)
    if first.kind in {"digits", "part", "vague", "glued", "fraction"}:
        return _single(run, at, limit)
    return worded(run, at, limit) if first.kind == "number" else (None, at)


def _single(run: Sequence[Part], at: int, limit: Decimal) -> tuple[Number | None, int]:
    """Digits, with the fraction after them, or one word that is a number by itself."""
    first = run[at]
    rest = first.kind == "digits" or limit.is_infinite() or _is_vague_rest(first, limit)
    if first.low >= limit or not rest:
        return None, at
    made = Number(
        *(first.start, first.end, first.low, first.high, first.low != first.high, first.kind == "digits"),
        fraction=first.kind == "fraction", tail=first.tail, lone=first.kind == "part" and first.low < 1,
    )  # fmt: skip
    if first.tail:
        return made, at + 1
    if made.digits and at + 1 < len(run) and run[at + 1].kind == "fraction":
        at, made = at + 1, replace(made, low=made.low + run[at + 1].low, high=made.high + run[at + 1].high)
        made = replace(made, end=run[at].end)
    return scaled(made, run, at + 1, limit)


def worded(run: Sequence[Part], at: int, limit: Decimal) -> tuple[Number | None, int]:
    """Words of falling size: two hundred and forty, dwieście czterdzieści siedem."""
    first, room = run[at], limit
    if share := part_of_one(run, at):
        return scaled(Number(first.start, run[at + 1].end, share, share, fraction=True), run, at + 2, limit)
    if first.low >= limit:
        return None, at
    made = Number(first.start, first.end, first.low, first.high, lone=first.low == ONE)
    room, at = _room(first.low), at + 1
    while at < len(run):
        part = run[at]
        after = run[at + 1] if at + 1 < len(run) else part
        if made.low >= HUNDRED and _is_glued(run, at) and after.low < room and not _is_hundred(run, at + 2):
            at += 1
        elif part.kind == "number" and part.low < room and part.low:
            made, room, at = made.plus(Number(part.start, part.end, part.low, part.high)), _room(part.low), at + 1
        elif _is_vague_rest(part, room):
            return scaled(
                replace(made.plus(Number(part.start, part.end, part.low, part.high)), vague=True), run, at + 1, limit
            )
        elif part.kind == "hundred" and made.low < HUNDRED:
            made, room, at = made.times(part.low, part.end), part.low, at + 1
        else:
            break
    if at < len(run) and run[at].kind == "denominator" and run[at].low > ONE:
        share = rounded(made.low / run[at].low)
        return scaled(replace(made, low=share, high=share, end=run[at].end, fraction=True), run, at + 1, limit)
    return scaled(made, run, at, limit)


def _is_vague_rest(part: Part, room: Decimal) -> bool:
    """True for what leaves the end of a number open: dwadzieścia kilka, tysiąc kilkaset."""
    return part.kind == "vague" and part.heap is None and part.high < room


def _is_hundred(run: Sequence[Part], at: int) -> bool:
    return at < len(run) and run[at].kind == "hundred"


def _room(value: Decimal) -> Decimal:
    """What may follow a part: after twenty a digit, after three hundred less than a hundred, after twelve nothing."""
    if value >= HUNDRED:
        return HUNDRED
    return TEN if value >= 2 * TEN and value % TEN == 0 else Decimal(0)


def scaled(made: Number, run: Sequence[Part], at: int, limit: Decimal) -> tuple[Number, int]:
    """A number times the scales after it: tens of thousands, 37 tys., two hundred million, three dozens."""
    last = Decimal(0)
    made, at = and_part(made, run, at)
    while at < len(run):
        step = _between(made, run, at)
        part = run[at + step]
        factor = part.low if part.kind in {"scale", "plural", "hundred"} else part.heap
        if factor is None or factor >= limit or factor < last or (part.kind == "hundred" and step and made.low >= 1):
            break
        made, at, last = made.times(factor, part.end), at + step + 1, factor
        made, at = and_part(made, run, at)
    return made, at


def _between(made: Number, run: Sequence[Part], at: int) -> int:
    """How many words stand between a number and its scale: tens [of] thousands, half [a] million, a third [of a]."""
    step = 0
    part = made.low < 1 and at + 1 < len(run) and run[at + 1].kind == "article"
    if (made.vague or made.fraction or part) and run[at].kind == "glue" and at + 1 < len(run):
        step = 1
    if made.low < 1 and run[at + step].kind == "article" and at + step + 1 < len(run):
        step += 1
    return step
