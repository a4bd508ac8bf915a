"""Events on a map: the less is known of a place, the larger its mark."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.gazetteer.land import inhabited, middle
from pipeline.report.read import Row, number

WIDTH = 1000.0
RADIUS = (6.0, 6.0, 9.0, 12.0, 20.0, 28.0, 40.0, 40.0)  # by UCDP's code for the precision of a place
VAGUE = 4  # from here on a mark is dashed: somewhere around here
LEAST, SHAPE, MARGIN = 24.0, 2.2, 1.5  # degrees across, width to height, room around the marks
DOTS = 120  # across the map
STEPS = (2, 5, 10, 15, 30)  # degrees between the lines of the grid
BESIDE = re.compile(r"(?:h\d[^hM]*)+")  # dots side by side: one line
LINES = 7  # lines of the grid at most
LABELLED = 30  # marks that have their name beside them


@dataclass(frozen=True, slots=True)
class Spot:
    """All events of one place."""

    x: float
    y: float
    radius: float
    vague: bool
    label: str
    rows: tuple[Row, ...]
    lower: bool  # its name stands below it: another has the place beside it


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the grid: from, to, and its name."""

    x: float
    y: float
    text: str
    upright: bool


@dataclass(frozen=True, slots=True)
class Map:
    """Everything to draw."""

    spots: tuple[Spot, ...]
    land: str  # a path of dashes, one for each row of towns
    dot: float
    lines: tuple[Line, ...]
    height: float
    nowhere: int


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the world that is shown."""

    west: float
    north: float
    across: float

    def x(self, east: float) -> float:
        """Place of a longitude."""
        return round((east - self.west) / self.across * WIDTH, 1)

    def y(self, north: float) -> float:
        """Place of a latitude."""
        return round((self.north - north) / self.across * WIDTH, 1)


def worldmap(events: Sequence[Row]) -> Map:
    """Events whose place or country is known."""
    placed: dict[tuple[float, float, int], list[Row]] = {}
    for row in events:
        if at := _at(row):
            placed.setdefault((*at, int(row["where_precision"] or 0)), []).append(row)
    if not placed:
        return Map((), "", 0, (), 0, len(events))
    window = _window([key[:2] for key in placed])
    spots = tuple(_spots(placed, window))
    step = max(0.25, window.across / DOTS)
    return Map(
        spots,
        _land(window, step),
        round(step / window.across * WIDTH, 2),
        tuple(_lines(window)),
        WIDTH / SHAPE,
        len(events) - sum(len(spot.rows) for spot in spots),
    )


def _at(row: Row) -> tuple[float, float] | None:
    """Degrees north and east; the middle of the country or region where no point is known."""
    north, east = number(row["latitude"]), number(row["longitude"])
    if north is not None and east is not None:
        return north, east
    return (middle(row["country"], row["admin1"]) or middle(row["country"])) if row["country"] else None


def _window(points: Sequence[tuple[float, float]]) -> Window:
    """All points with some room around them, in one shape."""
    south, north = min(p[0] for p in points), max(p[0] for p in points)
    west, east = min(p[1] for p in points), max(p[1] for p in points)
    across = min(360.0, max(LEAST, (east - west) * MARGIN, (north - south) * MARGIN * SHAPE))
    return Window((west + east - across) / 2, (north + south + across / SHAPE) / 2, across)


def _spots(placed: dict[tuple[float, float, int], list[Row]], window: Window) -> Iterator[Spot]:
    """The vaguest first, so that they lie below."""
    taken: list[tuple[float, float]] = []
    for (north, east, precision), rows in sorted(placed.items(), key=lambda item: (-item[0][2], item[0])):
        x, y = window.x(east), window.y(north)
        crowded = any(abs(x - left) < WIDTH / 8 and abs(y - top) < 16 for left, top in taken)  # noqa: PLR2004
        taken.append((x, y))
        label = rows[0]["place"] if len(placed) <= LABELLED else ""
        yield Spot(x, y, RADIUS[precision], precision >= VAGUE, label, tuple(rows), crowded)


def _land(window: Window, step: float) -> str:
    """A line for each run of squares that hold a town: drawn as dots."""
    dot = step / window.across * WIDTH
    south = window.north - window.across / SHAPE
    path, before = "", (0, 0)
    for row, column in inhabited(step, south, window.west, window.across):
        if (row, column - 1) == before:
            path += f"h{dot:.3g}"
        elif (y := window.y((row + 0.5) * step)) >= 0:
            path += f"M{window.x((column + 0.5) * step):g} {y:g}h.1"
        before = (row, column)
    return BESIDE.sub(lambda run: f"h{dot * run[0].count('h') + 0.1:g}", path.replace("h.1h", "h"))


def _lines(window: Window) -> Iterator[Line]:
    """Meridians and parallels."""
    step = next((one for one in STEPS if window.across / one <= LINES), 60)
    for degrees in range(-360, 361, step):
        if 0 < window.x(degrees) < WIDTH:
            yield Line(window.x(degrees), 0, _degrees(degrees, "E", "W"), upright=True)
        if 0 < window.y(degrees) < WIDTH / SHAPE and abs(degrees) <= 90:  # noqa: PLR2004  (the poles)
            yield Line(0, window.y(degrees), _degrees(degrees, "N", "S"), upright=False)


def _degrees(value: int, after: str, before: str) -> str:
    return f"{abs(value)}° {after if value > 0 else before if value < 0 else ''}".strip()
