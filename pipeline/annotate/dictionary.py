"""Labels of the dictionary that matter here; `dictionary.toml` beside this file lists them."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def labels(name: str) -> frozenset[str]:
    """One list of labels, as in `labels("names")`."""
    return frozenset(tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))[name])
