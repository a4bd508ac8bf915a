"""The header of a document: a leading block of `key: value` lines, or a bare date at the very start."""

import re
from functools import cache

from pipeline.calendar import edtf_of
from pipeline.languages import codes, table

LINE = re.compile(r"[ \t]*([^\W\d_][\w -]{0,30}?)[ \t]*:(?:[ \t]+(.*?))?[ \t]*(?:\n|$)")
LOOSE = re.compile(r"\s*([^\W\d_]{3,12})[ \t]+(\d{4}-\d{2}(?:-\d{2})?)[ \t\n]+")
IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_]?(0[1-9]|1[0-2])[-_]?([0-3]\d)(?!\d)")


class Header:
    """Values by the field they fill."""

    def __init__(self, values: dict[str, str]) -> None:
        """Hold the values."""
        self._values = values

    def get(self, field: str) -> str | None:
        """A value, None where it is empty or absent."""
        return self._values.get(field) or None

    def published(self, doc_id: str) -> tuple[str | None, str | None]:
        """Day of publication, EDTF, and where it was read."""
        stated = edtf_of(self.get("published") or "")
        if stated:
            return stated, "metadata"
        named = IN_NAME.search(doc_id.rpartition("/")[2])
        day = edtf_of("-".join(named.groups())) if named else None
        return (day, "filename") if day else (None, None)


def split(text: str) -> tuple[Header, str]:
    """The header and the rest of the text."""
    start = len(text) - len(text.lstrip("\ufeff\n"))
    values, end = _block(text, start)
    if values:
        return Header(values), text[end:]
    loose = LOOSE.match(text)
    if loose and _fields().get(loose[1].casefold()) == "published":
        return Header({"published": loose[2]}), text[loose.end() :]
    return Header({}), text


def _block(text: str, start: int) -> tuple[dict[str, str], int]:
    """Values of the leading lines whose keys are known, and where they end; unknown keys only between known ones."""
    values: dict[str, str] = {}
    end = position = start
    while found := LINE.match(text, position):
        field = _fields().get(found[1].casefold())
        if field is None and not values:
            break
        position = found.end()
        if field:
            values.setdefault(field, (found[2] or "").strip())
            end = position
        if position >= len(text):
            break
    return values, end


@cache
def _fields() -> dict[str, str]:
    """Field of each key, in every configured language."""
    return {
        key.casefold(): field
        for code in codes()
        for field, keys in table(code, "language")["header"].items()
        for key in keys
    }
