"""The triggers of a language, read from `events.toml` and `ontology/events.toml`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.languages import table
from pipeline.ontology import types

CLASSES = {"verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a trigger says, and which roles its syntax fills: actor, target or none."""

    name: str
    type: str
    mode: str | None
    subject: str
    object: str
    genitive: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Lemmas that stand near a trigger word and make it one."""

    head: str
    others: tuple[str, ...]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by word class and lemma; phrases by the lemma of their trigger word, longest first."""

    words: dict[tuple[str, str], Entry]
    phrases: dict[str, tuple[Phrase, ...]]


@cache
def lexicon(language: str) -> Lexicon:
    """The triggers of a language."""
    words: dict[tuple[str, str], Entry] = {}
    phrases: dict[str, list[Phrase]] = {}
    for row in table(language, "events")["trigger"]:
        entry = _entry(row)
        for key, lemma in _words(row):
            words.setdefault((key, lemma.casefold()), entry)
        for phrase in row.get("phrases", ()):
            found = _phrase(phrase, entry)
            phrases.setdefault(found.head, []).append(found)
    return Lexicon(words, {head: tuple(sorted(ps, key=lambda p: -len(p.others))) for head, ps in phrases.items()})


def _entry(row: dict[str, Any]) -> Entry:
    genitive = row.get("genitive", types()[row["type"]]["genitive"])
    return Entry(
        row["name"], row["type"], row.get("mode"), row.get("subject", "actor"), row.get("object", "target"), genitive
    )


def _words(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, upos in CLASSES.items():
        for lemma in row.get(key, ()):
            yield upos, lemma


def _phrase(text: str, entry: Entry) -> Phrase:
    lemmas = text.casefold().split()
    head = next((i for i, lemma in enumerate(lemmas) if lemma.startswith("*")), 0)
    return Phrase(lemmas[head].removeprefix("*"), tuple(lemmas[:head] + lemmas[head + 1 :]), entry)
