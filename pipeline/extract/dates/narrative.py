"""Candidates read in the order of the text: each may lean on those before it, and on the one joined to it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.dates.context import FUTURE, PAST, Context
from pipeline.extract.dates.grammar import Candidate, grammar
from pipeline.extract.dates.readers import READERS
from pipeline.extract.dates.values import Point, Value
from pipeline.extract.dates.wording import Reading, Wording

NEAR, FAR = 160, 700  # characters over which a bare year, or a full date, lends its year
RECENT = 1  # years before publication that a date without a year is taken for recent

LEAD = 24
LEADS = re.compile(r"(?:^|[.!?\n])\s*(?:\w+\s+){0,2}$")  # at most two words after the end of a sentence

Prefer = Callable[[Candidate], str]


@dataclass(frozen=True, slots=True)
class Named:
    """A year that the text named."""

    year: int
    end: int
    bare: bool
    leads: bool  # it stands at the beginning of its sentence


def read(
    candidates: Sequence[Candidate], text: str, published: Point | None, prefer: Prefer
) -> Iterator[tuple[Candidate, Reading]]:
    """Each candidate that is a date, with what it means."""
    told: Value | None = None
    named: Named | None = None
    begun = False
    for number, candidate in enumerate(candidates):
        following = candidates[number + 1] if number + 1 < len(candidates) else None
        year = _lent(candidate, following, text) or _year(named, candidate, published)
        reading = _read(candidate, Context(published, told, year, prefer(candidate), begun))
        if reading is None:
            continue
        yield candidate, reading
        if reading.precision in {"time", "set"}:
            continue
        told, begun = reading.value, True
        leads = bool(LEADS.search(text[max(0, candidate.start - LEAD) : candidate.start]))
        named = _named(reading, Named(0, candidate.end, bare=False, leads=leads), named, year)


def _read(candidate: Candidate, context: Context) -> Reading | None:
    """What a candidate means; its mark is put on its value."""
    row = candidate.found.row
    reading = READERS[row["value"]](Wording(candidate.found.slots, row, context))
    if reading and candidate.mark and isinstance(reading.value, Point):
        return replace(reading, value=reading.value.about(candidate.mark))
    return reading


def _lent(candidate: Candidate, following: Candidate | None, text: str) -> int | None:
    """The year of the date that is joined to this one: 10 August to 20 September 2012."""
    if following is None or not grammar(candidate.language).joins(text[candidate.end : following.start]):
        return None
    reading = _read(following, Context(None))
    whole = reading is not None and reading.whole and isinstance(reading.value, Point) and bool(reading.value.month)
    return reading.value.year if whole and reading and isinstance(reading.value, Point) else None


def _year(named: Named | None, candidate: Candidate, published: Point | None) -> int | None:
    """The year of the narrative, where it tells of another time than that of publication."""
    if named is None or published is None or published.year is None:
        return named.year if named else None
    if abs(published.year - named.year) <= RECENT or (named.bare and not named.leads):
        return None
    return named.year if candidate.start - named.end <= (NEAR if named.bare else FAR) else None


def _named(reading: Reading, here: Named, named: Named | None, year: int | None) -> Named | None:
    """The year that the text has named after a reading that stands here."""
    value = reading.value if isinstance(reading.value, Point) else reading.value.end if reading.value else None
    if value is None or value.year is None or value.loose:
        return named
    if reading.whole or (named and value.year == year):
        return replace(here, year=value.year, bare=not value.month)
    return named


def looking(text: str, prefer: str = PAST) -> Prefer:
    """Candidates look the way that is given, but where the words of the sentence look ahead."""
    return lambda one: FUTURE if grammar(one.language).looks_ahead(one, text) else prefer
