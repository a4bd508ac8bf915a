"""Endings of words that the dictionary does not know, and what each may be an ending of."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.languages import table

PERSON, ORGANISATION = "person", "organisation"
NAMED, CALLED = frozenset({"nom"}), frozenset({"voc"})


@dataclass(frozen=True, slots=True)
class Ending:
    """What a form ends in, and its base form in its place."""

    form: str
    base: str
    cases: frozenset[str]
    genders: str
    listed: bool  # it makes first names of the lists only
    unlike: tuple[str, ...]  # no base form of a person ends so


@cache
def endings(language: str, kind: str) -> tuple[Ending, ...]:
    """Endings of names of a kind."""
    wanted = PERSON if kind == ORGANISATION else kind
    rows: list[dict[str, Any]] = table(language, "names")["ending"]
    return tuple(one for row in rows if wanted in row["kinds"] for one in _of_row(row, kind))


def _of_row(row: dict[str, Any], kind: str) -> Iterator[Ending]:
    unlike = tuple(row.get("unlike", ())) if kind == PERSON else ()
    for form, base, case in row["rules"]:
        cases = frozenset({case}) | (CALLED if case == row.get("called") else frozenset())
        yield Ending(form, base, cases, row["gender"], row.get("listed", False), unlike)


@cache
def called(language: str, *, alone: bool = False) -> tuple[str, ...]:
    """Endings that a name has when its bearer is called; `alone` leaves out those of other cases too."""
    found = (one for one in endings(language, PERSON) if one.cases & CALLED and one.form.isalpha())
    return tuple(one.form for one in found if not alone or one.cases == CALLED)
