"""Tables of articles: CSV, TSV and JSON lines, an article in each row."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

from pipeline.ingest.article import Article, Given, Part, Refused
from pipeline.ingest.formats.plain import text_of
from pipeline.languages import codes, table
from pipeline.limits import Columns

FIELDS = ("text", "source", "title", "author", "url", "published")
SEPARATORS = ",;\t|"
EMPTY = "The row holds no text in the column of texts."
NO_OBJECT = "The line is no JSON object."


def separated(given: Given) -> Iterator[Part]:
    """Rows of a CSV file, whatever separates its columns."""
    text = text_of(given.raw)
    first = text.split("\n", 1)[0]
    return _table(text, max(SEPARATORS, key=first.count), given)


def tabbed(given: Given) -> Iterator[Part]:
    """Rows of a file whose columns are separated by tabs."""
    return _table(text_of(given.raw), "\t", given)


def objects(given: Given) -> Iterator[Part]:
    """Lines with a JSON object each."""
    for number, line in enumerate(text_of(given.raw).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if isinstance(row, dict):
            yield _article(row, number, given.columns)
        else:
            yield Refused("damaged", NO_OBJECT, f"#{number}")


def _table(text: str, separator: str, given: Given) -> Iterator[Part]:
    """Rows below a first line that names the columns."""
    csv.field_size_limit(given.limits.file)
    reader = csv.DictReader(_lines(text), delimiter=separator)
    try:
        names = [name for name in reader.fieldnames or () if name]
        if not _column("text", names, given.columns):
            told = ", ".join(names)[:200]
            message = (
                f"No column is called text, body or content; name it in settings.toml, [columns]; there are: {told}."
            )
            raise Refused("no_text_column", message)
        for number, row in enumerate(reader, start=1):
            yield _article(row, number, given.columns)
    except csv.Error as error:
        raise Refused("damaged", f"The table cannot be read as CSV: {error}.") from error


def _lines(text: str) -> Iterator[str]:
    """Lines with their ends; the file is not copied as a whole."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _article(row: Mapping[Any, Any], number: int, columns: Columns) -> Part:
    """One row as an article; a refusal where it holds no text."""
    names = [name for name in row if isinstance(name, str)]
    found = {field: _cell(row.get(_column(field, names, columns))) for field in FIELDS}
    text = found.pop("text")
    if not text:
        return Refused("empty", EMPTY, f"#{number}")
    return Article(text, {field: value for field, value in found.items() if value}, f"#{number}")


def _cell(value: Any) -> str:  # noqa: ANN401  (JSON is anything)
    """A text or number as text; nothing for what is neither."""
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _column(field: str, names: Iterable[str], columns: Columns) -> str | None:
    """The column that holds a field: as the settings say, else by its name; of several the usual one."""
    if told := asdict(columns)[field]:
        return told if told in names else None
    by_name = {name.strip().casefold(): name for name in reversed([*names])}
    return next((by_name[word] for word in _words(field) if word in by_name), None)


@cache
def _words(field: str) -> tuple[str, ...]:
    """Names that a column of a field has, in every configured language, the usual ones first."""
    tables = [table(code, "language") for code in codes()]
    found = [word for one in tables for word in (*one["header"].get(field, ()), *one["columns"].get(field, ()))]
    return (field, *(word.casefold() for word in found))
