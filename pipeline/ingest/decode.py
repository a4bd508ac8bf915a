"""Bytes to text."""

import re
import unicodedata
from collections import Counter
from functools import cache

from pipeline.languages import codes, table

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
WIDE = (("utf-16-le", 1), ("utf-16-be", 0))  # where the NUL of an ASCII letter stands
SINGLE_BYTE = ("cp1250", "iso-8859-2", "cp1252", "cp852")  # tried where UTF-8 fails; of equals the first
LETTERS = 0.85  # share of letters, spaces and common signs below which bytes are no text
CONTROLS = 0.005  # share of control characters above which they are none either
DAMAGE = 5  # good characters of several bytes for each broken one, from which a text is damaged UTF-8
NULS = 0.7  # share of NUL bytes at every second place from which bytes are UTF-16 without a mark
SAMPLE = 100_000  # characters from which the encoding is told
SIGNS = frozenset(".,;:!?-–—'\"()[]/%&@+*=#_<>|\\{}„”“’‘«»…§°€$£\n\r\t ")
WORD = re.compile(r"[a-z]+")
UNKNOWN = "\N{REPLACEMENT CHARACTER}"


class Undecodable(Exception):  # noqa: N818  (it names what is wrong)
    """Bytes that are no text in any encoding that is read."""


def decoded(raw: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16, else the single-byte encoding that fits its language best.

    Raises Undecodable where it is no text.
    """
    text = _wide(raw) if b"\x00" in raw and not raw.startswith((b"\xff\xfe", b"\xfe\xff")) else _unicode(raw)
    if text is None:
        text = raw.decode(_single_byte(raw), "replace")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if text and not _is_text(text):
        message = "The bytes are no text in UTF-8, UTF-16 or a Central European encoding; save the file as UTF-8."
        raise Undecodable(message)
    return text


def _wide(raw: bytes) -> str:
    """UTF-16 without a mark. Raises Undecodable."""
    for encoding, place in WIDE:
        half = raw[place:SAMPLE:2]
        if half.count(0) > NULS * len(half) and len(raw) % 2 == 0:
            return raw.decode(encoding, "replace")
    message = "The file holds NUL bytes: it is no text; export it as plain text in UTF-8."
    raise Undecodable(message)


def _unicode(raw: bytes) -> str | None:
    """The text where the bytes are Unicode, be it with a few broken characters; None where they are something else."""
    encoding = next((name for bom, name in BOMS if raw.startswith(bom)), "utf-8")
    text = raw.decode(encoding, "replace")
    broken = text.count(UNKNOWN)
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken if broken else 0
    return text if not broken or whole >= DAMAGE * broken else None


def _single_byte(raw: bytes) -> str:
    """The encoding in which most of the other letters are those of the language."""
    ascii_words = Counter(WORD.findall(raw[:SAMPLE].decode("ascii", "replace").lower()))
    language = max(codes(), key=lambda code: sum(ascii_words[word] for word in _common(code)))
    return max(SINGLE_BYTE, key=lambda encoding: _fit(raw[:SAMPLE].decode(encoding, "replace"), language))


def _fit(text: str, language: str) -> float:
    """How well the characters beyond ASCII suit a language."""
    letters = table(language, "language")["letters"]
    fit = 0.0
    for char, count in Counter(text).items():
        if char > "\x7f":
            likely = 1.0 if char.lower() in letters or char in SIGNS else 0.5 if char.isalpha() else 0.0
            fit += count * (-1.0 if unicodedata.category(char) == "Cc" or char == UNKNOWN else likely)
    return fit


def _is_text(text: str) -> bool:
    """True where running text is made of such characters."""
    counts = Counter(text)
    textual = sum(count for char, count in counts.items() if _is_textual(char))
    controls = sum(n for char, n in counts.items() if unicodedata.category(char) == "Cc" and not char.isspace())
    return textual >= LETTERS * len(text) and controls <= CONTROLS * len(text)


def _is_textual(char: str) -> bool:
    return char.isalnum() or char in SIGNS or char.isspace() or unicodedata.combining(char) > 0


@cache
def _common(code: str) -> frozenset[str]:
    """Words that few sentences of a language lack, in ASCII."""
    return frozenset(word for word in table(code, "language")["common"] if word.isascii())
