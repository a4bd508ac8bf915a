"""Settings: `settings.toml` beside the corpus or given by the call, else the defaults here."""

import os
import tomllib
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Self

from pipeline.languages import codes
from pipeline.limits import BY_NAME, STANDARD, Columns, Limits, fitted

Engines = tuple[tuple[str, str], ...]
ENGINES = ("spacy", "stanza")
CALLED: ContextVar[tuple[tuple[str, Any], ...]] = ContextVar("called", default=())  # what the call says over the file
DEFAULT = Path("settings.toml")  # may be absent; a file that the call names may not


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run can be told."""

    models: Path = Path(__file__).parent.parent / "models"
    batch: int = 64  # documents that are worked on at once
    jobs: int = min(4, os.cpu_count() or 1)  # processes
    cluster: str = ""  # address of a running Dask cluster, or local for one that lasts as long as the run
    engines: Engines = ()  # language and what reads it, where that is not the engine that ships
    second_opinion: bool = False  # every text is read by the other engine too
    limits: Limits = STANDARD
    columns: Columns = BY_NAME

    def engine(self, language: str) -> str:
        """The engine of a language, without its package."""
        return dict(self.engines).get(language, ENGINES[0]).partition(":")[0]

    def read_by(self, engine: str) -> Self:
        """The same, with all languages read by one engine. Raises BadSettings where there is none of that name."""
        if not _is_engines(dict.fromkeys(codes(), engine)):
            message = f"There is no engine {engine!r}; choose {' or '.join(ENGINES)}, or engine:package."
            raise BadSettings(message)
        return replace(self, engines=tuple((code, engine) for code in codes()))

    def other(self) -> Self:
        """The same, with each language read by the engine that does not lead."""
        others = ((code, next(name for name in ENGINES if name != self.engine(code))) for code in codes())
        return replace(self, engines=tuple(others))


def _is_text(value: Any) -> bool:  # noqa: ANN401  (TOML is anything)
    return isinstance(value, str) and bool(value)


def _is_count(value: Any) -> bool:  # noqa: ANN401
    return type(value) is int and value > 0


def _is_truth(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, bool)


def _is_engines(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, dict) and all(
        code in codes() and isinstance(engine, str) and engine.partition(":")[0] in ENGINES
        for code, engine in value.items()
    )


WANTED: dict[str, tuple[Callable[[Any], bool], str]] = {
    "models": (_is_text, "a text in quotation marks"),
    "batch": (_is_count, "a whole number, one or more"),
    "jobs": (_is_count, "a whole number, one or more"),
    "cluster": (lambda value: isinstance(value, str), "a text in quotation marks"),
    "engines": (_is_engines, f"a table of languages and engines: {', '.join(ENGINES)}, or engine:package"),
    "second_opinion": (_is_truth, "true or false"),
}
TABLES = {"limits": Limits, "columns": Columns}


class BadSettings(Exception):  # noqa: N818  (it names what is wrong)
    """A settings file that cannot be used; the message says what to mend."""


def settings(path: Path = DEFAULT) -> Settings:
    """Settings of a file; the defaults where the usual one is absent. Raises BadSettings."""
    if path == DEFAULT and not path.exists():
        return _called(Settings())
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
    if "models" in found:
        found["models"] = path.parent / found["models"]
    if "engines" in found:
        found["engines"] = tuple(sorted(found["engines"].items()))
    return _called(Settings(**(found | _tables(path, found))))


def _tables(path: Path, found: dict[str, Any]) -> dict[str, Any]:
    """The tables of a settings file as their classes. Raises BadSettings."""
    try:
        return {name: fitted(kind, found[name]) for name, kind in TABLES.items() if name in found}
    except ValueError as error:
        message = f"{path}: {error}."
        raise BadSettings(message) from error


def _called(told: Settings) -> Settings:
    """Settings with what the call says over them."""
    said = {name: value for name, value in CALLED.get() if value}
    chosen = told.read_by(said.pop("engine")) if "engine" in said else told
    return replace(chosen, **said)
