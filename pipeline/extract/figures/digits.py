"""Stretches of digits: which marks part thousands, which one begins the decimals, and which digits count nothing."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

BLANKS = " \u00a0\u2009\u202f"  # plain, no-break, thin, narrow
BLANK = f"[{BLANKS}]"
MARKS = re.compile("[.,]")
GROUP, PAIR = 3, 2  # digits between marks; two in numbers of India
LONGEST = 8  # digits without separators; longer ones are telephone, account and article numbers
COMMON = {2, 3, 4, 5, 6, 8, 10, 100, 1000}  # denominators of fractions with a stroke; 9/11 and 5/17 are dates
VULGAR = "\u00bc-\u00be\u2150-\u215e"
POWER = re.compile(rf"(?P<base>.+?)(?P<way>[e^]|{BLANK}?[x\u00d7]{BLANK}?10\^)(?P<power>[-+]?\d+)$")
GROUPS = rf"\d{{1,3}}(?P<sign>{BLANK})\d{{3}}(?:(?P=sign)\d{{3}}){{0,9}}(?!\d)"
DIGITS = rf"{GROUPS}(?:[.,]\d+)*|(?:(?<![\w.,])\.)?\d+(?:[.,]\d+)*"
TOKEN = (
    rf"(?P<fraction>(?<![\w/.,])\d{{1,3}}/\d{{1,4}}(?![\w/])|[{VULGAR}])"
    rf"|(?P<digits>(?<!\d)(?:{DIGITS})(?:(?:[e^]|{BLANK}?[x\u00d7]{BLANK}?10\^)[-+]?\d{{1,2}}(?!\w))?)|(?P<word>[^\W\d_{VULGAR}]+\.?)"
)  # one pass over the text: the kinds of words that can be part of a number


def value(text: str, decimal: str) -> Decimal | None:
    """What digits are worth where `decimal` begins the decimals; None for codes, versions, dates and lists."""
    if found := POWER.match(text) if not text[-4:].isdigit() else None:
        return _power(value(found["base"], decimal), found["way"], int(found["power"]))
    digits = "".join(text.split())
    parts, marks = MARKS.split(digits), MARKS.findall(digits)
    if not marks:
        return None if _is_code(digits, text) else Decimal(digits)
    if len(set(marks)) > 1:
        return _decimal(parts) if marks.count(marks[-1]) == 1 and _grouped(parts[:-1]) else None
    if len(marks) > 1:
        return Decimal("".join(parts)) if _grouped(parts) else None
    thousands = marks[0] != decimal or not parts[1].strip("0")
    return Decimal("".join(parts)) if thousands and _grouped(parts) else _decimal(parts)


def _power(base: Decimal | None, way: str, power: int) -> Decimal | None:
    """1.3e6, 1.3 x 10^6, 2^10."""
    if base is None:
        return None
    return base**power if way == "^" else base.scaleb(power)


def is_foreign(text: str, decimal: str) -> bool:
    """True where another mark than the language's begins two decimals or less: as in hours (8.30) and days (12.05)."""
    parts = MARKS.split(text)
    return len(parts) == PAIR and decimal not in text and len(parts[1]) <= PAIR and len(parts[0]) <= PAIR


def fraction(text: str) -> Decimal | None:
    """What a fraction with a stroke or in one sign is worth; None for a date."""
    if len(text) == 1:
        return Decimal(unicodedata.numeric(text)).quantize(Decimal("0.0001"))
    above, below = (int(part) for part in text.split("/"))
    return Decimal(above) / Decimal(below) if 0 < above < below and below in COMMON else None


def _decimal(parts: Sequence[str]) -> Decimal:
    return Decimal(f"{''.join(parts[:-1]) or 0}.{parts[-1]}")


def _grouped(parts: Sequence[str]) -> bool:
    """True where thousands are parted: 1,234,567, or 12,34,567 as in India."""
    first, *middle, last = [len(part) for part in parts] if len(parts) > 1 else [len(parts[0]), GROUP]
    if parts[0].startswith("0") or not 0 < first <= GROUP or last != GROUP:
        return len(parts) == 1 and bool(first)
    return set(middle) <= {GROUP} or (set(middle) == {PAIR} and first <= PAIR)


def _is_code(digits: str, text: str) -> bool:
    """True for digits that count nothing: a leading zero, a long row without separators."""
    return (digits[0] == "0" and len(digits) > 1) or (digits == text and len(digits) > LONGEST)
