"""The words that may, must or must not stand around a date, as expressions for what is left and right of it."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

LEFT = 60  # characters before and after a match that are looked at
CLOSES = re.compile(r"\s?(?:$|[)\],;:–—\n.])")
OPENS = re.compile(rf"(?:^|[(\[,;:–—\n.])\s{{0,{LEFT}}}$")


def apart(names: Iterable[str], left: str, right: str) -> bool:
    """True between marks, as in brackets or before a colon that opens a line, or with nothing around, as in a cell."""
    if "alone" in names and OPENS.search(left) and CLOSES.match(right):
        return True
    return "cell" in names and not left.strip() and not right.strip(" .")


def any_of(words: Iterable[str] | Mapping[str, Any]) -> str:
    """Any of some words, longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


def in_clause(words: Iterable[str], sign: str = r"[^.;!?]", most: int = LEFT) -> re.Pattern[str]:
    """Any of some words in what stands before, in the same clause: at most so many signs of a kind further left."""
    return re.compile(rf"(?<!\w){any_of(words)}(?!\w){sign}{{0,{most}}}$", re.IGNORECASE)


def ending(words: Iterable[str]) -> re.Pattern[str]:
    """Any of some words at the end of what stands before; `^` is the beginning of a text or sentence."""
    listed = [word for word in words if word != "^"]
    choices = [rf"(?<!\w){any_of(listed)}[\s-]*$"] if listed else []
    if "^" in words:
        choices.append(rf"(?:^|[.!?:;(\[\n–—\"„“])\s{{0,{LEFT}}}$")
    return re.compile(f"(?:{'|'.join(choices)})", re.IGNORECASE)


def beginning(words: Iterable[str]) -> re.Pattern[str]:
    """Any of some words at the beginning of what stands after; `$` is the end of a clause."""
    listed = [word for word in words if word != "$"]
    choices = [rf"[\s-]{{0,{LEFT}}}{any_of(listed)}(?!\w)"] if listed else []
    if "$" in words:
        choices.append(rf"\s{{0,{LEFT}}}(?:$|[.,;:!?)\]\n–—\"”])")
    return re.compile(f"(?:{'|'.join(choices)})", re.IGNORECASE)
