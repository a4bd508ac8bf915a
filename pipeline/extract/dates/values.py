"""Points of the calendar, as far as they are known, and their EDTF."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

MONTHS, TEN = 12, 10
SPANS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)}  # EDTF seasons: first month, number of months
SPANS |= {33 + i: (1 + 3 * i, 3) for i in range(4)} | {40 + i: (1 + 6 * i, 6) for i in range(2)}  # quarters, halves
DAY = timedelta(days=1)
PART = re.compile(r"(\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)$")
ANY_YEAR = 2000  # stands for an unknown year where the calendar is asked; it is a leap year


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month, season, year, decade or century; parts that are not known are None."""

    year: int | None = None
    month: int | None = None  # 1-12, or the EDTF code of a season, quarter or half
    day: int | None = None
    mark: str = ""  # ~ about, ? doubtful
    loose: int = 0  # last digits of the year that are unknown: 1 in a decade, 2 in a century

    @property
    def edtf(self) -> str:
        """The point as EDTF; unknown parts before known ones are X."""
        year = "XXXX" if self.year is None else _digits(self.year, self.loose)
        parts = (f"{part:02}" for part in (self.month, self.day) if part)
        return "-".join([year, *parts]) + self.mark

    @property
    def precision(self) -> str:
        """day, month, season, year, decade or century."""
        if self.day:
            return "day"
        if self.month:
            return "month" if self.month <= MONTHS else "season"
        return ("year", "decade", "century")[self.loose]

    @property
    def first_month(self) -> int:
        """Its month, or the first one of its season; 0 where there is none."""
        return SPANS[self.month][0] if self.month in SPANS else self.month or 0

    @property
    def real(self) -> bool:
        """True where the calendar has it."""
        return self.year is None or self.year <= date.max.year if not self.day else self._starts() is not None

    @property
    def first(self) -> date | None:
        """First day that it can mean, its mark left out; None where the year is not known, or before year 1."""
        return None if self.year is None or self.year < 0 else self._starts()

    @property
    def last(self) -> date | None:
        """Last day that it can mean, its mark left out; None where the year is not known."""
        start = self.first
        return start and (start if self.day else _months_on(start, self.months) - DAY)

    def about(self, mark: str = "~") -> "Point":
        """The same with a mark."""
        return replace(self, mark=mark)

    def in_year(self, year: int | None) -> "Point":
        """The same in a year."""
        return replace(self, year=year)

    def _starts(self) -> date | None:
        month = SPANS[self.month][0] if self.month in SPANS else self.month or 1
        year = ANY_YEAR if self.year is None else self.year // 10**self.loose * 10**self.loose
        try:
            return date(max(year, 1), month, self.day or 1)
        except ValueError:
            return None

    @property
    def months(self) -> int:
        """How many months it lasts."""
        if self.month:
            return SPANS.get(self.month, (0, 1))[1]
        return MONTHS * int(TEN**self.loose)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time from one point to another, both included."""

    start: Point
    end: Point
    named: str | None = None  # precision, where it is not that of the points: week

    @property
    def edtf(self) -> str:
        """The stretch as an EDTF interval."""
        return f"{self.start.edtf}/{self.end.edtf}"

    @property
    def precision(self) -> str:
        """That of its points, or week."""
        return self.named or self.start.precision

    @property
    def real(self) -> bool:
        """True where the calendar has both ends, in this order."""
        first, last = self.start.first, self.end.last
        ordered = first <= last if first and last else _sortable(self.start) <= _sortable(self.end)
        return self.start.real and self.end.real and ordered


Value = Point | Stretch


def between(one: Value, other: Value) -> Stretch:
    """From the earlier of two values to the end of the later one."""
    pairs = ((value.start, value.end) if isinstance(value, Stretch) else (value, value) for value in (one, other))
    ends = sorted((end for pair in pairs for end in pair), key=_sortable)
    return Stretch(ends[0], ends[-1], one.precision)


def _months_on(day: date, months: int) -> date:
    """The first day of a month, so many months on. Raises ValueError beyond the calendar."""
    whole = day.year * MONTHS + day.month - 1 + months
    return date(whole // MONTHS, whole % MONTHS + 1, 1)


def ends_of(value: Value) -> tuple[date | None, date | None]:
    """First and last day of a value, its mark left out."""
    start, end = (value.start, value.end) if isinstance(value, Stretch) else (value, value)
    return start.first, end.last


def _digits(year: int, loose: int) -> str:
    """A year as EDTF, its last digits left open; the year before year 1 is 0000."""
    return "-" * (year < 0) + f"{abs(year):04}"[: 4 - loose] + "X" * loose


def _sortable(point: Point) -> tuple[int, int, int]:
    return (point.year or 0, point.month or 0, point.day or 0)


def bounds(value: Value) -> tuple[date | None, date | None]:
    """First and last day that a value can mean; a mark widens it by one unit of its precision on each side."""
    first, last = ends_of(value)
    if first is None or last is None:
        return None, None
    start = value if isinstance(value, Point) else value.start
    if not start.mark:
        return first, last
    if start.day:
        return first - DAY, last + DAY
    months = start.months
    return _months_on(first, -months), _months_on(last + DAY, months) - DAY  # months end by the calendar


def parsed(edtf: str | None) -> Point | None:
    """A point from EDTF; None for intervals."""
    found = PART.match(edtf or "")
    if not found:
        return None
    year, month, day, mark = found.groups()
    loose = year.count("X")
    whole = None if loose == len(year) else int(year.replace("X", "0"))
    return Point(whole, int(month or 0) or None, int(day or 0) or None, mark, loose if whole is not None else 0)


def point_of(day: date) -> Point:
    """A day as a point."""
    return Point(day.year, day.month, day.day)


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
