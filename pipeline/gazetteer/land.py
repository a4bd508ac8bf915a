"""Where people live: a picture of the land made of the towns that are known anyway."""

from functools import cache

from pipeline.gazetteer.towns import database

Cell = tuple[int, int]  # row, counted to the north, and column, counted to the east
CELLS = """SELECT DISTINCT CAST(latitude / :step + 1000 AS INT) - 1000, CAST(longitude / :step + 1000 AS INT) - 1000
FROM town WHERE latitude + 0 BETWEEN :south AND :north AND longitude + 0 BETWEEN :west AND :east"""
MIDDLE = "SELECT latitude, longitude FROM area WHERE country = ? AND admin1 = ?"


def inhabited(step: float, south: float, west: float, across: float) -> tuple[Cell, ...]:
    """Squares of `step` degrees that hold a town, in a square of the world, row by row."""
    bounds = {"south": south, "north": south + across, "west": west, "east": west + across}
    return tuple(sorted(database().execute(CELLS, bounds | {"step": step})))


@cache
def middle(country: str, admin1: str = "") -> tuple[float, float] | None:
    """Degrees north and east of the middle of all who live in a country, or in a part of it."""
    found: tuple[float, float] | None = database().execute(MIDDLE, (country, admin1)).fetchone()
    return found
