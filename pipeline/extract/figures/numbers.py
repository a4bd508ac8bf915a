"""Numbers in running text, in digits and words: found in one pass, each with its least and greatest value."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal, localcontext

from pipeline.extract.figures.digits import BLANKS, fraction, is_foreign, value
from pipeline.extract.figures.grammar import ENDLESS, TEN, number_at, scaled, worded
from pipeline.extract.figures.lexicon import Lexicon, Part
from pipeline.extract.figures.number import Number

THOUSAND = Decimal(1000)
BOUND = re.compile(r"[#\u00a7\u2116]\s?\Z|[\w/:%=&?]\Z|[^\W\d_][-.]\Z|\d[.,:]\Z")  # before digits that are part of more
CODED = re.compile(r"(?<!\d)0\d+-\Z")  # before the second half of a postal code
GOES_ON = re.compile(r"[:/.,]\d")  # after them
GLUED = {"fraction", "scale"}  # what may follow digits without a blank: 2\u00bd, 1.5bn
WIDEST = 3  # blanks between a number and a word that glues another to it
PRECISION = 100  # digits; names of scales go beyond the usual 28


def numbers(text: str, words: Lexicon) -> list[Number]:
    """Numbers in the order of the text; words that only glue others are none."""
    with localcontext(prec=PRECISION):
        return [number for run in _runs(text, words) for number in _read(run)]


def _runs(text: str, words: Lexicon) -> Iterator[list[Part]]:
    """Words of numbers that stand together."""
    run: list[Part] = []
    for part in _parts(text, words):
        if run and not _joined(text[run[-1].end : part.start], (run[-1], part), words):
            yield run
            run = []
        run.append(part)
    yield run


def _parts(text: str, words: Lexicon) -> Iterator[Part]:
    """The words of numbers, and the stretches of digits."""
    before, known, last = "", words.part, -1
    for found in words.token.finditer(text):
        word = found[0]
        if found.lastgroup != "word":
            part = _figure(found, text, words)
        elif (part := known(word)) and (part.kind != "glue" or found.start() <= last + WIDEST):
            part = words.placed(part, found, before)
        else:
            part = None
        if part:
            last = part.end
            yield part
        before = word


def _figure(found: re.Match[str], text: str, words: Lexicon) -> Part | None:
    """Digits or a fraction as a number; None where they are part of a code, a score, a date, a reference."""
    start, end = found.span()
    if found.lastgroup == "fraction":
        part = fraction(found[0])
        return None if part is None else Part("fraction", start, end, part, part)
    left = text[max(0, start - 16) : start]
    if (
        (BOUND.search(left[-3:]) and not words.money.search(left))
        or CODED.search(left)
        or GOES_ON.match(text[end : end + 2])
    ):
        return None
    if is_foreign(found[0], words.decimal) and words.clock.search(left):
        return None
    worth = value(found[0], words.decimal)
    return None if worth is None else Part("digits", start, end, worth, worth)


def _joined(between: str, parts: tuple[Part, Part], words: Lexicon) -> bool:
    """True for what may stand inside one number: one million, two hundred thousand."""
    before, part = parts
    if between.rstrip(BLANKS) in words.commas:
        return before.kind == "scale" and part.kind == "number"
    if not between:
        return part.kind in GLUED
    return between in words.hyphens or not between.strip(BLANKS)


def _read(run: Sequence[Part]) -> Iterator[Number]:
    """The numbers of a row of number words: a part that is no smaller than the one before begins a new number."""
    at = 0
    while at < len(run):
        number, after = number_at(run, at)
        if number and after < len(run) and run[after].kind == "point":
            number, after = _decimals(number, run, after)
        ordinal = _ordinal(number, run, after) if number else None
        if number and not ordinal:
            yield number
        at = ordinal or after


def _ordinal(number: Number, run: Sequence[Part], after: int) -> int | None:
    """The part after an ordinal that a number begins: twenty-first, sto pierwszy, milion dwutysięczny."""
    at = after + (after < len(run) and run[after].kind == "glue")
    if number.digits or number.vague or at >= len(run):
        return None
    glued = run[at].kind == "glued" and run[at].low < number.scale
    told = run[at].kind in {"ordinal", "denominator"} and number.low >= 2 * TEN and not number.low % TEN
    return at + 1 if glued or told else None


def _decimals(number: Number, run: Sequence[Part], at: int) -> tuple[Number, int]:
    """A number with decimals in words: two point five million, dziesięć przecinek zero dwa."""
    decimals, last = "", at
    while last + 1 < len(run) and run[last + 1].kind == "number":
        made, after = worded(run, last + 1, THOUSAND)
        if made is None:
            break
        decimals, last = decimals + str(made.low), after - 1
    if not decimals:
        return number, at + 1
    part = Decimal(f"0.{decimals}")
    whole = replace(number, low=number.low + part, high=number.high + part, end=run[last].end, lone=False)
    return scaled(whole, run, last + 1, ENDLESS)
