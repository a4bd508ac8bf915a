"""Sentences of news and reports: their dates, and the figures that are no part of a date."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from test_figures import value

from pipeline.extract.dates import dates
from pipeline.extract.figures import figures
from pipeline.languages import codes

HERE = Path(__file__).parent
PUBLISHED = "2024-06-12"


def sentences() -> Iterator[Any]:
    """Language, sentence, and the dates and figures that a reader finds in it."""
    for code in codes():
        for text, (days, numbers) in tomllib.loads((HERE / f"news_{code}.toml").read_text(encoding="utf-8")).items():
            yield pytest.param(code, text, days, numbers, id=f"{code}-{text[:50]}")


@pytest.mark.parametrize(("code", "text", "days", "numbers"), [*sentences()])
def test_a_sentence_of_news_is_read(code: str, text: str, days: str, numbers: str) -> None:
    """Dates have the value that publication and the text give them; what is left are the figures."""
    found = dates(text, code, PUBLISHED)
    counts = [one for one in figures(text, code) if not any(one.start < d.end and d.start < one.end for d in found)]
    told = [one.edtf or "" for one in found if one.precision not in {"set", "time"}]
    assert ("|".join(told), "|".join(map(value, counts))) == (days, numbers)
