"""Which engine reads a language, and with which of its packages."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SPACY, STANZA = "spacy", "stanza"
Engines = Sequence[tuple[str, str]]  # language and engine, or engine:package; what is not named is read by spaCy


@dataclass(frozen=True, slots=True)
class Source:
    """What reads the texts of one language."""

    models: Path
    language: str
    engine: str = SPACY
    package: str | None = None  # of the engine's own makers; nothing for the one that was trained for this project

    @property
    def words(self) -> str:
        """As settings name it: spacy, or spacy:package."""
        return ":".join(part for part in (self.engine, self.package) if part)


def source(models: Path, language: str, engines: Engines) -> Source:
    """What reads a language by those settings."""
    engine, _, package = dict(engines).get(language, SPACY).partition(":")
    return Source(models, language, engine, package or None)
