"""Events along time: intervals as intervals, years without any event drawn together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.report.read import Row

WIDTH, LEFT, RIGHT = 1000.0, 12.0, 190.0  # room for labels on the right
LANE, TOP, LEAST = 22.0, 30.0, 7.0
GAP = 0.35  # what a stretch of empty years is worth, in years
LABELLED = 60  # events that have a lane and a label each; beyond that lanes are shared
NARROW, WIDE = 34.0, 240.0  # width of a year that can hold its number; its months
MONTHS, DAYS, YEAR = 12, 31, 4
DAY = 1 / 375  # years: even the last of December ends in its own year
LONG = 30  # years: of a longer interval only the ends take room


@dataclass(frozen=True, slots=True)
class Bar:
    """One event: its interval, its lane, and whether its label stands to the left."""

    row: Row
    x: float
    width: float
    y: float
    labelled: bool
    leftwards: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale; `gap` where years were left out."""

    x: float
    text: str
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything to draw."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    height: float
    undated: int


def timeline(events: Sequence[Row]) -> Timeline:
    """Events that have a date, laid along the years in which something happens."""
    dated = sorted(
        ((*ends, row) for row in events if (ends := _ends(row))), key=lambda one: (one[0], one[1], one[2]["event_id"])
    )
    if not dated:
        return Timeline((), (), TOP, len(events))
    scale = Scale([(int(start), int(end)) for start, end, _ in dated])
    bars = tuple(_bars(dated, scale))
    return Timeline(bars, tuple(scale.ticks()), max(bar.y for bar in bars) + LANE + 6, len(events) - len(dated))


class Scale:
    """From years to the drawing: a year in which something happens is wide, a stretch of empty ones narrow."""

    def __init__(self, years: Sequence[tuple[int, int]]) -> None:
        """Give every year its place."""
        full = {year for ends in years for year in (ends if ends[1] - ends[0] > LONG else range(ends[0], ends[1] + 1))}
        self.places: dict[int, tuple[float, float]] = {}
        at, before = 0.0, min(full) - 1
        for year in sorted(full):
            at += GAP if year > before + 1 else 0.0
            self.places[year] = (at, 1.0)
            at, before = at + 1.0, year
        self.unit = (WIDTH - LEFT - RIGHT) / at

    def x(self, time: float) -> float:
        """Place of a point in time that lies in a year of the scale."""
        start, width = self.places[int(time)]
        return LEFT + (start + (time - int(time)) * width) * self.unit

    def ticks(self) -> Iterator[Tick]:
        """Years, months where there is room, and gaps."""
        step = max(1, round(NARROW / self.unit))
        before = min(self.places) - 1
        for index, year in enumerate(sorted(self.places)):
            if year > before + 1:
                yield Tick(self.x(year) - GAP * self.unit, "", GAP * self.unit)
            yield Tick(self.x(year), str(year) if index % step == 0 else "")
            if self.unit > WIDE:
                yield from (Tick(self.x(year + month / MONTHS), "") for month in range(1, MONTHS))
            before = year


def _bars(dated: Sequence[tuple[float, float, Row]], scale: Scale) -> Iterator[Bar]:
    """A lane for each event while they are few; beyond that each goes to the first lane that is free."""
    free: list[float] = []
    alone = len(dated) <= LABELLED
    for start, end, row in dated:
        x, until = scale.x(start), scale.x(end)
        width = max(until - x, LEAST)
        lane = len(free) if alone else next((i for i, taken in enumerate(free) if taken < x), len(free))
        free[lane : lane + 1] = [x + width + 2]
        yield Bar(row, round(x, 1), round(width, 1), TOP + lane * LANE, alone, x + width > WIDTH - RIGHT / 2)


def _ends(row: Row) -> tuple[float, float] | None:
    """First and last moment of an event, in years; None where a day is unknown or no plain ISO day."""
    first, last = (_year(row[name]) for name in ("earliest", "latest"))
    return None if first is None or last is None or last < first else (first, last + DAY)


def _year(day: str) -> float | None:
    parts = day.split("-")
    if len(parts) != 3 or len(parts[0]) != YEAR or not all(part.isdecimal() for part in parts):  # noqa: PLR2004
        return None
    year, month, date = map(int, parts)
    return year + (month - 1) / MONTHS + (date - 1) / DAYS / MONTHS
