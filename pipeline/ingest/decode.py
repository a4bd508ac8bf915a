"""Bytes to text."""

import unicodedata

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
SINGLE_BYTE = ("cp1250", "iso-8859-2", "cp1252")  # tried in this order where UTF-8 fails
LETTERS = 0.85  # share of letters, spaces and common signs below which bytes are no text
CONTROLS = 0.005  # share of control characters above which they are none either
DAMAGE = 5  # good characters of several bytes for each broken one, from which a text is damaged UTF-8
SIGNS = frozenset(".,;:!?-–—'\"()[]/%&@+*=#_<>|„”“’‘«»…§°€$£\n\r\t ")
UNKNOWN = "\N{REPLACEMENT CHARACTER}"


class Undecodable(Exception):  # noqa: N818  (it names what is wrong)
    """Bytes that are no text in any encoding that is read."""


def decoded(raw: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16, else the single-byte encoding that gives most letters.

    Raises Undecodable where it is no text.
    """
    if b"\x00" in raw and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = "The file holds NUL bytes: it is no text; export it as plain text in UTF-8."
        raise Undecodable(message)
    text = _unicode(raw)
    if text is None:
        text = max((raw.decode(encoding, "replace") for encoding in SINGLE_BYTE), key=_textual)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if text and (_textual(text) < LETTERS or _controls(text) > CONTROLS):
        message = "The bytes are no text in UTF-8, UTF-16 or a Central European encoding; save the file as UTF-8."
        raise Undecodable(message)
    return text


def _unicode(raw: bytes) -> str | None:
    """The text where the bytes are Unicode, be it with a few broken characters; None where they are something else."""
    encoding = next((name for bom, name in BOMS if raw.startswith(bom)), "utf-8")
    text = raw.decode(encoding, "replace")
    broken = text.count(UNKNOWN)
    whole = sum(char > "\x7f" for char in text) - broken if broken else 0
    return text if not broken or whole >= DAMAGE * broken else None


def _textual(text: str) -> float:
    """Share of characters that running text is made of."""
    return sum(
        char.isalnum() or char in SIGNS or char.isspace() or unicodedata.combining(char) > 0 for char in text
    ) / max(1, len(text))


def _controls(text: str) -> float:
    """Share of control characters that are no white space."""
    return sum(unicodedata.category(char) == "Cc" and not char.isspace() for char in text) / max(1, len(text))
