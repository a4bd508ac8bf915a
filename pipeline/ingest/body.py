"""The body of a document: hard-wrapped lines joined, and passages that it says twice."""

import re
from itertools import pairwise

from pipeline.model import Span

CLOSED = '.!?:;…"”»’)'  # a line that ends so need not be broken off
FULL = 0.75  # share of the width of its block from which a line is full
NARROWEST, WIDEST = 40, 120  # characters of a wrapped line; longer lines are paragraphs
RUN = 8  # words that make a passage
WORD = re.compile(r"\w+")
BETWEEN = re.compile(r"\n[^\S\n]*\n\s*")  # two blocks
MARKED = ("#", "-", "*", "•", "|", ">")  # headings, lists, tables and quotations keep their lines


def joined(text: str) -> str:
    """The text with hard-wrapped lines joined: only white space changes."""
    blocks = BETWEEN.split(text.strip())
    return "\n\n".join(_block([line.strip() for line in block.split("\n")]) for block in blocks)


def _block(lines: list[str]) -> str:
    """One block of lines without a blank one."""
    width = max((len(line) for line in lines if len(line) <= WIDEST), default=0)
    wrapped = _is_wrapped(lines, width)
    parts = lines[:1]
    for line, following in pairwise(lines):
        parts += (" " if _continues(line, following, width, wrapped=wrapped) else "\n", following)
    return "".join(parts)


def _continues(line: str, following: str, width: int, *, wrapped: bool) -> bool:
    """True where a line break stands inside a sentence."""
    if not line or not following or line.startswith(MARKED) or following.startswith(MARKED):
        return False
    if following[0].islower() or (wrapped and _is_filled(line, following, width)):
        return True
    return line[-1] not in CLOSED and FULL * width <= len(line) <= WIDEST


def _is_wrapped(lines: list[str], width: int) -> bool:
    """True where most lines end because the next word would not fit."""
    filled = sum(_is_filled(line, following, width) for line, following in pairwise(lines))
    return width >= NARROWEST and len(lines) > 2 and 2 * filled > len(lines) - 1  # noqa: PLR2004  (two prove nothing)


def _is_filled(line: str, following: str, width: int) -> bool:
    """True where the first word of the next line does not fit into this one."""
    return len(line) <= WIDEST and len(line) + 1 + len(following.partition(" ")[0]) > width


def repeats(text: str) -> tuple[Span, ...]:
    """Passages of at least eight words that stand earlier in the text too."""
    found = [*WORD.finditer(text)]
    words = [one[0].casefold() for one in found]
    first: dict[tuple[str, ...], int] = {}
    spans, position = [], 0
    while position + RUN <= len(words):
        earlier = first.setdefault(tuple(words[position : position + RUN]), position)
        if earlier + RUN > position:
            position += 1
            continue
        length = RUN
        while position + length < len(words) and words[earlier + length] == words[position + length]:
            length += 1
        spans.append(Span(found[position].start(), found[position + length - 1].end()))
        position += length
    return tuple(spans)
