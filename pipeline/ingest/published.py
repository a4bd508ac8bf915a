"""The day of publication that no header tells: a line of its own, a dateline, the address, the name of the file."""

import re
from collections.abc import Iterator

from pipeline.calendar import edtf_of, month_named

DATE = r"(?:\d{1,2}\.? [^\W\d_]+\.? \d{4}|[^\W\d_]+\.? \d{1,2}, \d{4}|[\d./-]{8,10})(?: r\.)?"
ONLY_DATE = re.compile(rf"(?:[^\W\d_]+,? )?{DATE}")
PLACE = r"[^\W\d_][\w'’. /-]{1,40}(?:, [^\W\d_][\w'’. -]{1,30})?"
ENDS = r"\s*(?:\((?P<agency>[^()\n]{2,40})\)\s*(?:[-–—:.]|$)?|[-–—]{1,2}\s)"
DATELINE = re.compile(rf"{PLACE}, (?:(?P<whole>{DATE})|(?P<part>\d{{1,2}} [^\W\d_]+|[^\W\d_]+\.? \d{{1,2}})){ENDS}")
IN_PATH = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?:[-_]?(0[1-9]|1[0-2])[-_]?([0-3]\d)|/(0?[1-9]|1[0-2])(?:/([0-3]?\d))?)(?=[/_.-]|[^\w/]|$)"
)
TOP = 3  # lines of the body in which a date that stands alone, or a dateline, is looked for


def published(url: str | None, doc_id: str, body: str) -> tuple[str | None, str | None]:
    """Day of publication as EDTF, and where it was read: text, metadata (the address) or filename."""
    lines = [line.strip() for line in body.split("\n", TOP)[:TOP]]
    if alone := next((day for line in lines if ONLY_DATE.fullmatch(line) and (day := edtf_of(line))), None):
        return alone, "text"
    paths = [(day, origin) for path, origin in ((url, "metadata"), (doc_id, "filename")) if (day := _in_path(path))]
    for line in lines:
        if day := next(_datelines(line, [day[:4] for day, _ in paths]), None):
            return day, "text"
    return paths[0] if paths else (None, None)


def _in_path(path: str | None) -> str | None:
    """The date in an address or a path: /2022/01/09/, 2022-01-09."""
    found = IN_PATH.search((path or "").partition("://")[2] or path or "")
    return edtf_of("-".join(part.zfill(2) for part in found.groups() if part)) if found else None


def _datelines(line: str, years: list[str]) -> Iterator[str]:
    """The date of a dateline; where it leaves out the year, that of the address or of the name of the file."""
    found = DATELINE.match(line)
    if not found or not line[0].isupper() or not (found["agency"] or "A")[0].isupper():
        return
    if found["whole"] and (day := edtf_of(found["whole"])):
        yield day
    elif found["part"] and found["agency"]:
        words = found["part"].replace(".", "").split()
        number, name = sorted(words, key=lambda word: not word.isdigit())
        for year in years if month_named(name) else ():
            if day := edtf_of(f"{year}-{month_named(name):02}-{int(number):02}"):
                yield day
