"""What the shipped models should be: `models/manifest.toml` names every file with its SHA-256."""

import tomllib
from functools import cache
from hashlib import sha256
from pathlib import Path

from pipeline.model import short_hash

MANIFEST = "manifest.toml"
MEND = "fetch the repository's models folder again (git checkout -- models)"


class BadModel(Exception):  # noqa: N818  (it names what is wrong)
    """A model is missing or damaged; the message says what to do."""


def recorded(models: Path) -> str:
    """A short hash of all models, read from the manifest alone."""
    try:
        return short_hash((models / MANIFEST).read_text(encoding="utf-8"))
    except OSError as error:
        message = f"There are no models in {models}: {MEND}."
        raise BadModel(message) from error


@cache
def verified(models: Path, language: str, package: str) -> None:
    """Raise BadModel unless every file of a language's package is as the manifest says."""
    recorded(models)
    listed = tomllib.loads((models / MANIFEST).read_text(encoding="utf-8"))
    for name, wanted in listed.get(language, {}).items():
        path = models / language / name
        if name.startswith(f"{package}/") and not _is(path, wanted):
            message = f"The model file {path} is missing or damaged: {MEND}."
            raise BadModel(message)


def _is(path: Path, wanted: str) -> bool:
    return path.is_file() and sha256(path.read_bytes()).hexdigest() == wanted
