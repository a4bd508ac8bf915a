"""Patterns from the words of a table."""

import re
from collections.abc import Iterable, Mapping

BLANK = r"[\s\u00a0\u2009\u202f]"
LEFT, RIGHT = 48, 32  # characters before and after a number in which its words stand


def forms(rows: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Each form of a table and the value it stands for."""
    return {form: value for value, words in rows.items() for form in words}


def alternatives(words: Iterable[str]) -> str:
    """Any of some words, longest first."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", rf"{BLANK}+") for word in ordered) + ")"
