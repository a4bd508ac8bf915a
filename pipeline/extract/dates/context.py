"""What a date that leaves something out is completed from: the day of publication, and the dates told before."""

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from pipeline.extract.dates.values import MONTHS, Point, Stretch, Value, point_of

PAST, FUTURE, NEAREST, SOON = "past", "future", "nearest", "soon"
WEEK = 7
DAYS, YEAR = 31, 372  # of each month, and of a year of such months: they keep the order of days
AHEAD = {PAST: 0, SOON: 62, NEAREST: 186, FUTURE: YEAR - 1}  # days after publication that a day without a year may lie


@dataclass(frozen=True, slots=True)
class Context:
    """Where a mention stands among the dates that are known."""

    published: Point | None
    told: Value | None = None  # the last date of the narrative
    year: int | None = None  # the year that the text last named
    prefer: str = PAST  # which way a bare weekday or a day without a year looks; nearest, soon: the latter, either

    @property
    def today(self) -> date | None:
        """The day of publication, where the day is known."""
        return self.published.first if self.published and self.published.day else None

    @property
    def point_told(self) -> Point | None:
        """The last date of the narrative, the end of it where it is a stretch."""
        return self.told.end if isinstance(self.told, Stretch) else self.told


def completed(point: Point, context: Context, weekday: int = 0) -> tuple[Point, Point | None]:
    """A point without a year put into one, and what it was worked out from; as it was where nothing tells the year.

    Where its weekday is told (1-7), the nearest year in which it falls on that day.
    """
    if context.year is not None:
        return point.in_year(context.year), Point(context.year)
    if context.published and context.published.year is not None:
        year = _nearest(point, context.published, context.prefer)
        fitting = (made for n in (0, -1, 1) if (made := point.in_year(year + n)).first and _falls(made, weekday))
        return next(fitting, point.in_year(year)), context.published
    return point, None


def _falls(point: Point, weekday: int) -> bool:
    """True for a day of that weekday, and where none is told."""
    return not weekday or point.first is None or not point.day or point.first.isoweekday() == weekday


def _nearest(point: Point, published: Point, prefer: str) -> int:
    """The year that puts a point last before the day of publication, or first after it."""
    year = published.year or 0
    here, there = (point.first_month, point.day or 0), (published.month or 0, published.day or 0)
    if not (here[0] and there[0]):
        return year
    if not (here[1] and there[1]) or point.precision == "season":
        here, there = (here[0], 0), (there[0], 0)
    apart = (here[0] - there[0]) * DAYS + here[1] - there[1]
    return year - (apart > AHEAD[prefer]) + (apart <= AHEAD[prefer] - YEAR)


def weekday(number: int, context: Context, direction: int | None) -> date | None:
    """A day of the week (1-7) near publication: the last one before (-1), the next (1), or as the context looks."""
    today = context.today
    if today is None:
        return None
    back = (today.isoweekday() - number) % WEEK
    if direction == -1:
        return today - timedelta(days=back or WEEK)
    if direction == 1 or (context.prefer == FUTURE and direction is None):
        return today + timedelta(days=WEEK - back)
    past = context.prefer != FUTURE
    return today - timedelta(days=back) if past else today + timedelta(days=-back % WEEK)


def period(unit: str, count: int, anchor: Point | None) -> Value | None:
    """The calendar's unit that holds an anchor, or one so many units away from it."""
    if anchor is None or anchor.year is None or anchor.loose:
        return None
    if unit in {"year", "decade", "century"}:
        return _years(unit, count, anchor.year)
    if not anchor.month or anchor.month > MONTHS:
        return None
    if unit in {"month", "quarter", "half"}:
        return _months(unit, count, anchor)
    return _days(unit, count, anchor.first) if anchor.day else None


def _years(unit: str, count: int, year: int) -> Point | None:
    loose = {"year": 0, "decade": 1, "century": 2}[unit]
    moved = Point((year // 10**loose + count) * 10**loose, loose=loose)
    return moved if moved.real else None


def _months(unit: str, count: int, anchor: Point) -> Point:
    length, code = {"month": (1, 1), "quarter": (3, 33), "half": (6, 40)}[unit]
    each = MONTHS // length
    whole = (anchor.year or 0) * each + ((anchor.month or 1) - 1) // length + count
    return Point(whole // each, whole % each + code)


def _days(unit: str, count: int, day: date | None) -> Value | None:
    if day is None:
        return None
    if unit == "day":
        return point_of(day + timedelta(days=count))
    monday = day - timedelta(days=day.isoweekday() - 1) + timedelta(weeks=count)
    start, length = {"weekend": (5, 1), "workweek": (0, 4)}.get(unit, (0, 6))
    return Stretch(point_of(monday + timedelta(days=start)), point_of(monday + timedelta(days=start + length)), "week")


def moved(unit: str, count: int, anchor: Point | None) -> Point | None:
    """An anchor moved by a count of units, in the precision of the unit; None where the anchor is too coarse."""
    try:
        return _moved(unit, count, anchor)
    except (OverflowError, ValueError):  # beyond the calendar
        return None


def _moved(unit: str, count: int, anchor: Point | None) -> Point | None:
    if unit in {"year", "decade", "century"} or anchor is None:
        years = {"decade": 10, "century": 100}.get(unit, 1) * count
        held = period("year", years, anchor)
        return held if isinstance(held, Point) else None
    if unit in {"month", "quarter", "half"}:
        held = period("month", {"quarter": 3, "half": 6}.get(unit, 1) * count, anchor)
        return held if isinstance(held, Point) else None
    if not anchor.day or not anchor.month:
        return None
    start = anchor.about("").in_year(anchor.year or 2001).first
    days = {"day": 1, "fortnight": 2 * WEEK}.get(unit, WEEK)
    after = start + relativedelta(days=count * days) if start else None
    return Point(after.year if anchor.year is not None else None, after.month, after.day) if after else None
