"""A long text in parts, so that the time and the memory that it takes grow with its length and no faster."""

from collections.abc import Iterator

BREAKS = ("\n\n", "\r\n\r\n", "\n", "\r", ". ", " ")  # where a text is cut, the best first


def parts(text: str, most: int) -> Iterator[str]:
    """The text, or parts of it with at most `most` characters; together they are the text."""
    start = 0
    while len(text) - start > most:
        end = _cut(text, start + max(most // 2, 1), start + max(most, 1))
        yield text[start:end]
        start = end
    yield text[start:] if start else text


def _cut(text: str, least: int, most: int) -> int:
    """The last good place between two others; the second of them where there is none."""
    return next((at + len(sign) for sign in BREAKS if (at := text.rfind(sign, least, most)) >= 0), most)
