"""Every example, every `never` and every word of every language folder, with no language named (law 6)."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from pipeline.extract.dates import dates
from pipeline.extract.figures import figures
from pipeline.languages import codes, table
from pipeline.model import Figure

Reader = Callable[[str, str, str | None], str]  # text, language, anchor -> what is read, items parted by |


def dates_read(text: str, language: str, anchor: str | None) -> str:
    """The values of the dates of a text."""
    return "|".join(one.edtf or "" for one in dates(text, language, anchor) if one.precision not in {"time", "set"})


def all_read(text: str, language: str, anchor: str | None) -> str:
    """The words of the dates of a text, with and without a value."""
    return "|".join(one.text for one in dates(text, language, anchor))


def figures_read(text: str, language: str, _: str | None) -> str:
    """Figures of a text as bound, value, unit, nearness, change: `>=16`, `~3..9`, `<100 approx`, `=20 % rise`."""
    return "|".join(map(value, figures(text, language)))


def value(one: Figure) -> str:
    """One figure in short."""
    ends = [format(end.normalize(), "f") for end in (one.low, one.high) if end is not None]
    parts = [one.bound + "..".join(dict.fromkeys(ends)), one.unit, "approx" * one.approx]
    return " ".join(part for part in (*parts, one.change.replace("level", "")) if part)


READERS: Mapping[str, tuple[Reader, Reader]] = {  # table -> values, mentions
    "dates": (dates_read, all_read),
    "figures": (figures_read, figures_read),
}


def rows(name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The rows of a table in every language."""
    return ((code, row) for code in codes() for row in table(code, name).get("pattern", ()))


def examples() -> Iterator[Any]:
    """Language, table, sentence, anchor and what must be read."""
    for name in READERS:
        for code, row in rows(name):
            for sentence, wanted in row.get("examples", {}).items():
                yield pytest.param(code, name, (sentence, None, wanted), id=f"{code}-{row['name']}-{sentence[:20]}")
            for anchor, sentences in row.get("anchored", {}).items():
                for sentence, wanted in sentences.items():
                    yield pytest.param(
                        code, name, (sentence, anchor, wanted), id=f"{code}-{row['name']}-{sentence[:20]}"
                    )


def nevers() -> Iterator[Any]:
    """Language, table and a sentence in which nothing may be found."""
    return (
        pytest.param(code, name, sentence, id=f"{code}-{name}-{sentence[:30]}")
        for name in READERS
        for code in codes()
        for sentence in table(code, name).get("never", ())
    )


@pytest.mark.parametrize(("code", "name", "case"), [*examples()])
def test_every_example_is_read(code: str, name: str, case: tuple[str, str | None, str]) -> None:
    """A rule does what its own examples say."""
    sentence, anchor, wanted = case
    assert READERS[name][0](sentence, code, anchor) == wanted


@pytest.mark.parametrize(("code", "name", "sentence"), [*nevers()])
def test_look_alikes_are_left(code: str, name: str, sentence: str) -> None:
    """Nothing is found in a sentence of the `never` list."""
    assert not READERS[name][1](sentence, code, "2022-08-10")


@pytest.mark.parametrize("name", READERS)
def test_every_rule_has_its_own_name(name: str) -> None:
    """A rule can be told from the column `rule`."""
    for code in codes():
        names = [row["name"] for row in table(code, name).get("pattern", ())]
        assert len(names) == len(set(names))
