"""The number words of a language, compiled from its table `figures`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

from pipeline.languages import table

BLANK = r"[ \u00a0\u2009\u202f]"
KINDS = ("number", "vague", "hundred", "scale", "plural", "part", "few")  # tables whose keys are values


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a number, or a stretch of digits: its kind, where it stands, what it is worth."""

    kind: str
    start: int
    end: int
    low: Decimal
    high: Decimal
    tail: str | None = None


class Lexicon:
    """What the number words of one language are worth."""

    def __init__(self, rows: Mapping[str, Any]) -> None:
        """Compile a table."""
        self._rows = rows
        self.words = dict(_words(rows))
        for kind in ("glue", "article"):
            self.words |= {word: Part(kind, 0, 0, Decimal(0), Decimal(0)) for word in rows.get(kind, ())}
        self.hyphens = frozenset(rows.get("hyphen", ()))

    @cached_property
    def token(self) -> re.Pattern[str]:
        """Digits with their separators, or a word."""
        signs = self._rows["digits"]
        groups = "|".join(BLANK if sign == " " else re.escape(sign) for sign in signs["group"])
        mark = re.escape(signs["decimal"])
        digits = rf"\d{{1,3}}(?P<sign>{groups})\d{{3}}(?:(?P=sign)\d{{3}})*(?!\d)(?:{mark}\d+)?|\d+(?:{mark}\d+)?"
        return re.compile(rf"(?P<digits>(?<!\d){digits})|(?P<word>[^\W\d_]+\.?)")

    def value(self, digits: str) -> Decimal:
        """What a stretch of digits is worth."""
        signs = self._rows["digits"]
        digits = re.sub(BLANK, "", digits)
        for sign in signs["group"]:
            digits = digits.replace(sign, "") if _groups(digits, sign) else digits
        return Decimal(digits.replace(signs["decimal"], "."))

    def part(self, word: str) -> Part | None:
        """The word of a number, or a number with its unit; None for other words. It knows no place yet."""
        return self.words.get(word) or self._joined(word)

    def _joined(self, word: str) -> Part | None:
        """A number that is one word with its unit or scale: dwudziestoletni, pięciotysięczny."""
        if not self._stems or not word.endswith(self._tails):
            return None
        found = self._glued.fullmatch(word)
        return self._of_stems(found["stems"], self._tail[found["tail"]]) if found else None

    def tail(self, word: str) -> str | None:
        """The unit of a word that may follow digits and a hyphen."""
        return self._tail.get(word)

    def _of_stems(self, stems: str, tail: str) -> Part:
        low = high = Decimal(0)
        for stem in self._stem_pattern.findall(stems):
            least, most = self._stems[stem]
            low, high = low + least, high + most
        made = Part("glued", 0, 0, low, high, tail)
        return _scaled(made, Decimal(tail[1:])) if tail.startswith("x") else made

    @cached_property
    def _tail(self) -> dict[str, str]:
        return {form: unit for unit, forms in self._rows.get("tail", {}).items() for form in forms}

    @cached_property
    def _tails(self) -> tuple[str, ...]:
        return tuple(self._tail)

    @cached_property
    def _stems(self) -> dict[str, tuple[Decimal, Decimal]]:
        return {form: _range(value) for value, forms in self._rows.get("stem", {}).items() for form in forms}

    @cached_property
    def _stem_pattern(self) -> re.Pattern[str]:
        return re.compile(_any(self._stems))

    @cached_property
    def _glued(self) -> re.Pattern[str]:
        return re.compile(rf"(?P<stems>(?:{_any(self._stems)}){{1,4}})(?P<tail>{_any(self._tail)})")


def _scaled(part: Part, factor: Decimal) -> Part:
    """A part before a scale that is one word with it."""
    high = part.high * factor if part.low == part.high else (part.high + 1) * factor - 1
    return Part("glued", 0, 0, part.low * factor, high, "")


def _groups(digits: str, sign: str) -> bool:
    """True where a sign parts thousands: three digits follow each."""
    parts = digits.split(sign)
    return len(parts) > 1 and all(len(part) == 3 for part in (*parts[1:-1], parts[-1][:3]))  # noqa: PLR2004


def _words(rows: Mapping[str, Any]) -> Iterable[tuple[str, Part]]:
    for kind in KINDS:
        for value, forms in rows.get(kind, {}).items():
            low, high = _range(value)
            for form in forms:
                yield form.casefold(), Part(kind, 0, 0, low, high)


def _range(value: str) -> tuple[Decimal, Decimal]:
    """`7` or `3..9`."""
    low, _, high = value.partition("..")
    return Decimal(low), Decimal(high or low)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def lexicon(language: str) -> Lexicon:
    """The number words of a language."""
    return Lexicon(table(language, "figures"))
