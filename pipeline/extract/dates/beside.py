"""The nth day of a kind before, after or nearest to a date: the first Monday after 6 June."""

from datetime import date, timedelta

from pipeline.extract.dates.feasts import feasts
from pipeline.extract.dates.values import Point, Value, ends_of, point_of
from pipeline.extract.dates.wording import Wording

FAR = 4  # years between days that come seldom


def beside(words: Wording, base: Value) -> Point | None:
    """The weekday or feast that the words count from a date; None where the calendar tells none."""
    first, last = ends_of(base)
    place, way = abs(words.number("nth", otherwise=1)), words.number("bridge")
    if first is None or last is None:
        return None
    days = _days(words, first, place)
    if way > 0:
        days = [day for day in days if day > last]
    elif way < 0:
        days = [day for day in reversed(days) if day < first]
    else:
        days = sorted(days, key=lambda day: abs(day - first))
    return point_of(days[place - 1]) if place <= len(days) else None


def _days(words: Wording, near: date, place: int) -> list[date]:
    """The days of the kind that lie near enough to be the nth, in their order."""
    weekday = words.number("weekday", "shortweekday")
    if weekday:
        monday = near - timedelta(days=near.weekday())
        return [monday + timedelta(weeks=n, days=weekday - 1) for n in range(-place - 1, 54 + place)]
    years = range(near.year - FAR * place, near.year + FAR * (place + 1))
    values = (value for year in years for value in feasts(words.slots["holiday"], year))
    return sorted(value.first for value in values if isinstance(value, Point) and value.first)
