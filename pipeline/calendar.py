"""One date, as headers, addresses and file names write it."""

import re
from datetime import date
from functools import cache

from pipeline.languages import codes, table

ISO = re.compile(r"(?<!\d)(\d{4})(?:[-/.](\d{2})(?:[-/.](\d{2}))?)?(?!\d)")
DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)")
DAY_MONTH_YEAR = re.compile(r"(?:(?<!\d)(\d{1,2})\.?\s{1,9})?(?<![^\W\d_])([^\W\d_]{1,20})\.?\s{1,9}(\d{4})(?!\d)")
MONTH_DAY_YEAR = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,20})\.?\s{1,9}(\d{1,2}),?\s{1,9}(\d{4})(?!\d)")


def edtf_of(text: str) -> str | None:
    """The first date in a short text, as EDTF with the precision it has; None where there is none."""
    if found := DAY_FIRST.search(text):
        day, month, year = found.groups()
        return _edtf(year, month, day)
    if found := MONTH_DAY_YEAR.search(text):
        name, day, year = found.groups()
        if month_named(name):
            return _edtf(year, month_named(name), day)
    if (found := DAY_MONTH_YEAR.search(text)) and month_named(found[2]):
        return _edtf(found[3], month_named(found[2]), found[1])
    if found := ISO.search(text):
        return _edtf(*found.groups())
    return None


def _edtf(year: str, month: str | int | None, day: str | None) -> str | None:
    """Parts joined as far as they make a date of the calendar."""
    parts = [int(part) for part in (year, month, day) if part]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
    return "-".join(f"{part:0{4 if i == 0 else 2}}" for i, part in enumerate(parts))


def month_named(word: str) -> int | None:
    """Number of a month in any configured language and form, in full or abbreviated."""
    return _months().get(word.casefold())


@cache
def _months() -> dict[str, int]:
    return {
        form.casefold().rstrip("."): int(number)
        for code in codes()
        for name in ("month", "shortmonth")
        for number, forms in table(code, "dates").get(name, {}).items()
        for form in forms
    }
