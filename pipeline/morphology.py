"""Dictionaries of word forms, for the languages whose `language.toml` names one."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from pipeline.languages import table

REMEMBERED = 200_000  # forms; a corpus repeats itself


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a form: its lemma, its tag (class first, colons between), and the dictionary's labels."""

    lemma: str
    tag: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a lemma."""

    text: str
    tag: str
    labels: tuple[str, ...]


@lru_cache(maxsize=REMEMBERED)
def readings(language: str, form: str) -> tuple[Reading, ...]:
    """Readings of a form, the dictionary's order; none for an unknown form or a language without a dictionary."""
    dictionary = _dictionary(language)
    if dictionary is None:
        return ()
    found = [analysis for _, _, analysis in dictionary.analyse(form)]
    if any(tag == "ign" for _, _, tag, _, _ in found):
        return ()
    return tuple(Reading(lemma.partition(":")[0], tag, tuple(labels)) for _, lemma, tag, labels, _ in found)


@lru_cache(maxsize=REMEMBERED)
def generated(language: str, lemma: str) -> tuple[Form, ...]:
    """All forms of a lemma; none for an unknown lemma or a language without a dictionary."""
    dictionary = _dictionary(language)
    if dictionary is None or not lemma or any(char.isspace() for char in lemma):
        return ()
    return tuple(
        Form(text, tag, tuple(labels)) for text, _, tag, labels, _ in dictionary.generate(lemma) if tag != "ign"
    )


@cache
def _dictionary(language: str) -> Any | None:  # noqa: ANN401  (morfeusz2 has no types)
    """The dictionary of a language, opened once in each process: it does not pickle."""
    if table(language, "language").get("morphology") != "morfeusz2":
        return None
    import morfeusz2  # noqa: PLC0415  (opening it costs time that a run without new documents saves)

    return morfeusz2.Morfeusz(praet="composite")
