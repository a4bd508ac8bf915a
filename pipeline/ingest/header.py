"""The header of a document: a leading block of `key: value` lines, or a bare date at the very start."""

import re
from functools import cache

from pipeline.calendar import edtf_of
from pipeline.ingest.published import published
from pipeline.languages import codes, table

FENCE = re.compile(r"---[ \t]*\n")
LINE = re.compile(r"[ \t]*([^\W\d_][\w -]{0,30}):([^\n]*)(?:\n|$)")
BLANK = re.compile(r"[ \t]*(?:\n|$)")
LOOSE = re.compile(r"\s*([^\W\d_]{3,12}):?[ \t]+(\d{4}-\d{2}(?:-\d{2})?(?=\s)|[\w.,/ -]{8,30}(?=\n))\s*")
LONGEST = 80  # characters of a value in which a date is looked for


class Header:
    """Values by the field they fill."""

    def __init__(self, values: dict[str, str]) -> None:
        """Hold the values."""
        self._values = values

    def get(self, field: str) -> str | None:
        """A value, None where it is empty or absent."""
        return self._values.get(field) or None

    def published(self, doc_id: str, body: str) -> tuple[str | None, str | None]:
        """Day of publication, EDTF, and where it was read."""
        if stated := edtf_of((self.get("published") or "")[:LONGEST]):
            return stated, "metadata"
        return published(self.get("url"), doc_id, body)


def split(text: str) -> tuple[Header, str]:
    """The header and the rest of the text."""
    start = len(text) - len(text.lstrip("\ufeff\n"))
    values, end = _block(text, start)
    if values:
        return Header(values), text[end:]
    loose = LOOSE.match(text, start)
    if loose and _fields().get(loose[1].casefold()) == "published" and edtf_of(loose[2]):
        return Header({"published": loose[2]}), text[loose.end() :]
    return Header({}), text


def _block(text: str, start: int) -> tuple[dict[str, str], int]:
    """Values of the leading `key: value` lines and where the header ends; no values where they are no header.

    Lines with unknown keys belong to it between known ones, or where at least half of the keys are known and a blank
    line sets the block off from the text.
    """
    fence = FENCE.match(text, start)
    position = fence.end() if fence else start
    fields, ends = [], []
    while position < len(text) and (found := LINE.match(text, position)):
        fields.append((_fields().get(found[1].strip().casefold()), found[2].strip().strip("\"'")))
        position = found.end()
        ends.append(position)
    known = [index for index, (field, _) in enumerate(fields) if field]
    set_off = BLANK.match(text, position) or FENCE.match(text, position)
    if not known or (known[0] > 0 and not (set_off and 2 * len(known) >= len(fields))):
        return {}, start
    whole = set_off and 2 * len(known) >= len(fields)
    end = set_off.end() if set_off and whole else ends[known[-1]]
    return {field: value for field, value in reversed(fields) if field}, end


@cache
def _fields() -> dict[str, str]:
    """Field of each key, in every configured language."""
    return {
        key.casefold(): field
        for code in codes()
        for field, keys in table(code, "language")["header"].items()
        for key in keys
    }
