"""What the dictionary's own words mean here; `dictionary.toml` beside this file lists them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


@cache
def labels(name: str) -> frozenset[str]:
    """One list of labels, as in `labels("names")`."""
    return frozenset(_rows()[name])


@cache
def table(name: str) -> Mapping[str, frozenset[str]]:
    """One table of lists, as in `table("codes")`."""
    return {key: frozenset(values) for key, values in _rows()[name].items()}


@cache
def _rows() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
