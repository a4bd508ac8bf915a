"""When the feasts of a year fall.

A rule is `12-24`, `easter-2`, `11-thu-4` (the fourth Thursday of November; -1 is the last one), or
`islamic:eid_al_fitr`, a feast of another calendar as the package `holidays` tells it; `+2` after it counts days, and
` sun-1` moves it where it falls on a Sunday. `A/B` lasts from A to B. `2016-03-01|2020-03-03` lists all that there are.
`~` before a rule says that countries and regions keep the feast on neighbouring days, by the moon as each sees it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from importlib import import_module

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from pipeline.extract.dates.values import Point, Stretch, Value, nth_weekday, point_of

RULE = re.compile(
    r"(?:(?P<easter>easter|orthodox)|(?P<year>\d{4}-)?(?P<month>\d{2})-(?P<day>\d{2})|(?P<of>\d{2})-(?P<weekday>[a-z]{3})-(?P<nth>-?\d)"
    r"|(?P<calendar>[a-z]+):(?P<feast>[a-z_]+))(?P<shift>[+-]\d+)?(?P<moved>(?: [a-z]{3}[+-]\d)*)$"
)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CALENDARS: Mapping[str, str] = {
    "buddhist": "_BuddhistLunisolar",
    "chinese": "_ChineseLunisolar",
    "hebrew": "_HebrewLunisolar",
    "hindu": "_HinduLunisolar",
    "islamic": "_IslamicLunar",
}


@cache
def feasts(rule: str, year: int) -> tuple[Value, ...]:
    """The feast in a year; none where no table reaches, two where a shorter year comes round. Raises ValueError."""
    if "|" in rule:
        return tuple(value for part in rule.split("|") for value in feasts(part, year))
    start, _, end = rule.removeprefix("~").partition("/")
    mark = "~" if rule.startswith("~") else ""
    firsts = days(start, year)
    if not end:
        return tuple(point_of(day).about(mark) for day in firsts)
    lasts = sorted({*days(end, year), *days(end, year + 1)})
    pairs = ((day, next((last for last in lasts if last >= day), None)) for day in firsts)
    return tuple(Stretch(point_of(a).about(mark), point_of(b).about(mark)) for a, b in pairs if b)


def days(rule: str, year: int) -> tuple[date, ...]:
    """The days that one end of a rule names. Raises ValueError for a rule that is none."""
    found = RULE.match(rule)
    if not found:
        message = f"no rule of a feast: {rule}"
        raise ValueError(message)
    shift = timedelta(int(found["shift"] or 0))
    moves = {move[:3]: timedelta(int(move[3:])) for move in found["moved"].split()}
    shifted = (day + shift for day in _unshifted(found, year))
    return tuple(sorted(day + moves.get(DAYS[day.weekday()], timedelta()) for day in shifted))


def _unshifted(found: re.Match[str], year: int) -> Iterable[date]:
    if found["easter"]:
        return (easter(year, EASTER_ORTHODOX if found["easter"] == "orthodox" else EASTER_WESTERN),)
    if found["month"]:
        listed = found["year"] in {None, f"{year}-"}
        return (date(year, int(found["month"]), int(found["day"])),) if listed else ()
    if found["calendar"]:
        return _told(found["calendar"], found["feast"], year)
    day = nth_weekday(Point(year, int(found["of"])), DAYS.index(found["weekday"]) + 1, int(found["nth"]))
    return (day,) if day else ()


def _told(calendar: str, feast: str, year: int) -> Iterable[date]:
    """What the tables of another calendar tell; they are loaded when first asked, which takes a moment."""
    tables = getattr(import_module("holidays.calendars"), CALENDARS[calendar])()
    ask = getattr(tables, f"{feast}_date", None) or getattr(tables, f"{feast}_dates")
    return {day for day in _dates_in(ask(year)) if day.year == year}


def _dates_in(told: object) -> Iterator[date]:
    """The dates in an answer, which is a date, a pair of one and a doubt, or many of either."""
    if isinstance(told, date):
        yield told
    elif isinstance(told, Iterable):
        for part in told:
            yield from _dates_in(part)
