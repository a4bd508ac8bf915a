"""What may be said, in no language: event types, properties, units; places, bodies, persons and given names."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def table(name: str) -> dict[str, Any]:
    """One table, as in `table("events")`. Callers read it and never change it."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def types() -> dict[str, Any]:
    """Types of events: definition, family, genitive, modes."""
    found: dict[str, Any] = table("events")["type"]
    return found


def properties() -> dict[str, Any]:
    """Properties that a figure may state: definition, and whether it makes a claim."""
    found: dict[str, Any] = table("properties")["property"]
    return found


@cache
def given_names() -> frozenset[str]:
    """Given names in every spelling that the table holds."""
    listed = table("given_names")
    return frozenset(word for row in listed["groups"] for word in row).union(listed["others"])


@cache
def _kinds() -> dict[str, tuple[str, str | None]]:
    """Kind of each unit, and what a figure with it says where nothing else is told."""
    rows: dict[str, Any] = table("units")["kind"]
    return {unit: (kind, row.get("property")) for kind, row in rows.items() for unit in row["units"]}


def unit_kind(unit: str | None) -> str | None:
    """time, money, length and so on; None for counts."""
    return _kinds()[unit][0] if unit else None


def unit_property(unit: str | None) -> str | None:
    """What a figure with a unit says where no word near it says more."""
    return _kinds()[unit][1] if unit else None
