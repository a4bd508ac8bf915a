"""One place of the world."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Place:
    """A country, region, water, town or site, with its names."""

    place_id: str  # stable: "g607610" for GeoNames, "KZ" for a country, the English name for an own row
    name: str  # English
    names: tuple[tuple[str, str], ...]  # (language, name), where known
    aliases: tuple[str, ...]
    feature: str  # country, territory, region, continent, sea, city, town, village, district, site ...
    country: str | None
    admin1: str | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    geonames_id: int | None = None
    population: int = 0

    def named(self, language: str) -> str | None:
        """Its name in a language, where a table knows it."""
        return dict(self.names).get(language)
