"""The shipped models are no worse than the floors in `tests/floors.toml`, on the development part of each set."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from models.recipes.evaluate import scores

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
FLOORS = tomllib.loads((ROOT / "tests" / "floors.toml").read_text(encoding="utf-8"))["models"]


@cache
def measured(language: str) -> dict[str, dict[str, float]]:
    """Figures of every set of a language."""
    return dict(scores(language, DATA, ROOT / "models", None))


@pytest.mark.skipif(not DATA.is_dir(), reason="the data sets are not beside the repository")
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_no_model_falls_below_its_floor(name: str) -> None:
    """Every figure with a floor reaches it."""
    found = measured(name.partition("/")[0])[name]
    low = {key: round(found[key], 1) for key, floor in FLOORS[name].items() if found[key] < floor}
    assert not low, f"{name}: {low} below {FLOORS[name]}"
