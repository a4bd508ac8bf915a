"""Days of the calendar that have a name, and days that have a place in their month or year."""

from dataclasses import replace
from datetime import date, timedelta

from pipeline.extract.dates.context import FUTURE, period
from pipeline.extract.dates.feasts import feasts
from pipeline.extract.dates.values import Point, Stretch, Value, ends_of, nth_weekday, parsed, point_of
from pipeline.extract.dates.wording import Reading, Wording

FAR = 4  # years between some days that come seldom
LONG = {1: (-2, 0), 4: (0, 3), 5: (0, 2), 6: (0, 1), 7: (-1, 0)}  # weekday of a holiday -> first, last day, from it


def named_day(words: Wording) -> Reading | None:
    """A holiday, in its year."""
    rule, context = words.slots["holiday"], words.context
    year, anchor = words.year(), context.published
    if year is not None:
        return Reading(_only(rule, year), "day", whole=True)
    if once := parsed(rule):
        return Reading(once, "day", whole=True)
    if anchor and anchor.year is not None and words.larger:
        return Reading(_only(rule, anchor.year + words.larger_steps), "day", anchor)
    if context.year is not None:
        return Reading(_only(rule, context.year), "day", Point(context.year))
    if anchor and anchor.year is not None:
        return Reading(_nearest(rule, anchor.year, words), "day", anchor)
    fixed = rule[:1].isdigit() and rule.replace("-", "").isdigit()
    month, day = map(int, rule.split("-")) if fixed else (None, None)
    return Reading(Point(None, month, day) if fixed else None, "day")


def weekend_of(words: Wording) -> Reading | None:
    """The weekend that a holiday makes long: from a Thursday or Friday on, to a Monday; none beside midweek."""
    reading = named_day(words)
    if reading is None or not isinstance(reading.value, Point) or reading.value.first is None:
        return Reading(None, "week", reading.anchor if reading else None)
    day = reading.value.first
    ends = LONG.get(day.isoweekday())
    first, last = (point_of(day + timedelta(by)) for by in ends) if ends else (None, None)
    made = Stretch(first, last, "week") if first and last else None
    return replace(reading, value=made, precision="week")


def _only(rule: str, year: int) -> Value | None:
    """The feast of a year; None where the year has it twice, or no table tells it."""
    found = feasts(rule, year)
    return found[0] if len(found) == 1 else None


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


def _nearest(rule: str, year: int, words: Wording) -> Value | None:
    """The holiday last before publication or first after it."""
    here = words.context.today or date(year, 12, 31)
    years = range(year - FAR, year + FAR + 1)
    found = [(value, *ends_of(value)) for n in years for value in feasts(rule, n)]
    way = words.way or (1 if words.context.prefer == FUTURE else 0)
    if way > 0:
        return next((value for value, _, last in found if last and last >= here), None)
    return next((value for value, day, _ in reversed(found) if day and (day < here or (day == here and not way))), None)
