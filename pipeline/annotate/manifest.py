"""What the shipped models should be: `models/manifest.toml` names every file with its SHA-256."""

import tomllib
from functools import cache
from hashlib import sha256
from pathlib import Path

from pipeline.languages import codes
from pipeline.model import short_hash

MEND = "fetch the repository's models folder again (git checkout -- models)"


class BadModel(Exception):  # noqa: N818  (it names what is wrong)
    """A model is missing or damaged; the message says what to do."""


def fingerprint(models: Path) -> str:
    """A short hash of all models, read from the manifest alone."""
    try:
        return short_hash((models / "manifest.toml").read_text(encoding="utf-8"))
    except OSError as error:
        message = f"There are no models in {models}: {MEND}."
        raise BadModel(message) from error


@cache
def verified(models: Path) -> None:
    """Raise BadModel unless every file of the configured languages is as the manifest says."""
    fingerprint(models)
    listed = tomllib.loads((models / "manifest.toml").read_text(encoding="utf-8"))
    for code in codes():
        for name, wanted in listed.get(code, {}).items():
            path = models / code / name
            if not path.is_file() or sha256(path.read_bytes()).hexdigest() != wanted:
                message = f"The model file {path} is missing or damaged: {MEND}."
                raise BadModel(message)
