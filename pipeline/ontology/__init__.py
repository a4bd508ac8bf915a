"""What may be said, in no language: event types, properties, units, places and bodies of the world."""

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
