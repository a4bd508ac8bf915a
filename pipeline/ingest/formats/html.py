"""Pages of the web: the article without menus and advertisements, with what the page says of it. Needs trafilatura."""

import re
from collections.abc import Iterator
from typing import Any

from pipeline.ingest.article import Article, Given, Refused
from pipeline.ingest.formats.plain import text_of

CHARSET = re.compile(rb"""charset\s{0,3}=\s{0,3}["']?([\w-]{1,40})""")
HEAD = 4_096  # bytes in which a page names its encoding


def parts(given: Given) -> Iterator[Article]:
    """The article of a page; all its words where it holds no article."""
    from trafilatura import bare_extraction, html2txt  # noqa: PLC0415

    page = _page(given.raw)
    found = bare_extraction(
        page, with_metadata=True, include_comments=False, date_extraction_params={"extensive_search": False}
    )
    told: dict[str, Any] = found.as_dict() if found else {}  # type: ignore[union-attr]  # no dictionary was asked for
    text = (told.get("text") or html2txt(page)).removeprefix(f"{told.get('title')}\n")  # which stands in its own field
    if not text:
        raise Refused("empty", "The page holds no text.")
    fields = {"title": told.get("title"), "author": told.get("author"), "url": told.get("url")}
    fields |= {"published": told.get("date"), "source": told.get("sitename")}
    yield Article(text.replace("\n", "\n\n"), {name: str(value) for name, value in fields.items() if value})


def _page(raw: bytes) -> str:
    """The page as text: in the encoding that it names, where that reads it; else in that which fits."""
    if named := CHARSET.search(raw[:HEAD]):
        try:
            return raw.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeError):
            pass
    return text_of(raw)
