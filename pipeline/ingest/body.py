"""The body of a document: hard-wrapped lines joined, and passages that it says twice."""

import re

from pipeline.model import Span

CLOSED = ".!?:;…\"”»’)"  # a line that ends so is not broken off
FULL = 0.75  # share of the width of its block from which a line is full
WIDEST = 120  # characters; longer lines are paragraphs, not wrapped
RUN = 8  # words that make a passage
WORD = re.compile(r"\w+")


def joined(text: str) -> str:
    """The text with hard-wrapped lines joined: only white space changes."""
    blocks = re.split(r"\n[^\S\n]*\n\s*", text.strip())
    return "\n\n".join(_block([line.strip() for line in block.split("\n")]) for block in blocks)


def _block(lines: list[str]) -> str:
    width = max((len(line) for line in lines if len(line) <= WIDEST), default=0)
    text = lines[0]
    for line, following in zip(lines, lines[1:], strict=False):
        text += (" " if _continues(line, following, width) else "\n") + following
    return text


def _continues(line: str, following: str, width: int) -> bool:
    """True where a line break stands inside a sentence."""
    if not line or not following or line.startswith(("#", "-", "*", "•")) or following.startswith(("#", "-", "*", "•")):
        return False
    if following[0].islower():
        return True
    return line[-1] not in CLOSED and FULL * width <= len(line) <= WIDEST


def repeats(text: str) -> tuple[Span, ...]:
    """Passages of at least eight words that stand earlier in the text too."""
    words = [(found[0].casefold(), found.start(), found.end()) for found in WORD.finditer(text)]
    first: dict[tuple[str, ...], int] = {}
    spans, position = [], 0
    while position + RUN <= len(words):
        key = tuple(word for word, _, _ in words[position : position + RUN])
        earlier = first.setdefault(key, position)
        if earlier + RUN > position:
            position += 1
            continue
        length = RUN
        while position + length < len(words) and words[earlier + length][0] == words[position + length][0]:
            length += 1
        spans.append(Span(words[position][1], words[position + length - 1][2]))
        position += length
    return tuple(spans)
