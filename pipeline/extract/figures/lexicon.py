"""The number words of a language, compiled from its table `figures`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from typing import Any

from anyascii import anyascii

from pipeline.extract.figures.digits import TOKEN
from pipeline.extract.figures.units import signs
from pipeline.languages import table

KINDS = ("number", "vague", "hundred", "scale", "plural", "part", "few")  # tables whose keys are values
PLAIN = ("glue", "article", "point", "ordinal")  # lists of words that are worth nothing by themselves
REMEMBERED = 100_000  # words; a corpus repeats itself


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a number, or a stretch of digits: its kind, where it stands, what it is worth."""

    kind: str
    start: int
    end: int
    low: Decimal
    high: Decimal
    tail: str | None = None
    heap: Decimal | None = None  # what a word for many of them multiplies by, after a number: three dozens


class Lexicon:
    """What the number words of one language are worth."""

    token = re.compile(TOKEN)

    def __init__(self, rows: Mapping[str, Any]) -> None:
        """Compile a table."""
        self._rows = rows
        self.words = dict(_words(rows))
        self.hyphens = frozenset(rows.get("hyphen", ()))
        self.commas = frozenset(rows.get("comma", ()))
        self.decimal: str = rows["digits"]["decimal"]
        clock = _any(rows["digits"]["clock"]) or r"(?!)"
        self.clock = re.compile(rf"(?<!\w)(?:{clock})\s+$", re.IGNORECASE)
        self.money = re.compile(rf"(?<!\w)(?:{_any(code for code in signs(rows) if code[-1].isalpha())})$")
        self._folded = {anyascii(word): part for word, part in self.words.items() if not word.isascii()}
        for word in rows["unfolded"]:
            self._folded.pop(word, None)
        self.part = lru_cache(REMEMBERED)(self._part)

    def placed(self, part: Part, found: re.Match[str], before: str) -> Part:
        """A part where a word was found; a full stop that ends a sentence is none of it."""
        word, (start, end) = found[0], found.span()
        if word[-1] == "." and word.casefold() not in self.words:
            end -= 1
        if part.heap and before.casefold() in self._genitive and (value := self._singular.get(word.casefold())):
            return Part("scale", start, end, Decimal(value), Decimal(value))
        return Part(part.kind, start, end, part.low, part.high, part.tail, part.heap)

    def _part(self, word: str) -> Part | None:
        """The word of a number, or a number with its unit; None for other words. It knows no place yet."""
        word = word.casefold()
        bare = word.removesuffix(".")
        if found := self.words.get(word) or self.words.get(bare):
            return found
        folded = self._folded.get(bare if bare.isascii() else anyascii(bare)) if self._folded else None
        return folded or self._joined(bare)

    def _joined(self, word: str) -> Part | None:
        """A number that is one word with its unit or scale: dwudziestoletni, pięciotysięczny."""
        if not self._stems or not word.endswith(self._tails):
            return None
        found = self._glued.fullmatch(word)
        return self._of_stems(found["stems"], self._tail[found["tail"]]) if found else None

    def _of_stems(self, stems: str, tail: str) -> Part:
        low = high = Decimal(0)
        for stem in self._stem_pattern.findall(stems):
            least, most = self._stems[stem]
            low, high = low + least, high + most
        made = Part("glued", 0, 0, low, high, tail)
        return _scaled(made, Decimal(tail[1:])) if tail.startswith("x") else made

    @cached_property
    def _genitive(self) -> frozenset[str]:
        return frozenset(self._rows.get("genitive", ()))

    @cached_property
    def _singular(self) -> dict[str, str]:
        return {form: value for value, forms in self._rows.get("singular", {}).items() for form in forms}

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


def _words(rows: Mapping[str, Any]) -> Iterator[tuple[str, Part]]:
    heaps = {form: Decimal(value) for value, forms in rows.get("heap", {}).items() for form in forms}
    parts = {form: Decimal(value) for value, forms in rows["denominator"].items() for form in forms}
    yield from ((word, Part("denominator", 0, 0, value, value)) for word, value in parts.items())
    for kind in PLAIN:
        yield from (
            (word, Part(kind, 0, 0, value, value))
            for word in rows.get(kind, ())
            for value in [parts.get(word, Decimal(0))]
        )
    for word in _openings(rows):
        yield word, Part("between", 0, 0, Decimal(0), Decimal(0))
    for kind in KINDS:
        for value, forms in rows.get(kind, {}).items():
            low, high = _range(value)
            for form in forms:
                yield form.casefold(), replace(Part(kind, 0, 0, low, high), heap=heaps.get(form))


def _openings(rows: Mapping[str, Any]) -> Iterator[str]:
    """Words that open a range whose ends are joined by a word that else joins parts of one number: between."""
    for row in rows["pattern"]:
        if row["kind"] == "range" and set(row["join"]) & set(rows.get("glue", ())):
            yield from (word for word in row.get("open", ()) if " " not in word)


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
