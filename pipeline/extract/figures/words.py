"""Patterns from the words of a table."""

import re
from collections.abc import Iterable, Mapping

BLANK = r"[\s\u00a0\u2009\u202f]"
LEFT, RIGHT = 48, 32  # characters before and after a number in which its words stand


class Ending:
    """Some words at the end of what stands before a number; most ends are turned away by their last letters."""

    def __init__(self, words: Iterable[str], blank: str = f"{BLANK}*") -> None:
        """Compile the words; `blank` is what may stand between them and the number."""
        listed = [*words]
        self._last = tuple({word.split()[-1].casefold() for word in listed})
        self._pattern = re.compile(rf"(?<!\w){alternatives(listed)}{blank}$", re.IGNORECASE)

    def search(self, left: str) -> re.Match[str] | None:
        """The words at the end of a stretch, with the blanks after them."""
        return self._pattern.search(left) if left.rstrip().casefold().endswith(self._last) else None


class Opening:
    """Some words at the beginning of what stands after a number."""

    def __init__(self, words: Iterable[str]) -> None:
        """Compile the words."""
        listed = [*words]
        self._first = tuple({word.split()[0].casefold() for word in listed})
        self._pattern = re.compile(rf"{BLANK}{{0,{RIGHT}}}{alternatives(listed)}(?!\w)", re.IGNORECASE)

    def match(self, right: str) -> re.Match[str] | None:
        """The words at the beginning of a stretch, with the blanks before them."""
        return self._pattern.match(right) if right.lstrip().casefold().startswith(self._first) else None


def plain(words: str) -> str:
    """Words as tables are asked for them: small letters, one blank between."""
    return " ".join(words.split()).casefold()


def forms(rows: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Each form of a table and the value it stands for."""
    return {form: value for value, words in rows.items() for form in words}


def alternatives(words: Iterable[str]) -> str:
    """Any of some words, longest first."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", rf"{BLANK}+") for word in ordered) + ")"
