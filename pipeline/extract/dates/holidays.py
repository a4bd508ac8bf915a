"""Days of the calendar that have a name. A rule is `12-24`, `easter-2`, or `11-thu-4` (the fourth Thursday; -1 the last)."""

import re
from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

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
    found_day = nth_weekday(year, int(of_month), DAYS.index(weekday) + 1, int(nth))
    if found_day is None:
        message = f"no such day: {rule}"
        raise ValueError(message)
    return found_day + timedelta(int(offset or 0))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth day of the week (1-7) in a month, counted from its end where nth is negative; None where it has no such."""
    first = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    days = [day for day in (first + timedelta(n) for n in range((after - first).days)) if day.isoweekday() == weekday]
    place = nth - 1 if nth > 0 else nth
    return days[place] if -len(days) <= place < len(days) else None
