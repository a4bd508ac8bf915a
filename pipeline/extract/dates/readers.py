"""What the slots of a date pattern mean, one reader for each `value` of the language tables."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from pipeline.extract.dates.context import FUTURE, completed, period
from pipeline.extract.dates.holidays import named_day, nth, weekend_of
from pipeline.extract.dates.relative import day_of_week, named, relative, shift, span, weekend, within
from pipeline.extract.dates.values import MONTHS, Point, Stretch, between
from pipeline.extract.dates.wording import HUNDRED, Reading, Wording

TEENS = 20  # decades below it are of this century

Reader = Callable[[Wording], Reading | None]  # None: the words are no date


def point(words: Wording) -> Reading | None:
    """A day, month, season, quarter or year, completed where its year is left out."""
    bare = words.point()
    two_years = "mm2" in words.slots and bare.month == ((bare.year or 0) + 1) % HUNDRED  # 2011-12
    if not bare.real or two_years:
        return None
    if words.larger:
        return within(bare, words)
    if bare.year is not None:
        return Reading(bare, bare.precision, None, whole=True)
    if not bare.month:
        return _day_alone(bare, words)
    value, anchor = completed(bare, words.context, words.number("weekday", "shortweekday"))
    return Reading(value, bare.precision, anchor) if value.real else None


def stretch(words: Wording) -> Reading | None:
    """Two ends, each of which may leave to the other what both share."""
    left, right = words.point(), words.point("2")
    right = right.in_year(_century_shared(left, right, words))
    right = replace(right, month=right.month or left.month, year=right.year or left.year)
    if _turns(left, right) and "month2" not in words.slots and words.row.get("turns"):
        left = replace(left, year=None, month=((right.month or 0) - 2) % MONTHS + 1)  # from the 31st to 1 January
    elif _turns(left, right) and "month2" not in words.slots:
        right = replace(right, month=(left.month or 0) % MONTHS + 1)
    left = replace(left, month=left.month or (right.month if left.day else None))
    anchor, whole = None, right.year is not None
    if not whole:
        right, anchor = completed(right, words.context)
    if left.year is None and right.year is not None:
        later = (left.month or 0, left.day or 0) > (right.month or 0, right.day or 0)
        left = left.in_year(right.year - later)
    made = Stretch(left, right)
    return Reading(made, made.precision, anchor, whole=whole) if made.real and left != right else None


def _century_shared(left: Point, right: Point, words: Wording) -> int | None:
    """The second year in full, where two digits tell it: the next such year after the first."""
    if left.year is None or right.year is None or words.first("year2"):
        return right.year
    return left.year + (right.year - left.year) % HUNDRED


def _turns(left: Point, right: Point) -> bool:
    """True where the second day lies in the month after that of the first."""
    return bool(left.day and right.day and left.day > right.day and 0 < (right.month or 0) <= MONTHS)


def week_of(words: Wording) -> Reading | None:
    """The week that holds a day."""
    reading = point(words)
    if reading is None or not isinstance(reading.value, Point):
        return None
    return replace(reading, value=period("week", 0, reading.value), precision="week")


def part_of(words: Wording) -> Reading | None:
    """The first Monday, last day or third week of a month or year."""
    inner = {"day", "dayword", "weekday", "nth", "few_nth", "one", "units", "weeknumber"}
    outer = replace(words, slots={name: held for name, held in words.slots.items() if name not in inner})
    whole = point(outer)
    if whole is None or not isinstance(whole.value, Point) or whole.value.year is None:
        return Reading(None, "week" if words.unit == "week" else "day", whole.anchor if whole else None)
    place, count = words.number("nth", "few_nth", "weeknumber"), words.number("few", otherwise=1)
    made, last = (nth(place * number, whole.value, words) for number in (1, count))
    if made and last and count > 1:
        made = between(made, last)
    return replace(whole, value=made, precision=made.precision) if made else None


def decade(words: Wording) -> Reading | None:
    """Ten years, or two times ten, named with their century or without."""
    first = _ten_years(words.number("decade", "decadeword"), words)
    if not (second := words.number("decade2", "decadeword2")):
        return Reading(first, "decade", whole=True)
    made = Stretch(first, _ten_years(second, words))
    return Reading(made, made.precision, whole=True) if made.real else None


def _ten_years(number: int, words: Wording) -> Point:
    years = number if number >= HUNDRED else number + (2000 if number < TEENS else 1900)
    if "century" in words.slots:
        years = (words.number("century") - 1) * HUNDRED + number % HUNDRED
    return Point(years, loose=1)


def century(words: Wording) -> Reading | None:
    """A hundred years."""
    return Reading(Point((words.number("century") - 1) * HUNDRED, loose=2), "century", whole=True)


def unvalued(words: Wording) -> Reading | None:
    """Times of day and sets: found, never valued."""
    return Reading(None, str(words.row["precision"]))


def nothing(_: Wording) -> Reading | None:
    """Words that only look like a date, and a count before or after something that is none."""
    return None


def _day_alone(bare: Point, words: Wording) -> Reading | None:
    """A day of the month with its weekday, or with nothing: the nearest such day."""
    published, way = words.context.published, 1 if words.context.prefer == FUTURE else -1
    months = (period("month", way * n, published) for n in range(MONTHS))
    days = (Point(month.year, month.month, bare.day) for month in months if isinstance(month, Point))
    fitting = (day for day in days if day.real and _fits(day, words, way))
    return Reading(next(fitting, None), "day", published)


def _fits(day: Point, words: Wording, way: int) -> bool:
    """True for a day that lies where the context looks, on the weekday that the words tell."""
    first, today = day.first, words.context.today
    if first is None or words.number("weekday", "shortweekday") not in {0, first.isoweekday()}:
        return False
    return today is None or (first >= today if way > 0 else first <= today)


READERS: Mapping[str, Reader] = {
    "point": point,
    "week": week_of,
    "stretch": stretch,
    "shift": shift,
    "relative": relative,
    "span": span,
    "weekday": day_of_week,
    "weekend": weekend,
    "named": named,
    "holiday": named_day,
    "holiday weekend": weekend_of,
    "nth": part_of,
    "decade": decade,
    "century": century,
    "none": unvalued,
    "bridge": nothing,
    "beside": nothing,
    "nothing": nothing,
}
