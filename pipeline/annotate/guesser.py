"""Lemmas learnt from treebanks: exceptions, and endings for words that no dictionary knows."""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

NAME = "lemmas.json.gz"
LONGEST = 6  # letters of an ending
SHOWN = ("Case", "Degree", "Gender", "Mood", "Number", "Person", "Tense", "VerbForm", "Voice")  # what endings depend on
NAMES = frozenset({"PROPN"})  # their capital letters stay
DOUBTED = frozenset({"VERB"})  # endings that letters lost before them leave open: voted, bombed


@dataclass(frozen=True, slots=True, eq=False)
class Guesser:
    """Exceptions by form and class, as in `went VERB`; endings by class and features, then by the end of the form.

    A change is what becomes of an ending, as in `3 y` (cut three letters, add y). Where `attested` words are given, a
    changed form that is none of them gives way to one that is, by another change of the same class.
    """

    exceptions: Mapping[str, str]
    endings: Mapping[str, Mapping[str, str]]
    changes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    attested: AbstractSet[str] = frozenset()

    def exception(self, form: str, upos: str) -> str | None:
        """The lemma of a form that no rule or dictionary gets right."""
        return self.exceptions.get(f"{base(form, upos)} {upos}")

    def guess(self, form: str, upos: str, feats: str) -> str:
        """The lemma by the longest ending known; the form itself where none is."""
        plain = base(form, upos)
        for key in keys(upos, feats):
            known = self.endings.get(key, {})
            ending = next((ending for ending in endings(plain) if ending in known), None)
            if ending is not None:
                first = changed(plain, known[ending])
                if upos not in DOUBTED or first == plain or first in self.attested:
                    return first
                others = (changed(plain, change) for change in self.changes.get(key, ()))
                return next((other for other in others if other != plain and other in self.attested), first)
        return plain


@cache
def guesser(model: Path) -> Guesser:
    """What was learnt for a model; nothing where it brings no such file."""
    path = model / NAME
    if not path.is_file():
        return Guesser({}, {})
    table = json.loads(gzip.decompress(path.read_bytes()))
    return Guesser(table["exceptions"], table["endings"], table["changes"], frozenset(table["attested"]))


def changed(form: str, change: str) -> str:
    """The form after a change."""
    cut, _, added = change.partition(" ")
    return form[: len(form) - int(cut)] + added


def base(form: str, upos: str) -> str:
    """The form as rules see it: names as they stand, other words in lower case."""
    if upos in NAMES:
        return form if not form.isupper() or len(form) < LONGEST else form.title()
    return form.lower()


def keys(upos: str, feats: str) -> Iterator[str]:
    """Class with the features that endings depend on, then the class alone."""
    shown = [part for part in feats.split("|") if part.partition("=")[0] in SHOWN]
    yield "|".join([upos, *shown])
    yield upos


def endings(form: str) -> Iterator[str]:
    """Ends of a form, the longest first; at least one letter stays before them."""
    for length in range(min(LONGEST, len(form) - 1), -1, -1):
        yield form[len(form) - length :]
