"""What the slots of a date pattern mean, one reader for each `value` of the language tables."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipeline.extract.dates.context import Context, completed, moved, period, weekday
from pipeline.extract.dates.holidays import holiday, nth_weekday
from pipeline.extract.dates.values import Point, Stretch, Value, point_of
from pipeline.patterns import Row

Slots = Mapping[str, str]
MONTHS = (
    "month",
    "shortmonth",
    "monthname",
    "monthadj",
    "roman",
    "mm",
    "mm2",
    "season",
    "quarter",
    "half",
    "code",
    "halfcode",
)
WITHIN = frozenset({*MONTHS, "year", "rel2", "relyear", "yearword", "monthword", "weekword", "one2"})
SATURDAY = 6
CENTURY = 100
THIS_CENTURY = 20  # decades below it are of this century
PIVOT = 50  # two digits below it are of this century


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of a date mean."""

    value: Value | None
    precision: str
    anchor: Point | None = None  # what the value was worked out from
    whole: bool = False  # the words name the year


Reader = Callable[[Slots, Row, Context], Reading | None]  # None: the words are no date


def point(slots: Slots, row: Row, context: Context) -> Reading | None:
    """A day, month, season, quarter or year, completed where its year is left out."""
    bare = _point(slots, "")
    if not bare.real or ("mm2" in slots and bare.month == ((bare.year or 0) + 1) % CENTURY):  # 2011-12 may be two years
        return None
    if _outer(slots):
        return _within(bare, slots, context)
    if bare.year is not None:
        return Reading(bare, bare.precision, None, whole=True)
    if not bare.month:
        return _day_alone(bare, slots, context)
    value, anchor = completed(bare, context)
    return Reading(value, bare.precision, anchor) if value.real else None


def stretch(slots: Slots, row: Row, context: Context) -> Reading | None:
    """Two ends, each of which may leave to the other what both share."""
    left, right = _point(slots, ""), _point(slots, "2")
    right = replace(right, month=right.month or left.month, year=right.year or left.year)
    left = replace(left, month=left.month or (right.month if left.day else None))
    anchor, whole = None, right.year is not None
    if not whole:
        right, anchor = completed(right, context)
    if left.year is None and right.year is not None:
        left = left.in_year(right.year - ((left.month or 0, left.day or 0) > (right.month or 0, right.day or 0)))
    made = Stretch(left, right)
    return Reading(made, made.precision, anchor, whole=whole) if made.real and left != right else None


def shift(slots: Slots, row: Row, context: Context) -> Reading | None:
    """So many units before or after the day of publication, or the last date of the narrative."""
    unit, anchor = _unit(slots, row), _anchor(row, context)
    if "vague" in slots or (anchor is None and row.get("must_resolve")):
        return None
    fixed = slots.get("days") or slots.get("told")
    count = int(fixed) if fixed else _count(slots) * int(slots.get("way", row.get("sign", 1)))
    try:
        value = moved(unit, count, anchor)
    except (OverflowError, ValueError):
        return None
    value = value.about() if value and unit != "day" else value
    return Reading(value, _precision(unit), anchor)


def relative(slots: Slots, row: Row, context: Context) -> Reading | None:
    """A unit of the calendar, so many units from the one of publication: this year, last week; or from the last date."""
    unit, anchor = _unit(slots, row), _anchor(row, context)
    steps = slots.get("rel") or slots.get("relt") or slots.get("yearadj") or row.get("rel", 0)
    return Reading(period(unit, int(steps), anchor), _precision(unit), anchor)


def weekend(slots: Slots, row: Row, context: Context) -> Reading | None:
    """The weekend nearest to publication, as the context looks."""
    today = context.today
    over = today is None or today.isoweekday() >= SATURDAY or context.prefer == "future"
    return Reading(period("weekend", 0 if over else -1, context.published), "week", context.published)


def named(slots: Slots, row: Row, context: Context) -> Reading | None:
    """A month or season with last, this or next."""
    bare, published = _point(slots, ""), context.published
    way = int(slots.get("rel") or slots.get("relt") or 0)
    if published is None or published.year is None:
        return Reading(bare, bare.precision)
    if not way:
        years = bare.in_year(published.year)
        return Reading(years, bare.precision, published)
    near, _ = completed(bare, replace(context, year=None, prefer="future" if way > 0 else "past"))
    if _overlap(near, published):
        near = near.in_year(published.year + way)
    return Reading(near, bare.precision, published)


def span(slots: Slots, row: Row, context: Context) -> Reading | None:
    """The last or next few units: from the unit so many before publication to the one before it."""
    unit, count, way = slots["unit"], _count(slots), int(slots["rel"]) or -1
    ends = [period(unit, way * n, context.published) for n in (1, count)]
    if way < 0:
        ends.reverse()
    known = [end for end in ends if end is not None]
    if len(known) != len(ends):
        return Reading(None, _precision(unit), context.published)
    first, last = (end.start if isinstance(end, Stretch) else end for end in known)
    last = known[1].end if isinstance(known[1], Stretch) else last
    return Reading(Stretch(first, last, _precision(unit)), _precision(unit), context.published)


def day_of_week(slots: Slots, row: Row, context: Context) -> Reading | None:
    """A weekday near publication, or of a week told beside it."""
    number = int(slots.get("weekday") or slots["weekdayadj"])
    way = slots.get("rel") or slots.get("relt")
    if _outer(slots) or row.get("later"):
        found = _in_week(number, _outer_steps(slots) if _outer(slots) else _count(slots), context)
    elif way == "1" and row.get("next") == "week":
        found = _in_week(number, 1, context)
    else:
        found = weekday(number, context, int(way) if way else None)
    return Reading(point_of(found) if found else None, "day", context.published)


def _in_week(number: int, weeks: int, context: Context) -> date | None:
    """A weekday of a week so many weeks from publication."""
    week = period("week", weeks, context.published)
    monday = week.start.first if isinstance(week, Stretch) else None
    return monday + timedelta(days=number - 1) if monday else None


def named_day(slots: Slots, row: Row, context: Context) -> Reading | None:
    """A holiday, in its year."""
    rule, year = slots["holiday"], _year(slots, "")
    anchor = None if year else context.published
    if year is None and _outer(slots) and anchor and anchor.year:
        year = anchor.year + _outer_steps(slots)
    if year is not None:
        return Reading(point_of(holiday(rule, year)), "day", anchor, whole="year" in slots)
    if context.year is not None:
        return Reading(point_of(holiday(rule, context.year)), "day", Point(context.year))
    if anchor is None or anchor.year is None:
        fixed = not rule[:1].isalpha() and rule.count("-") == 1
        return Reading(Point(None, *map(int, rule.split("-"))) if fixed else None, "day")
    return Reading(point_of(_nearest_holiday(rule, slots, context)), "day", anchor)


def nth(slots: Slots, row: Row, context: Context) -> Reading | None:
    """The first Monday, last day or third week of a month or year."""
    within = point({key: value for key, value in slots.items() if key in WITHIN}, row, context)
    if within is None or not isinstance(within.value, Point) or within.value.year is None:
        return Reading(None, "week" if slots.get("one") == "week" else "day", within.anchor if within else None)
    made = _nth(within.value, int(slots["nth"]), slots)
    return replace(within, value=made, precision=made.precision) if made else None


def decade(slots: Slots, row: Row, context: Context) -> Reading | None:
    """Ten years, named by their century or not."""
    number = int(slots.get("decade") or slots["decadeword"])
    years = number if number >= CENTURY else number + (2000 if number < THIS_CENTURY else 1900)
    if "century" in slots:
        years = (int(slots["century"]) - 1) * CENTURY + number % CENTURY
    return Reading(Point(years, loose=1), "decade", whole=True)


def century(slots: Slots, row: Row, context: Context) -> Reading | None:
    """A hundred years."""
    return Reading(Point((int(slots["century"]) - 1) * CENTURY, loose=2), "century", whole=True)


def unvalued(slots: Slots, row: Row, context: Context) -> Reading | None:
    """Times of day and sets: found, never valued."""
    return Reading(None, str(row["precision"]))


def _overlap(one: Point, other: Point) -> bool:
    """True where two points share a day."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    return one.first <= other.last and other.first <= one.last


def _point(slots: Slots, end: str) -> Point:
    """Year, month (or season, quarter, half) and day as the slots have them; `end` is 2 for the second of two."""
    codes = (slots.get(f"{name}{end}") for name in MONTHS)
    code = next((int(code) for code in codes if code), None)
    day = slots.get(f"day{end}") or slots.get(f"dayword{end}")
    return Point(_year(slots, end), code, int(day) if day else None)


def _year(slots: Slots, end: str) -> int | None:
    if full := slots.get(f"year{end}") or slots.get(f"modern{end}"):
        return int(full)
    if f"yy{end}" in slots:
        short = int(slots[f"yy{end}"])
        return short + (2000 if short < PIVOT else 1900)
    return None


def _within(bare: Point, slots: Slots, context: Context) -> Reading:
    """A part of a unit that is told relative to publication: January of last year, the 20th of next month."""
    unit = _outer(slots) or "year"
    whole = period(unit, _outer_steps(slots), context.published)
    precision = bare.precision if bare.month or bare.day else _precision(unit)
    if not isinstance(whole, Point):
        return Reading(bare if bare.month else None, precision, context.published)
    made = Point(whole.year, bare.month or whole.month, bare.day)
    return Reading(made if made.real else None, precision, context.published)


def _day_alone(bare: Point, slots: Slots, context: Context) -> Reading | None:
    """A day of the month with its weekday, or with nothing: the nearest such day."""
    told = context.published
    if told is None or not told.month:
        return Reading(None, "day", told)
    way = 1 if context.prefer == "future" else -1
    months = (period("month", way * n, told) for n in range(MONTHS_TRIED))
    days = (Point(month.year, month.month, bare.day) for month in months if isinstance(month, Point))
    right = (day for day in days if day.real and _fits(day, slots, context, way))
    return Reading(next(right, None), "day", told)


MONTHS_TRIED = 12


def _fits(day: Point, slots: Slots, context: Context, way: int) -> bool:
    first, today = day.first, context.today
    if first is None or ("weekday" in slots and first.isoweekday() != int(slots["weekday"])):
        return False
    return today is None or (first >= today if way > 0 else first <= today)


def _nearest_holiday(rule: str, slots: Slots, context: Context) -> date:
    year = context.published.year if context.published and context.published.year else 1
    here = context.today or date(year, 12, 31)
    days = [holiday(rule, year + n) for n in (-1, 0, 1)]
    if int(slots.get("rel", 0)) == 1 or ("rel" not in slots and context.prefer == "future"):
        return next(day for day in days if day >= here)
    return next(day for day in reversed(days) if day <= here)


def _nth(within: Point, place: int, slots: Slots) -> Value | None:
    """The nth weekday, day or week of a month or year."""
    first, last = within.first, within.last
    if first is None or last is None:
        return None
    if "weekday" in slots:
        day = nth_weekday(first.year, first.month, int(slots["weekday"]), place) if within.month else None
    elif slots.get("one") == "week":
        return _nth_week(first, last, place)
    else:
        day = first + timedelta(days=place - 1) if place > 0 else last + timedelta(days=place + 1)
    return point_of(day) if day and first <= day <= last else None


def _nth_week(first: date, last: date, place: int) -> Stretch:
    """Weeks of a month are those whose Thursday it holds."""
    monday = first - timedelta(days=first.isoweekday() - 1)
    monday += timedelta(days=7 if (monday + timedelta(days=3)) < first else 0)
    final = last - timedelta(days=last.isoweekday() - 1)
    final -= timedelta(days=7 if (final + timedelta(days=3)) > last else 0)
    start = monday + timedelta(weeks=place - 1) if place > 0 else final + timedelta(weeks=place + 1)
    return Stretch(point_of(start), point_of(start + timedelta(days=6)), "week")


def _outer(slots: Slots) -> str | None:
    """The unit of the larger period that is told relative to publication: of last year."""
    if "relyear" in slots:
        return "year"
    if "rel2" not in slots and "relt2" not in slots:
        return None
    return next((slots[name] for name in ("yearword", "monthword", "weekword", "one2") if name in slots), None)


def _outer_steps(slots: Slots) -> int:
    return int(slots.get("relyear") or slots.get("rel2") or slots.get("relt2") or 0)


def _unit(slots: Slots, row: Row) -> str:
    """The unit that is counted."""
    names = ("unit", "one", "oneinst", "yearword", "monthword", "weekword")
    return next((slots[name] for name in names if name in slots), str(row.get("unit", "day")))


def _count(slots: Slots) -> int:
    return int(slots.get("count") or slots.get("number") or 1)


def _anchor(row: Row, context: Context) -> Point | None:
    """What is counted from: publication, the last date told, or that and failing it publication."""
    source = row.get("from")
    if source == "told" or (source == "either" and context.told):
        return context.point_told
    return context.published


def _precision(unit: str) -> str:
    """The precision that a unit gives."""
    return {"weekend": "week", "quarter": "season", "half": "season"}.get(unit, unit)


READERS: Mapping[str, Reader] = {
    "point": point,
    "stretch": stretch,
    "shift": shift,
    "relative": relative,
    "span": span,
    "weekday": day_of_week,
    "weekend": weekend,
    "named": named,
    "holiday": named_day,
    "nth": nth,
    "decade": decade,
    "century": century,
    "none": unvalued,
}
