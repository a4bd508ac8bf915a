"""The words of one date: what its slots hold, and where they stand."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.extract.dates.context import Context
from pipeline.extract.dates.values import Point, Value
from pipeline.patterns import Row

MONTHS = ("month", "safemonth", "shortmonth", "monthname", "monthadj", "roman", "mm", "mm2", "season")
PARTS = ("quarter", "half", "code", "halfcode")  # of a year
LARGER = ("yearword", "monthword", "weekword", "one2")  # units that hold the date
UNITS = ("unit", "units", "one", "oneinst", "abbreviated", "begun", "yearword", "monthword", "weekword")
HUNDRED = 100
PIVOT = 50  # two digits below it are a year of this century, others one of the last


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of a date mean."""

    value: Value | None
    precision: str
    anchor: Point | None = None  # what the value was worked out from
    whole: bool = False  # the words name the year


@dataclass(frozen=True, slots=True)
class Wording:
    """One match of a pattern, with the dates that it may lean on."""

    slots: Mapping[str, str]
    row: Row
    context: Context

    def first(self, *names: str) -> str | None:
        """What the first of some slots that is filled holds."""
        return next((self.slots[name] for name in names if name in self.slots), None)

    def number(self, *names: str, otherwise: int = 0) -> int:
        """The same as a number."""
        found = self.first(*names)
        return otherwise if found is None else int(found)

    def point(self, end: str = "") -> Point:
        """Year, month (or season, quarter, half) and day as far as told; `end` is 2 for the second of two."""
        month = self.number(*(f"{name}{end}" for name in MONTHS + PARTS))
        return Point(self.year(end), month or None, self.number(f"day{end}", f"dayword{end}", f"daycount{end}") or None)

    def year(self, end: str = "") -> int | None:
        """The year, from four digits or two."""
        if full := self.first(f"year{end}", f"modern{end}"):
            return int(full)
        if spoken := self.number("yearhead", "yearwhole"):
            return spoken + self.number("yeartail", "yearone")
        if before := self.number("yearbefore"):
            return 1 - before  # there was no year 0
        short = self.number(f"yy{end}", f"no_month{end}", otherwise=-1)
        return None if short < 0 else short + (2000 if short < PIVOT else 1900)

    @property
    def larger(self) -> str | None:
        """The unit that holds the date and is told relative to publication: year in `March of last year`."""
        if "relyear" in self.slots:
            return "year"
        told = ("rel2", "relt2") if self.away is None else ("ahead", "away")
        return self.first(*LARGER) if self.first(*told) is not None else None

    @property
    def larger_steps(self) -> int:
        """How many units that one lies from publication."""
        return self.number("relyear", "rel2", "relt2") if self.away is None else self.away

    @property
    def away(self) -> int | None:
        """A count with its direction: -2 in two years ago; None where no direction is told."""
        found = self.first("ahead", "away")
        return None if found is None else int(found) * self.count

    @property
    def unit(self) -> str:
        """The unit that is counted or told."""
        return self.first(*UNITS) or str(self.row.get("unit", "day"))

    @property
    def count(self) -> int:
        """How many units."""
        return self.number("count", "number", otherwise=1)

    @property
    def way(self) -> int | None:
        """-1 for last, 0 for this, 1 for next; None where nothing is said."""
        found = self.first("rel", "relt", "nearrel", "afternext")
        return None if found is None else int(found)

    @property
    def anchor(self) -> Point | None:
        """What is counted from: publication, the last date told, or that and failing it publication."""
        source = self.row.get("from")
        if source == "told" or (source == "either" and self.context.told):
            return self.context.point_told
        return self.context.published


def precision_of(unit: str) -> str:
    """The precision that a unit gives."""
    return {"weekend": "week", "workweek": "week", "fortnight": "week", "quarter": "season", "half": "season"}.get(
        unit, unit
    )
