"""Numbers in running text, in digits and words: found in one pass, each with its least and greatest value."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.extract.figures.lexicon import Lexicon, Part

ONE, TEN, HUNDRED, THOUSAND = Decimal(1), Decimal(10), Decimal(100), Decimal(1000)
BLANKS = " \u00a0\u2009\u202f"  # plain, no-break, thin, narrow
BOUND = re.compile(r"[#\u00a7\u2116]\s?$|[\w/:]$|[^\W\d_][-.]$|\d[.,:]$")  # before digits that are part of more
GOES_ON = re.compile(r"[:/.,]\d")  # after them
LONGEST = 8  # digits without separators; longer ones are telephone, account and article numbers


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the text; `vague` where its words stand for a range."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    vague: bool = False
    digits: bool = False  # it begins with digits
    lone: bool = False  # nothing but the word for one: it may merely introduce a noun
    tail: str | None = None  # the unit that is one word with it: dwudziestoletni
    scale: Decimal = Decimal(1)  # what scale words have multiplied it by

    def times(self, factor: Decimal, end: int) -> "Number":
        """The number before a scale word that ends there: several thousand is 3,000 to 9,999."""
        high = (self.high + 1) * factor - 1 if self.vague else self.high * factor
        scale = self.scale * factor
        return replace(self, low=self.low * factor, high=high, end=end, scale=scale, lone=False)

    def plus(self, other: "Number") -> "Number":
        """Both parts as one number."""
        return replace(self, low=self.low + other.low, high=self.high + other.high, end=other.end, lone=False)


def numbers(text: str, words: Lexicon) -> Iterator[Number]:
    """Numbers in the order of the text; words that only glue others are none."""
    run: list[Part] = []
    for part in _parts(text, words):
        if run and not _joined(text[run[-1].end : part.start], words):
            yield from _read(run)
            run = []
        run.append(part)
    yield from _read(run)


def _parts(text: str, words: Lexicon) -> Iterator[Part]:
    """The words of numbers, and the stretches of digits."""
    for found in words.token.finditer(text):
        if found.lastgroup == "digits":
            if part := _digits(found, text, words):
                yield part
        elif part := words.part(found[0].casefold()):
            yield replace(part, start=found.start(), end=found.end())
        elif part := words.part(found[0].casefold().removesuffix(".")):
            yield replace(part, start=found.start(), end=found.start() + len(found[0].removesuffix(".")))


def _digits(found: re.Match[str], text: str, words: Lexicon) -> Part | None:
    """A stretch of digits as a number; None where it is part of a code, a score, a version or a reference."""
    start, end = found.span()
    if BOUND.search(text[max(0, start - 3) : start]) or GOES_ON.match(text[end : end + 2]) or _is_code(found[0]):
        return None
    value = words.value(found[0])
    return Part("digits", start, end, value, value)


def _is_code(digits: str) -> bool:
    """True for digits that count nothing: a leading zero, a long row without separators."""
    return digits.isdigit() and ((digits[0] == "0" and len(digits) > 1) or len(digits) > LONGEST)


def _joined(between: str, words: Lexicon) -> bool:
    """True for what may stand inside one number."""
    return between in words.hyphens or between.strip(BLANKS) == "" != between


def _read(run: Sequence[Part]) -> Iterator[Number]:
    """The numbers of a row of number words: a part that is no smaller than the one before begins a new number."""
    at = 0
    while at < len(run):
        number, at = _number(run, at)
        if number:
            yield number


def _number(run: Sequence[Part], at: int) -> tuple[Number | None, int]:
    """The number that begins at a part, and the part after it."""
    if run[at].kind == "article":
        return _with_article(run, at)
    whole: Number | None = None
    limit = Decimal("Infinity")
    while at < len(run):
        group, after = _group(run, at, limit)
        if group is None:
            break
        whole = group if whole is None else whole.plus(group)
        limit, at = _group_scale(run, at, after), after
        if limit <= ONE or whole.vague or whole.tail:
            break
        if at + 1 < len(run) and run[at].kind == "glue" and run[at + 1].kind == "number":
            at += 1
    return (whole, at) if whole else (None, at + 1)


def _with_article(run: Sequence[Part], at: int) -> tuple[Number | None, int]:
    """A few, a dozen, a hundred and twenty; an article before another word is none of a number."""
    after = run[at + 1] if at + 1 < len(run) else None
    if after is None or after.kind not in {"few", "hundred", "scale"}:
        return None, at + 1
    if after.kind == "few":
        made = Number(run[at].start, after.end, after.low, after.high, vague=after.low != after.high)
        return _scaled(made, run, at + 2, Decimal("Infinity"))
    one = replace(run[at], kind="number", low=ONE, high=ONE)
    return _number([*run[:at], one, *run[at + 1 :]], at)


def _group_scale(run: Sequence[Part], at: int, after: int) -> Decimal:
    """The scale that closes a group of parts; one where none does."""
    last = run[after - 1]
    return last.low if last.kind in {"scale", "plural"} and after > at else ONE


def _group(run: Sequence[Part], at: int, limit: Decimal) -> tuple[Number | None, int]:
    """Hundreds, tens and ones with the scale that multiplies them; every part below `limit`."""
    first = run[at]
    if first.kind == "plural" and limit.is_infinite():
        made = Number(first.start, first.end, first.low * 2, first.low * TEN - 1, vague=True)
        return _scaled(made, run, at + 1, limit)
    if first.kind == "scale":
        made = Number(first.start, first.end, ONE, ONE)
        return _scaled(made, run, at, limit)
    if first.kind in {"digits", "part", "vague", "glued"}:
        if first.low >= limit or (first.kind != "digits" and not limit.is_infinite()):
            return None, at
        digits = first.kind == "digits"
        made = Number(first.start, first.end, first.low, first.high, first.low != first.high, digits, tail=first.tail)
        return _scaled(made, run, at + 1, limit) if not first.tail else (made, at + 1)
    return _worded(run, at, limit) if first.kind == "number" else (None, at)


def _worded(run: Sequence[Part], at: int, limit: Decimal) -> tuple[Number | None, int]:
    """Words of falling size: two hundred and forty, dwieście czterdzieści siedem."""
    first, room = run[at], limit
    if first.low >= limit:
        return None, at
    made = Number(first.start, first.end, first.low, first.high, lone=first.low == ONE)
    room, at = _room(first.low), at + 1
    while at < len(run):
        part = run[at]
        after = run[at + 1] if at + 1 < len(run) else part
        if part.kind == "glue" and made.low >= HUNDRED and after.kind == "number" and after.low < room:
            at += 1
        elif part.kind == "number" and part.low < room and part.low:
            made, room, at = made.plus(Number(part.start, part.end, part.low, part.high)), _room(part.low), at + 1
        elif part.kind == "hundred" and made.low < HUNDRED:
            made, room, at = made.times(part.low, part.end), part.low, at + 1
        else:
            break
    return _scaled(made, run, at, limit)


def _room(value: Decimal) -> Decimal:
    """What may follow a part: after twenty a digit, after three hundred less than a hundred, after twelve nothing."""
    if value >= HUNDRED:
        return HUNDRED
    return TEN if value >= 2 * TEN and value % TEN == 0 else Decimal(0)


def _scaled(made: Number, run: Sequence[Part], at: int, limit: Decimal) -> tuple[Number, int]:
    """A number times the scales after it: tens of thousands, 37 tys., two hundred million."""
    while at < len(run):
        between = {"glue"} if made.vague else {"article"} if made.low < 1 else set()
        step = int(run[at].kind in between and at + 1 < len(run))
        part = run[at + step]
        if part.kind not in {"scale", "plural", "hundred"} or part.low >= limit or (part.kind == "hundred" and step):
            break
        made, at = made.times(part.low, part.end), at + step + 1
    return made, at
