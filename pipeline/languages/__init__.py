"""Languages are folders of TOML beside this file; nothing else in the code knows them.

A folder is complete or absent: it holds every table named in `TABLES`.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TABLES = ("language", "names", "dates", "figures", "events", "claims")


@cache
def codes() -> tuple[str, ...]:
    """Codes of the languages that have a folder, ISO 639-1."""
    return tuple(sorted(path.parent.name for path in HERE.glob("*/language.toml")))


@cache
def table(code: str, name: str) -> dict[str, Any]:
    """One table of one language, as in `table("en", "dates")`. Callers read it and never change it."""
    return tomllib.loads((HERE / code / f"{name}.toml").read_text(encoding="utf-8"))
