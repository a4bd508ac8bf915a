"""Characters that no reader sees or that stand for others, out of a text before it is stored."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

Step = Callable[[str], str]
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+")
SURROGATES = re.compile("[\ud800-\udfff]")
UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]")
JOINERS = re.compile("(?<=[A-Za-z\u00c0-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[A-Za-z\u00c0-\u024f])")
BROKEN = re.compile(r"(?<![\w-])([^\W_]+)[-\u2010\u00ac]\n[^\S\n]*(?=([^\W_]+))")
WIDEST = 40  # blanks in a row
WORD = re.compile(r"\w+(?:-\w+)*")  # or a compound
GAP = re.compile(rf"[^\S\n]{{{WIDEST + 1},}}")
HYPHENATED = 0.03  # share of lines that end in a hyphen, from which hyphens at line ends divide words
FEWEST = 2  # such lines


def cleaned(text: str) -> tuple[str, tuple[str, ...]]:
    """The text as it is stored, in NFC, and the names of what was repaired in it."""
    notes = []
    for step in STEPS:
        better = step(text)
        if better != text:
            notes.append(step.__name__)
        text = better
    return text, tuple(notes)


def line_ends(text: str) -> str:
    """One kind of line end."""
    return LINE_ENDS.sub("\n", text)


def mojibake(text: str) -> str:
    """Letters that were read in a wrong encoding, read in the right one."""
    if text.isascii():
        return text
    is_bad, mended = _ftfy()
    return "\n".join(mended(line) if is_bad(line) else line for line in text.split("\n")) if is_bad(text) else text


def half_characters(text: str) -> str:
    """Halves of characters, which no file can hold, as the sign for an unknown one."""
    return SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)


def control_characters(text: str) -> str:
    """Without characters that steer machines."""
    return CONTROLS.sub("", text)


def unseen_characters(text: str) -> str:
    """Without soft hyphens, signs of no width and signs of direction; joiners stay in scripts that need them."""
    return text if text.isascii() else JOINERS.sub("", UNSEEN.sub("", text))


def wide_gaps(text: str) -> str:
    """Gaps in a line no wider than columns need: no expression behind us walks through a million blanks."""
    return GAP.sub(" " * WIDEST, text)


def ligatures(text: str) -> str:
    """Letters cast in one piece, as single letters."""
    return text if text.isascii() else text.translate(LIGATURES)


def composed(text: str) -> str:
    """A letter and its accent as one character."""
    return unicodedata.normalize("NFC", text)


def divided_words(text: str) -> str:
    """Words that a line end divides in one piece; where hyphens end lines only in compounds, the hyphen stays."""
    if "-\n" not in text and "\u2010\n" not in text and "\u00ac\n" not in text:
        return text
    words, lines = _words(text), text.count("\n") + 1
    pairs = [(found[1], found[2]) for found in BROKEN.finditer(text)]
    often = len(pairs) >= max(FEWEST, HYPHENATED * lines)

    def whole(found: re.Match[str]) -> str:
        left, right = found[1], found[2]
        compound = f"{left}-{right}".casefold() in words or not right[0].islower() or not left[-1].isalpha()
        divides = (left + right).casefold() in words or often
        return left if divides and not compound else f"{left}-"

    return BROKEN.sub(whole, text)


def _words(text: str) -> frozenset[str]:
    """Words and compounds that stand within lines."""
    return frozenset(WORD.findall(text.casefold()))


STEPS: tuple[Step, ...] = (
    half_characters,
    mojibake,  # before its letters are taken for line ends and controls
    line_ends,
    control_characters,
    unseen_characters,
    wide_gaps,
    ligatures,
    composed,
    divided_words,
)


@cache
def _ftfy() -> tuple[Callable[[str], bool], Step]:
    """Whether a text is damaged, and the text without the damage; loaded when the first needs it."""
    from ftfy import fix_encoding  # noqa: PLC0415
    from ftfy.badness import is_bad  # noqa: PLC0415

    return is_bad, fix_encoding
