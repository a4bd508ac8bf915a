"""Dates told by how far they lie from publication, or from the last date of the narrative."""

from dataclasses import replace
from datetime import date, timedelta

from pipeline.extract.dates.context import FUTURE, PAST, Context, completed, moved, period, weekday
from pipeline.extract.dates.values import Point, Stretch, between, point_of
from pipeline.extract.dates.wording import Reading, Wording, precision_of

SATURDAY = 6


def shift(words: Wording) -> Reading | None:
    """So many units before or after: two years ago, three days later, yesterday."""
    unit, anchor = words.unit, words.anchor
    if "vague" in words.slots or (anchor is None and words.row.get("must_resolve")):
        return None
    sign = words.number("way", "endway", otherwise=int(words.row.get("sign", 1)))
    value = moved(unit, words.number("days", "dayadj", "dayphrase", "told", otherwise=words.count * sign), anchor)
    if "unit2" in words.slots and value and value.day:  # two weeks and three days ago
        unit, value = words.slots["unit2"], moved(words.slots["unit2"], sign * words.number("count2", "number2"), value)
    precision = value.precision if value else "day" if unit in {"week", "fortnight"} else precision_of(unit)
    return Reading(value.about() if value and unit != "day" else value, precision, anchor)


def relative(words: Wording) -> Reading | None:
    """A unit of the calendar: this year, last week, the following month."""
    steps = words.number("rel", "relt", "yearadj", otherwise=int(words.row.get("rel", 0)))
    return Reading(period(words.unit, steps, words.anchor), precision_of(words.unit), words.anchor)


def span(words: Wording) -> Reading | None:
    """The last or next few units: from the first of them to the last, the present one left out."""
    way, published, precision = words.way or -1, words.context.published, precision_of(words.unit)
    near, far = (period(words.unit, way * n, published) for n in (1, words.count))
    if near is None or far is None:
        return Reading(None, precision, published)
    return Reading(between(near, far), precision, published)


def weekend(words: Wording) -> Reading | None:
    """The weekend nearest to publication, as the context looks."""
    today = words.context.today
    this = today is None or today.isoweekday() >= SATURDAY or words.context.prefer == FUTURE
    published = words.context.published
    return Reading(period("weekend", 0 if this else -1, published), "week", published)


def named(words: Wording) -> Reading | None:
    """A month or season with last, this or next."""
    bare, published, way = words.point(), words.context.published, words.way or 0
    if published is None or published.year is None:
        return Reading(bare, bare.precision)
    if not way:
        years = (bare.in_year(published.year + n) for n in (0, -1))
        holding = next((one for one in years if _overlap(one, published)), bare.in_year(published.year))
        return Reading(holding, bare.precision, published)
    near, _ = completed(bare, replace(words.context, year=None, prefer=FUTURE if way > 0 else PAST))
    if near.year is None:
        return Reading(near, bare.precision)
    if _overlap(near, published):
        near = near.in_year(published.year + way // abs(way))
    further = way - way // abs(way)  # the one after next
    return Reading(near.in_year((near.year or 0) + further), bare.precision, published)


def day_of_week(words: Wording) -> Reading | None:
    """A weekday near publication, or of a week told beside it."""
    number, way, context = words.number("weekday", "weekdayadj", "shortweekday"), words.way, words.context
    if words.away is not None and not words.larger:
        found = _nth_from_now(number, words.away, context)
    elif way is not None and abs(way) > 1:
        found = _nth_from_now(number, way, context)
    elif words.larger or words.row.get("later"):
        found = _in_week(number, words.larger_steps if words.larger else words.count, words)
    elif way == 1 and words.row.get("next") == "week":
        found = _in_week(number, 1, words)
    else:
        found = weekday(number, context, way)
    return Reading(point_of(found) if found else None, "day", context.published)


def within(bare: Point, words: Wording) -> Reading:
    """A part of a larger unit told relative to publication: January of last year, the 20th of next month."""
    unit, published = words.larger or "year", words.context.published
    whole = period(unit, words.larger_steps, published)
    precision = bare.precision if bare.month or bare.day else precision_of(unit)
    if not isinstance(whole, Point):
        return Reading(bare if bare.month else None, precision, published)
    made = Point(whole.year, bare.month or whole.month, bare.day)
    return Reading(made if made.real else None, precision, published)


def _nth_from_now(number: int, count: int, context: Context) -> date | None:
    """The nth such weekday after publication, or before it."""
    first = weekday(number, context, 1 if count > 0 else -1)
    return first + timedelta(weeks=count - 1 if count > 0 else count + 1) if first else None


def _in_week(number: int, weeks: int, words: Wording) -> date | None:
    """A weekday of a week so many weeks from publication."""
    week = period("week", weeks, words.context.published)
    monday = week.start.first if isinstance(week, Stretch) else None
    return monday + timedelta(days=number - 1) if monday else None


def _overlap(one: Point, other: Point) -> bool:
    """True where two points share a day."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    return one.first <= other.last and other.first <= one.last
