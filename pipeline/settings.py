"""Settings: `settings.toml` beside the corpus or given by the call, else the defaults here."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

DEFAULT = Path("settings.toml")  # may be absent; a file that the call names may not


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run can be told."""

    models: Path = Path(__file__).parent.parent / "models"
    batch: int = 64  # documents that an engine reads at once


def _is_text(value: Any) -> bool:  # noqa: ANN401  (TOML is anything)
    return isinstance(value, str) and bool(value)


def _is_count(value: Any) -> bool:  # noqa: ANN401
    return type(value) is int and value > 0


WANTED: dict[str, tuple[Callable[[Any], bool], str]] = {
    "models": (_is_text, "a text in quotation marks"),
    "batch": (_is_count, "a whole number, one or more"),
}


class BadSettings(Exception):  # noqa: N818  (it names what is wrong)
    """A settings file that cannot be used; the message says what to mend."""


def settings(path: Path = DEFAULT) -> Settings:
    """Settings of a file; the defaults where the usual one is absent. Raises BadSettings."""
    if path == DEFAULT and not path.exists():
        return Settings()
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read as TOML ({error}); mend or delete it."
        raise BadSettings(message) from error
    except OSError as error:
        message = f"The settings file {path} cannot be opened: {error.strerror}."
        raise BadSettings(message) from error
    known = {field.name for field in fields(Settings)}
    if unknown := sorted(set(found) - known):
        message = f"{path} names unknown settings: {', '.join(unknown)}; known are {', '.join(sorted(known))}."
        raise BadSettings(message)
    for name, (fits, words) in WANTED.items():
        if name in found and not fits(found[name]):
            message = f"{path}: {name} must be {words}."
            raise BadSettings(message)
    return Settings(**(found | ({"models": path.parent / found["models"]} if "models" in found else {})))
