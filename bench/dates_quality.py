"""How well dates are read: `python -m bench.dates_quality [--errors N] [set ...]`.

The sets lie in `shared` beside the repository; none of them is copied into it. Cases that `tests/known_failures.toml`
lists under `date_sets` ask for what the guidelines of the tables rule out, or contradict others; they are
counted apart.
"""

import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from pipeline.extract.dates import dates
from pipeline.extract.dates.values import parsed
from pipeline.model import Date

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
TESTS = SHARED / "data" / "tests"
COARSE = {"day", "week", "month", "quarter", "season", "year"}
Row = Mapping[str, Any]
DAY = timedelta(days=1)


@dataclass(slots=True)
class Score:
    """Counts of one set."""

    gold: int = 0
    found: int = 0
    right: int = 0
    converted: int = 0  # right once the convention of the set is turned into that of GUIDELINES
    false: int = 0
    known: int = 0  # ruled out, and not right
    errors: list[str] = field(default_factory=list)

    @property
    def agreeing(self) -> float:
        """Share of right values, conventions turned into ours, cases that are ruled out left out."""
        return (self.right + self.converted) / max(self.gold - self.known, 1)

    def line(self) -> str:
        """Shares, for reading."""
        made = self.found + self.false
        precision, recall = self.found / max(made, 1), self.found / max(self.gold, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        values = 2 * self.right / max(made + self.gold, 1)
        return (
            f"gold {self.gold} found {recall:.1%} false {self.false} detection F1 {f1:.1%} "
            f"value {self.right / max(self.gold, 1):.1%} value F1 {values:.1%}"
            f" with {self.converted} by convention, {self.known} ruled out {self.agreeing:.1%}"
        )


def lines(path: Path) -> Iterator[Row]:
    """Records of a file of JSON lines."""
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line)


def known() -> frozenset[tuple[str, str]]:
    """Set and text of the cases that are ruled out."""
    rows = tomllib.loads((ROOT / "tests" / "known_failures.toml").read_text(encoding="utf-8"))
    return frozenset((row["set"], text) for row in rows.get("date_sets", ()) for text in row["texts"])


def wrong(score: Score, name: str, text: str, error: str) -> None:
    """Count a case that is not right."""
    if (name, text) in known():
        score.known += 1
    else:
        score.errors.append(f"{text!r}: {error}")


def dated(text: str, language: str, anchor: str | None, prefer: str = "past") -> list[Date]:
    """Dates that the sets speak of: no sets and no times of day."""
    return [one for one in dates(text, language, anchor, prefer) if one.precision not in {"set", "time"}]


def claims() -> Iterator[tuple[str, Score]]:
    """The excerpts of the fact benchmark."""
    scores = {"claims pl": Score(), "claims en": Score()}
    for row in lines(SHARED / "claims" / "dev" / "excerpts.jsonl"):
        wanted = [(m["start"], m["end"], m["normal"]) for m in row["mentions"] if m["kind"] == "date"]
        found = dated(row["text"], row["language"], row["published"])
        compare(scores[f"claims {row['language']}"], row["text"], wanted, found)
    yield from scores.items()


def compare(score: Score, text: str, wanted: list[tuple[int, int, str | None]], found: list[Date]) -> None:
    """Count mentions that overlap, and those with the right value."""
    used: set[Date] = set()
    for start, end, normal in wanted:
        score.gold += 1
        hit = next((one for one in found if one.start < end and start < one.end), None)
        if hit is None:
            score.errors.append(f"missed {text[start:end]!r} in {text[max(0, start - 40) : end + 20]!r}")
            continue
        score.found += hit not in used
        used.add(hit)
        if hit.edtf == normal or (hit.edtf or "").rstrip("~") == (normal or ""):
            score.right += 1
        else:
            score.errors.append(f"{normal} read as {hit.edtf} by {hit.rule}: {text[max(0, start - 60) : end + 20]!r}")
    for one in found:
        if one not in used:
            score.false += 1
            score.errors.append(f"false {one.text!r} by {one.rule} in {text[max(0, one.start - 40) : one.end + 20]!r}")


def duckling(language: str) -> Callable[[], Iterator[tuple[str, Score]]]:
    """Test strings of Duckling, of day precision or coarser; ends of its intervals are exclusive."""

    def scored() -> Iterator[tuple[str, Score]]:
        score = Score()
        for row in lines(TESTS / "duckling" / f"{language}_time.jsonl"):
            anchor = row["reference_time"][:10]
            found = dated(row["text"], language, anchor, "future")
            if row["negative"]:
                score.false += bool(found)
                score.errors += [f"false {one.text!r} in {row['text']!r}" for one in found]
            elif row["grain"] in COARSE and str(row["value"]).startswith("-"):
                score.gold, score.found = score.gold + 1, score.found + bool(found)
                score.right += [one.edtf for one in found] == [f"-{int(row['value'][1:5]) - 1:04}"]  # EDTF has a year 0
            elif row["grain"] in COARSE and not row.get("latent"):
                judge(score, f"duckling_{language}", row["text"], span_of(row), found)
        yield f"duckling {language}", score

    return scored


def span_of(row: Row) -> tuple[date, date] | None:
    """First and last day of one of Duckling's values; None for open intervals."""
    value = row["value"]
    if isinstance(value, str):
        return first_of(value), last_of(value, row["grain"])
    if not value.get("from") or not value.get("to"):
        return None
    return first_of(value["from"]), first_of(value["to"]) - DAY


def first_of(stamp: str) -> date:
    """The day of a time stamp, in which unknown parts are 00."""
    year, month, day = stamp[:10].split("-")
    return date(int(year), int(month) or 1, int(day) or 1)


def last_of(stamp: str, grain: str) -> date:
    """The last day of a time stamp of a grain."""
    first = first_of(stamp)
    months = {"month": 1, "quarter": 3, "season": 3, "year": 12}.get(grain)
    if months is None:
        return first + (6 * DAY if grain == "week" else 0 * DAY)
    whole = first.year * 12 + first.month - 1 + months
    return date(whole // 12, whole % 12 + 1, 1) - DAY


def judge(score: Score, name: str, text: str, wanted: tuple[date, date] | None, found: list[Date]) -> None:
    """Count a string whose one date spans the wanted days; a value marked ~ by its own day or month."""
    if wanted is None:
        return
    score.gold += 1
    score.found += bool(found)
    spans = {plain_span(one) for one in found} | {whole_of(found)}
    if wanted in spans:
        score.right += 1
    elif any(conventional(one, text, wanted) for one in found):
        score.converted += 1
    else:
        wrong(score, name, text, f"{wanted[0]}/{wanted[1]} read as {[(one.text, one.edtf) for one in found]}")


PART = re.compile(
    r"\b(?:early|mid|late|earlier|later|beginning|start|middle|end|[BE]O[MY])\b|pocz|koni|połow", re.IGNORECASE
)
SEASON = 25 * DAY  # between the first days of a season by the months and by the sun


def conventional(one: Date, text: str, wanted: tuple[date, date]) -> bool:
    """True where a set differs by its convention alone.

    GUIDELINES gives the whole period for its beginning, middle or end, and a count of months or years back no day;
    the sets give a third of the period, and a day. They also let seasons begin with the sun, we with the month, and
    know the day of a feast that countries keep a day earlier or later.
    """
    span = plain_span(one)
    if span is None:
        return False
    holds = span[0] <= wanted[0] and wanted[1] <= span[1]
    if one.precision == "season" and "24" >= (one.edtf or "")[-2:] >= "21":
        return abs(span[0] - wanted[0]) < SEASON and abs(span[1] - wanted[1]) < SEASON
    if "~" in (one.edtf or "") and one.precision == "day":  # a feast that is told by the sight of the moon
        return abs(span[0] - wanted[0]) <= DAY and abs(span[1] - wanted[1]) <= DAY
    counted = (one.edtf or "").endswith("~") and one.precision in {"month", "year"}
    return holds and bool(counted or PART.search(text))


def whole_of(found: list[Date]) -> tuple[date, date] | None:
    """From the first day of the first date to the last day of the last: from May 3 to June 5."""
    spans = [span for one in found if (span := plain_span(one))]
    return (spans[0][0], spans[-1][1]) if spans and len(spans) == len(found) else None


def plain_span(one: Date) -> tuple[date, date] | None:
    """First and last day of a value, its ~ left out."""
    if not one.earliest or not one.latest:
        return None
    ends = [parsed(end.rstrip("~?")) for end in (one.edtf or "").split("/")]
    first, last = (ends[0].first if ends[0] else None), (ends[-1].last if ends[-1] else None)
    if first and last:
        return first, last
    return date.fromisoformat(one.earliest), date.fromisoformat(one.latest)


def recognizers() -> Iterator[tuple[str, Score]]:
    """English specs of Recognizers-Text, date and daterange: ends are exclusive, and both ways of looking count."""
    score = Score()
    for row in lines(TESTS / "recognizers_en" / "datetime.jsonl"):
        anchor = (row.get("reference_time") or "")[:10] or None
        kinds = {(one["type"] or "").split(".")[-1] for one in row["results"]}
        if kinds - {"date", "daterange"}:
            continue
        both = [dated(row["text"], "en", anchor, way) for way in ("past", "future")]
        if not row["results"]:
            score.false += bool(both[0])
            score.errors += [f"false {one.text!r} in {row['text']!r}" for one in both[0][:1]]
        for result in row["results"]:
            wanted = {span for value in result["values"] or () for span in recognized(value)}
            here = [overlapping(found, result) for found in both]
            if wanted:
                judge_any(score, row["text"], wanted, here)
    yield "recognizers en", score


def overlapping(found: list[Date], result: Row) -> list[Date]:
    """The dates that share words with a result."""
    return [one for one in found if one.start < result["end"] and result["start"] < one.end]


def recognized(value: Row) -> Iterator[tuple[date, date]]:
    """The days of one resolution, its end left out or not; none where it is open or not resolved."""
    if value.get("value") not in {None, "not resolved"}:
        yield first_of(value["value"]), first_of(value["value"])
    elif value.get("start") and value.get("end"):
        yield first_of(value["start"]), first_of(value["end"]) - DAY
        yield first_of(value["start"]), first_of(value["end"])


def judge_any(score: Score, text: str, wanted: set[tuple[date, date]], readings: list[list[Date]]) -> None:
    """Count a result of which one reading is ours; the end of a range may be the first day of its last date."""
    score.gold += 1
    score.found += any(readings)
    spans = {span for found in readings for one in found if (span := plain_span(one))}
    for found in readings:
        if whole := whole_of(found):
            last = plain_span(found[-1])
            spans |= {whole, (whole[0], last[0]), (whole[0], last[0] - DAY)} if last else {whole}
        spans |= {span for one in found for span in exclusive(one)}
    if wanted & spans:
        score.right += 1
    elif any(conventional(one, text, span) for found in readings for one in found for span in wanted) or any(
        PART.search(text) and (whole := whole_of(found)) and whole[0] <= a and b <= whole[1]
        for found in readings
        for a, b in wanted
    ):
        score.converted += 1
    else:
        read = sorted({(one.text, one.edtf or "") for found in readings for one in found})
        wrong(score, "recognizers", text, f"{[f'{a}/{b}' for a, b in sorted(wanted)]} read as {read}")


def exclusive(one: Date) -> Iterator[tuple[date, date]]:
    """An interval of which the last unit does not count, as this set understands 2014-2018."""
    start, _, end = (one.edtf or "").partition("/")
    first, last = parsed(start), parsed(end)
    if first and last and first.first and last.first:
        yield first.first, last.first
        yield first.first, last.first - DAY


def meantime() -> Iterator[tuple[str, Score]]:
    """TIMEX3 of English news that are dates of the calendar (TimeML's vague references left out)."""
    score = Score()
    for row in lines(TESTS / "meantime_timex" / "meantime.jsonl"):
        wanted, other = [], []
        for timex in row["timex"]:
            place = (timex["start"], timex["end"])
            if timex["type"] == "DATE" and (normal := edtf_of(timex["value"])):
                wanted.append((*place, normal))
            else:
                other.append(place)
        found = dated(row["text"], "en", row["creation_date"].removesuffix("-XX"))
        places = [(start, end) for start, end, _ in wanted]
        kept = [one for one in found if touches(one, places) or not touches(one, other)]
        compare(score, row["text"], wanted, [spelt(one) for one in kept])
    yield "meantime en", score


def touches(one: Date, places: list[tuple[int, int]]) -> bool:
    """True where a date shares words with one of some places."""
    return any(one.start < end and start < one.end for start, end in places)


def edtf_of(timex: str) -> str | None:
    """A TIMEX value as it is compared; None for vague references and durations."""
    if not timex[:3].isdigit() or timex.startswith("P"):
        return None
    return timex.removesuffix("-XX").replace("-WE", "")


def spelt(one: Date) -> Date:
    """A date whose value is written as TIMEX3 writes it."""
    value = (one.edtf or "").rstrip("~")
    if one.precision == "week" and one.earliest:
        year, week, _ = date.fromisoformat(one.earliest).isocalendar()
        return replace(one, edtf=f"{year}-W{week:02}")
    codes = {"21": "SP", "22": "SU", "23": "FA", "24": "WI", "33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4"}
    if one.precision == "season" and value[-2:] in codes:
        return replace(one, edtf=f"{value[:-2]}{codes[value[-2:]]}")
    return replace(one, edtf=value.rstrip("X") if one.precision in {"decade", "century"} else value or None)


SETS: Mapping[str, Callable[[], Iterator[tuple[str, Score]]]] = {
    "claims": claims,
    "meantime": meantime,
    "duckling_pl": duckling("pl"),
    "duckling_en": duckling("en"),
    "recognizers": recognizers,
}


def main(words: list[str]) -> None:
    """Print a line for each set, and its first errors on request."""
    shown = int(words[words.index("--errors") + 1]) if "--errors" in words else 0
    chosen = [word for word in words if word in SETS] or list(SETS)
    for name in chosen:
        for title, score in SETS[name]():
            print(title, score.line())  # noqa: T201  (it prints)
            for error in score.errors[:shown]:
                print("   ", error)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
