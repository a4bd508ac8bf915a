"""The dictionary's tags and labels, as far as names need them."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

CASES = frozenset({"nom", "gen", "dat", "acc", "inst", "loc", "voc"})
NOUNS = frozenset({"subst", "depr", "ger"})
ADJECTIVES = frozenset({"adj", "ppas", "pact"})
INDECLINABLE = frozenset(
    {"prep", "conj", "comp", "qub", "part", "adv", "brev", "num", "adja", "adjp", "frag", "romandig", "dig"}
)


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def labelled(kind: str) -> frozenset[str]:
    """Labels with which the dictionary marks names of a kind, in its own words; `tags.toml` lists them."""
    return frozenset(_table()["labels"][kind])


SINGULAR: str = _table()["numbers"]["singular"]
PLURAL: str = _table()["numbers"]["plural"]
