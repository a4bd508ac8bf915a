"""Lemmas learnt from treebanks: exceptions, and endings for words that no dictionary knows."""

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

NAME = "lemmas.json.gz"
LONGEST = 6  # letters of an ending
SHOWN = ("Case", "Degree", "Gender", "Mood", "Number", "Person", "Tense", "VerbForm", "Voice")  # what endings depend on
NAMES = frozenset({"PROPN"})  # their capital letters stay


@dataclass(frozen=True, slots=True)
class Guesser:
    """Exceptions by form and class, as in `went VERB`; endings by class and features, then by the end of the form."""

    exceptions: Mapping[str, str]
    endings: Mapping[str, Mapping[str, str]]

    def exception(self, form: str, upos: str) -> str | None:
        """The lemma of a form that no rule or dictionary gets right."""
        return self.exceptions.get(f"{base(form, upos)} {upos}")

    def guess(self, form: str, upos: str, feats: str) -> str:
        """The lemma by the longest ending known; the form itself where none is."""
        plain = base(form, upos)
        for key in keys(upos, feats):
            known = self.endings.get(key, {})
            for ending in endings(plain):
                if ending in known:
                    cut, _, added = known[ending].partition(" ")
                    return plain[: len(plain) - int(cut)] + added
        return plain


@cache
def guesser(model: Path) -> Guesser:
    """What was learnt for a model; nothing where it brings no such file."""
    path = model / NAME
    if not path.is_file():
        return Guesser({}, {})
    return Guesser(**json.loads(gzip.decompress(path.read_bytes())))


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
