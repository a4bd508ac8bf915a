"""Settings: `settings.toml` beside the corpus or given by the call, else the defaults here."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run can be told."""

    models: Path = Path(__file__).parent.parent / "models"
    batch: int = 64  # documents that an engine reads at once


KINDS: dict[str, type] = {"models": str, "batch": int}
WORDS: dict[type, str] = {str: "a text in quotation marks", int: "a whole number"}


class BadSettings(Exception):  # noqa: N818  (it names what is wrong)
    """A settings file that cannot be used; the message says what to mend."""


def settings(path: Path | None) -> Settings:
    """Settings of a file; the defaults where there is none. Raises BadSettings."""
    if path is None or not path.exists():
        return Settings()
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read as TOML ({error}); mend or delete it."
        raise BadSettings(message) from error
    known = {field.name for field in fields(Settings)}
    if unknown := sorted(set(found) - known):
        message = f"{path} names unknown settings: {', '.join(unknown)}; known are {', '.join(sorted(known))}."
        raise BadSettings(message)
    for name, kind in KINDS.items():
        if not isinstance(found.get(name, kind()), kind):
            message = f"{path}: {name} must be {WORDS[kind]}."
            raise BadSettings(message)
    return Settings(**(found | ({"models": path.parent / found["models"]} if "models" in found else {})))
