"""The words of units and money around numbers, as the tables of a language name them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any

from babel.numbers import get_currency_name

from pipeline.choices import any_of
from pipeline.extract.figures.digits import BLANK as NARROW
from pipeline.extract.figures.words import BLANK, RIGHT, alternatives, forms
from pipeline.ontology import table as ontology

LONG = 4  # letters from which a unit is read in capitals too; m and M, g and G differ
HYPHENED = 3  # letters of the shortest unit that follows a hyphen
GAP = 3  # blanks between an article and a unit
SIGN = 16  # characters before a number in which a sign of money stands
THOUSAND = "1000"
CODE = 3  # letters of a currency's code
OPENING = {"(", "[", "<"}  # before a unit in brackets
COUNTS = (1, 2, 5, Decimal("1.5"))  # numbers that ask for the different plurals


class Units:
    """What measures a number."""

    def __init__(self, rows: Mapping[str, Any]) -> None:
        """Compile the tables `unit`, `tail`, `before`, `letter` of a language."""
        codes = _codes()
        self._units = codes | dict(_currencies(rows["locale"])) | forms(rows["unit"])
        self._long = {form.casefold(): unit for form, unit in self._units.items() if len(form) >= LONG}
        self._rows, self._word = rows, self._pattern(self._units)
        between = alternatives(rows.get("between", ()))
        gap = rf"{BLANK}{{0,2}}(?:{between}{BLANK}+)?" if rows.get("between") else rf"{BLANK}{{0,2}}"
        self._unit = re.compile(rf"(?:{gap}|(?P<joined>{NARROW}?-{NARROW}?))(?P<word>{self._word})(?!\w)")
        self._tails = forms(rows["tail"])
        self._tail = re.compile(rf"[-–]({alternatives(self._tails)})(?![\w-])", re.IGNORECASE)
        self._signs = signs(rows)
        self._sign = re.compile(rf"(?<!\w)({alternatives(signs(rows))}){BLANK}?$")
        self._singles = forms(rows["single"])
        self._letters = forms(rows.get("letter", {}))
        self._thousand = re.compile(rf"{NARROW}{{1,2}}({alternatives(rows['letter'][THOUSAND])})(?!{BLANK}*\w|\.\w)")

    @cached_property
    def _boxed(self) -> re.Pattern[str]:
        return re.compile(rf"{BLANK}?[(\[<]({self._word})[)\]>]")

    @cached_property
    def _part(self) -> re.Pattern[str]:
        articles, links = self._rows.get("article", ()), self._rows.get("link")
        linked = rf"(?:{alternatives(links)}{BLANK}+)?(?:{alternatives(articles)}{BLANK}+)?" if links else "(?!)"
        return re.compile(rf"{BLANK}{{1,{RIGHT}}}{linked}({self._word})(?!\w)")

    @cached_property
    def _single(self) -> re.Pattern[str]:
        articles = self._rows.get("article")
        before = rf"{alternatives(articles)}{BLANK}{{1,{GAP}}}" if articles else ""
        named = any_of((form for forms in self._rows["single"].values() for form in forms), f"{BLANK}+")
        return re.compile(rf"(?<![\w-]){before}({named})(?![\w-]|{BLANK}+\d)", re.IGNORECASE)

    def after(self, text: str, end: int) -> tuple[str, int] | None:
        """The unit after a number, and where it ends; one that is joined by a hyphen or stands in brackets too."""
        if end >= len(text):
            return None
        stretch = text[end : end + RIGHT]
        if found := self._tail.match(stretch):
            return self._tails[found[1].casefold()], end + found.end()
        if found := self._unit.match(stretch):
            short = found["joined"] is not None and len(found["word"]) < HYPHENED
            return None if short else (self._of(found["word"]), end + found.end())
        found = self._boxed.match(stretch) if stretch.lstrip()[:1] in OPENING else None
        return (self._of(found[1]), end + found.end()) if found else None

    def of_part(self, text: str, end: int) -> tuple[str, int] | None:
        """The unit that a fraction is part of: half an hour, three quarters of a mile."""
        found = self._part.match(text[end : end + RIGHT])
        return (self._of(found[1]), end + found.end()) if found else None

    def single(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where one of a unit stands without a number, and the unit: a year, rok."""
        for found in self._single.finditer(text):
            yield found.start(), found.end(), self._singles[_plain(found[1]).casefold()]

    def sign(self, text: str, start: int) -> tuple[str, int] | None:
        """The sign of money before a number, and where it begins."""
        found = self._sign.search(text[max(0, start - SIGN) : start])
        return (self._signs[_plain(found[1])], start - len(found[0])) if found else None

    def letter(self, text: str, end: int) -> tuple[Decimal, int] | None:
        """A scale in one letter, glued to digits; that of a thousand also where nothing follows it."""
        if found := self._thousand.match(text[end : end + RIGHT]):
            return Decimal(THOUSAND), end + found.end(1)
        for last in (end + 2, end + 1):
            value = self._letters.get(text[end:last])
            if value and last <= len(text) and not text[last : last + 1].isalnum():
                return Decimal(value), last
        return None

    def _of(self, form: str) -> str:
        plain = _plain(form)
        return self._units.get(plain) or self._long[plain.casefold()]

    @staticmethod
    def _pattern(words: Iterable[str]) -> str:
        """Any of some units; the longer ones in capitals too."""
        found = list(words)
        long = any_of((word.casefold() for word in found if len(word) >= LONG), f"{BLANK}+")
        return rf"(?i:{long})|{any_of((word for word in found if len(word) < LONG), f'{BLANK}+')}"


def _plain(form: str) -> str:
    return " ".join(form.split())


def signs(rows: Mapping[str, Any]) -> dict[str, str]:
    """What stands for money before a number, and the unit it means."""
    return _codes() | forms(rows["before"])


def _codes() -> dict[str, str]:
    """Codes of currencies that are no words."""
    money = ontology("units")["kind"]["money"]
    found = (unit for unit in money["units"] if len(unit) == CODE and unit.isupper() and unit not in money["words"])
    return {code: code for code in found}


def _currencies(locale: str) -> Iterator[tuple[str, str]]:
    """Names of currencies by CLDR, in singular and plural: Malaysian ringgits."""
    for code in ontology("units")["kind"]["money"]["units"]:
        if len(code) == CODE and code.isupper():
            for count in COUNTS:
                yield get_currency_name(code, count, locale), code
