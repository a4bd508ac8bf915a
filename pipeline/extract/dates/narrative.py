"""Candidates read in the order of the text: each may lean on those before it, and on the one joined to it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.dates.beside import beside
from pipeline.extract.dates.context import FUTURE, PAST, Context, moved
from pipeline.extract.dates.grammar import Candidate, grammar, holds
from pipeline.extract.dates.readers import READERS
from pipeline.extract.dates.values import Point, Value
from pipeline.extract.dates.wording import Reading, Wording, precision_of

NEAR, FAR = 160, 700  # characters over which a bare year, or a full date, lends its year
RECENT = 1  # years before publication that a date without a year is taken for recent

LEAD = 24
LEADS = re.compile(rf"(?:^|[.!?\n])\s{{0,{LEAD}}}(?:\w+\s+){{0,2}}$")  # at most two words after the end of a sentence

Prefer = Callable[[Candidate], str]
Aside = Callable[[Candidate], bool]  # said by the way: it lends its year to nothing


@dataclass(frozen=True, slots=True)
class Named:
    """A year that the text named."""

    year: int
    end: int
    bare: bool
    leads: bool  # it stands at the beginning of its sentence


def read(
    candidates: Sequence[Candidate],
    text: str,
    published: Point | None,
    prefer: Prefer,
    aside: Aside = lambda _: False,
) -> Iterator[tuple[Candidate, Reading]]:
    """Each candidate that is a date, with what it means."""
    told: Value | None = None
    named: Named | None = None
    before: tuple[Candidate, Reading] | None = None
    for first, following in zip(candidates, (*candidates[1:], None), strict=False):
        if before and first.start < before[0].end:
            continue
        year = _lent(first, following, text) or _year(named, first, published)
        context = Context(published, told, year, prefer(first))
        candidate, reading = _joined(first, following, context, text)
        if reading is None:
            continue
        reading = _onward(before, candidate, reading, text)
        before = candidate, reading
        yield candidate, reading
        if reading.precision in {"time", "set"}:
            continue
        told = reading.value
        leads = bool(LEADS.search(text[max(0, candidate.start - LEAD) : candidate.start]))
        if aside(candidate) and not leads:
            continue
        named = _named(reading, Named(0, candidate.end, bare=False, leads=leads), named, year)


def _joined(
    first: Candidate, following: Candidate | None, context: Context, text: str
) -> tuple[Candidate, Reading | None]:
    """A candidate and what it means; a count before or after a date takes that date into itself."""
    row = first.found.row
    if row["value"] not in JOINED:
        return first, _read(first, context)
    if following is None or text[first.end : following.start].strip() or not holds(following, row):
        return first, None
    base = _read(following, context)
    if base is None or base.value is None:
        return first, None
    made = JOINED[row["value"]](Wording(first.found.slots, row, context), base, base.value)
    return replace(first, end=following.end), made


def _counted(words: Wording, base: Reading, value: Value) -> Reading | None:
    """So many units before or after a date."""
    if "vague" in words.slots or not isinstance(value, Point):
        return None
    made = moved(words.unit, words.count * words.number("bridge", "from"), value)
    precision = made.precision if made else precision_of(words.unit)
    return replace(base, value=made.about() if made and words.unit != "day" else made, precision=precision)


def _beside(words: Wording, base: Reading, value: Value) -> Reading | None:
    """The nth day of a kind before, after or nearest to a date."""
    return replace(base, value=beside(words, value), precision="day")


JOINED: Mapping[str, Callable[[Wording, Reading, Value], Reading | None]] = {"bridge": _counted, "beside": _beside}


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


def _onward(before: tuple[Candidate, Reading] | None, here: Candidate, reading: Reading, text: str) -> Reading:
    """The second end of a stretch, where it does not name its year: it comes next after the first."""
    until = grammar(here.language).may_lie_ahead(here)
    if before is None or reading.whole or reading.anchor is None or (before[1].whole and not until):
        return reading
    start, end = before[1].value, reading.value
    if not (isinstance(start, Point) and isinstance(end, Point) and start.month and end.month and start.first):
        return reading
    if before[0].found.row["value"] != "point" or here.found.row["value"] != "point":
        return reading
    if until:
        late = bool(end.first and end.first < start.first)
        return replace(reading, value=end.in_year((end.year or 0) + 1)) if late else reading
    if not grammar(here.language).joins(text[before[0].end : here.start]):
        return reading
    years = (end.in_year((start.year or 0) + n) for n in (0, 1))
    return replace(reading, value=next((one for one in years if one.first and one.first >= start.first), end))


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
