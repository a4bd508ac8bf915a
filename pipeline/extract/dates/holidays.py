"""Days of the calendar that have a name, and days that have a place in their month or year.

A rule is `12-24`, `easter-2`, or `11-thu-4` (the fourth Thursday of November; -1 is the last one).
"""

import re
from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from pipeline.extract.dates.context import FUTURE, period
from pipeline.extract.dates.values import Point, Stretch, Value, point_of
from pipeline.extract.dates.wording import Reading, Wording

RULE = re.compile(
    r"(?:(easter|orthodox)([+-]\d+)?|(\d{2})-(\d{2})|(\d{2})-(mon|tue|wed|thu|fri|sat|sun)-(-?\d)([+-]\d+)?)$"
)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def holiday(rule: str, year: int) -> date:
    """The day that a rule names in a year. Raises ValueError for a rule that is none."""
    found = RULE.match(rule)
    if not found:
        message = f"no rule of a holiday: {rule}"
        raise ValueError(message)
    feast, shift, month, day, of_month, weekday, nth, offset = found.groups()
    if feast:
        return easter(year, EASTER_ORTHODOX if feast == "orthodox" else EASTER_WESTERN) + timedelta(int(shift or 0))
    if month:
        return date(year, int(month), int(day))
    found_day = nth_weekday(Point(year, int(of_month)), DAYS.index(weekday) + 1, int(nth))
    if found_day is None:
        message = f"no such day: {rule}"
        raise ValueError(message)
    return found_day + timedelta(int(offset or 0))


def named_day(words: Wording) -> Reading | None:
    """A holiday, in its year."""
    rule, context = words.slots["holiday"], words.context
    year, anchor = words.year(), context.published
    if year is not None:
        return Reading(point_of(holiday(rule, year)), "day", whole=True)
    if anchor and anchor.year is not None and words.larger:
        return Reading(point_of(holiday(rule, anchor.year + words.larger_steps)), "day", anchor)
    if context.year is not None:
        return Reading(point_of(holiday(rule, context.year)), "day", Point(context.year))
    if anchor and anchor.year is not None:
        return Reading(point_of(_nearest(rule, anchor.year, words)), "day", anchor)
    fixed = rule[:1].isdigit() and rule.replace("-", "").isdigit()
    month, day = map(int, rule.split("-")) if fixed else (None, None)
    return Reading(Point(None, month, day) if fixed else None, "day")


def nth(place: int, whole: Point, words: Wording) -> Value | None:
    """The nth weekday, day or week of a month or year."""
    first, last = whole.first, whole.last
    if first is None or last is None:
        return None
    if "weekday" in words.slots:
        day = nth_weekday(whole, words.number("weekday"), place)
    elif words.unit == "week":
        return _nth_week(first, last, place)
    elif words.unit != "day":
        return _nth_unit(words.unit, whole, place)
    else:
        day = first + timedelta(days=place - 1) if place > 0 else last + timedelta(days=place + 1)
    return point_of(day) if day and first <= day <= last else None


def nth_weekday(whole: Point, weekday: int, place: int) -> date | None:
    """The nth weekday (1-7) of a month or year, from its end where the place is negative; None if it has no such."""
    first, last = whole.first, whole.last
    if first is None or last is None:
        return None
    if place > 0:
        day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (place - 1))
    else:
        day = last - timedelta(days=(last.isoweekday() - weekday) % 7 - 7 * (place + 1))
    return day if first <= day <= last else None


def _nth_unit(unit: str, whole: Point, place: int) -> Value | None:
    """The nth month or quarter of a year; the last one from its end."""
    end = Point(whole.year, 1 if place > 0 else 12)
    found = period(unit, place - 1 if place > 0 else place + 1, end) if whole.precision == "year" else None
    return found if isinstance(found, Point) and found.year == whole.year else None


def _nth_week(first: date, last: date, place: int) -> Stretch:
    """The nth of the weeks that lie between two days; those of a year are the weeks of ISO 8601."""
    if (first.month, last.month) == (1, 12):
        first, last = first - timedelta(days=3), last + timedelta(days=3)
    start = first + timedelta(days=-first.weekday() % 7)
    final = last - timedelta(days=last.isoweekday() % 7 + 6)
    monday = start + timedelta(weeks=place - 1) if place > 0 else final + timedelta(weeks=place + 1)
    return Stretch(point_of(monday), point_of(monday + timedelta(days=6)), "week")


def _nearest(rule: str, year: int, words: Wording) -> date:
    """The holiday last before publication or first after it."""
    here = words.context.today or date(year, 12, 31)
    days = [holiday(rule, year + n) for n in (-1, 0, 1)]
    way = words.way or (1 if words.context.prefer == FUTURE else 0)
    if way > 0:
        return next(day for day in days if day >= here)
    return next(day for day in reversed(days) if day < here or (day == here and not way))
