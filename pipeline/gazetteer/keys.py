"""Keys under which spellings of one name meet: letters only, and letters as they sound."""

import re
from functools import cache, lru_cache

from anyascii import anyascii

from pipeline.languages import codes, table
from pipeline.ontology import table as world

REMEMBERED = 200_000
LEFT_OUT = re.compile(r"[^a-z0-9]+")
DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=REMEMBERED)
def folded(name: str) -> str:
    """Small Latin letters and digits of a name, without accents, spaces and marks."""
    return LEFT_OUT.sub("", anyascii(name).lower())


@lru_cache(maxsize=REMEMBERED)
def sounded(name: str, language: str) -> str:
    """What is left of a name when the ways to write its sounds are one; `language` says how its letters are read."""
    letters = folded(_rewritten(_rewritten(name.lower(), _letters()), _reading(language)))
    once = DOUBLED.sub(r"\1", _rewritten(letters, _common()))
    return DOUBLED.sub(r"\1", _rewritten(once, _common()))  # one rule may make way for another


def rules() -> tuple[tuple[tuple[str, str], ...], ...]:
    """All rewritings in use: what a compiled table of keys depends on."""
    return tuple(tuple(sorted(values.items())) for _, values in (_letters(), _common(), *map(_reading, codes())))


def _rewritten(text: str, rules: tuple[re.Pattern[str], dict[str, str]]) -> str:
    pattern, values = rules
    return pattern.sub(lambda found: values[found[0]], text)


@cache
def _reading(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    return _rules(table(language, "names")["reading"])


@cache
def _common() -> tuple[re.Pattern[str], dict[str, str]]:
    return _rules(world("places")["reading"])


@cache
def _letters() -> tuple[re.Pattern[str], dict[str, str]]:
    return _rules(world("places")["letters"])


def _rules(values: dict[str, str]) -> tuple[re.Pattern[str], dict[str, str]]:
    """All rewritings as one pattern, the longest first."""
    ordered = sorted(values, key=lambda form: (-len(form), form))
    return re.compile("|".join(map(re.escape, ordered)) or r"(?!)"), values
