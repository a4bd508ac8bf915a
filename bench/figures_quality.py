"""How well figures are read: `python -m bench.figures_quality [--errors N] [set ...]`.

The sets lie in `shared` beside the repository; none of them is copied into it. Fractions are percent here and shares of
one in the sets; amounts are compared in the smallest unit of their kind. Cases that `tests/known_failures.toml` lists
under `figure_sets` ask for what the guidelines of the tables rule out: they are counted apart.
"""

import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.extract.figures.quantities import quantities
from pipeline.extract.figures.quantity import Quantity
from pipeline.ontology import unit_kind

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
TESTS = SHARED / "data" / "tests"
CLOSE = Decimal("0.0006")  # shares are kept with one decimal of a percent
Row = Mapping[str, Any]
Bounds = tuple[Decimal | None, Decimal | None]
PARTS = {  # units in a common one of their kind, for comparing 0.002 kg with 2 g
    "second": ("s", 1), "minute": ("s", 60), "hour": ("s", 3600), "day": ("s", 86400), "week": ("s", 604800),
    "month": ("s", 2592000), "quarter": ("s", 7776000), "year": ("s", 31536000),
    "mg": ("g", "0.001"), "g": ("g", 1), "kg": ("g", 1000), "%": (None, "0.01"), "times": (None, 1),
    "inch": ("foot", 1 / Decimal(12)),
}  # fmt: skip
NAMES = {  # how the sets call units
    "Unnamed": None, "Dollar": "USD", "Pound": "GBP", "Gram": "g", "Ounce": "ounce", "Cup": "cup", "Cent": "cent",
    "Chinese yuan": "CNY", "Japanese yen": "JPY", "Euro": "EUR", "Rupee": "INR", "Pence": "GBP", "Penny": "GBP",
    "Inch": "inch", "Foot": "foot", "Mile": "mile", "Gallon": "gallon", "Square meter": "m2", "Square kilometer": "km2",
    "Kilometer": "km", "Meter": "m", "Millimeter": "mm", "Decimeter": "dm", "Ton": "t", "Metric ton": "t",
    "Cubic foot": "foot3", "Kilogram": "kg", "Microgram": "ug", "Degree": "degree", "Kilometer per hour": "km/h",
    "Megabyte": "MB", "Megabit": "Mb", "Teaspoon": "teaspoon", "Radian": "radian", "Finnish markka": "FIM",
    "Peseta": "ESP", "Netherlands guilder": "NLG", "Franc": "franc", "Bitcoin": "BTC", "Dinar": "dinar",
    "Riyal": "riyal", "Rial": "rial",
}  # fmt: skip


@dataclass(slots=True)
class Score:
    """Counts of one set."""

    gold: int = 0
    right: int = 0
    negatives: int = 0
    false: int = 0
    known: int = 0
    errors: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Shares, for reading."""
        of = self.gold + self.known
        fair = self.right / max(self.gold, 1)
        return (
            f"{self.right:4}/{of:<4} {self.right / max(of, 1):7.1%}   by the guidelines {fair:7.1%}"
            f"   ruled out {self.known:2}   false {self.false}/{self.negatives}"
        )


def lines(path: Path) -> Iterator[Row]:
    """Records of a file of JSON lines."""
    return (json.loads(line, parse_float=Decimal) for line in path.read_text(encoding="utf-8").splitlines() if line)


def known() -> frozenset[tuple[str, str]]:
    """Set and text of the cases that the guidelines rule out."""
    rows = tomllib.loads((ROOT / "tests" / "known_failures.toml").read_text(encoding="utf-8"))
    return frozenset((row["set"], text) for row in rows.get("figure_sets", ()) for text in row["texts"])


def common(one: Quantity) -> tuple[Decimal | None, Decimal | None, str | None]:
    """A quantity in the common unit of its kind."""
    unit, factor = PARTS.get(one.unit or "", (one.unit, 1))
    by = Decimal(factor)
    return one.low if one.low is None else one.low * by, one.high if one.high is None else one.high * by, unit


def same(one: Quantity, bounds: Bounds, unit: str | None, *, ask_unit: bool = True) -> bool:
    """True where a quantity has these ends and this unit."""
    low, high, found = common(one)
    return near(low, bounds[0]) and near(high, bounds[1]) and (not ask_unit or found == unit)


def near(left: Decimal | None, right: Decimal | None) -> bool:
    """True for two ends that differ by rounding at most."""
    if left is None or right is None:
        return left is right
    return abs(left - right) <= max(CLOSE, abs(right) * CLOSE)


def duckling(name: str) -> Callable[[], Iterator[tuple[str, Score]]]:
    """Test strings of Duckling: one quantity each, or none."""

    def scored() -> Iterator[tuple[str, Score]]:
        score, aside = Score(), known()
        for row in lines(TESTS / "duckling" / f"{name}.jsonl"):
            found = [*quantities(row["text"], row["language"])]
            if row["negative"]:
                score.negatives += 1
                score.false += bool(found)
            elif (f"duckling_{name}", row["text"]) in aside:
                score.known += 1
            else:
                bounds, unit = duckling_value(row)
                ok = len(found) == 1 and same(found[0], bounds, unit)
                judge(score, row["text"], f"{bounds} {unit}", found, ok=ok)
        yield f"duckling {name}", score

    return scored


def duckling_value(row: Row) -> tuple[Bounds, str | None]:
    """The ends and the unit of one of Duckling's values."""
    value = row["value"]
    if not isinstance(value, dict):
        return (Decimal(value), Decimal(value)), None
    unit = NAMES.get(value["unit"], value["unit"])
    if row["dimension"] == "quantity" and value["unit"] == "Pound":
        unit = "pound"
    unit, factor = PARTS.get(unit or "", (unit, 1)) if row["dimension"] in {"duration", "quantity"} else (unit, 1)
    if "amount" in value:
        return (Decimal(value["amount"]) * Decimal(factor),) * 2, unit
    ends = [Decimal(value[end]) if end in value else None for end in ("from", "to")]
    return (ends[0], ends[1]), unit


def judge(score: Score, text: str, wanted: str, found: list[Quantity], *, ok: bool) -> None:
    """Count one case."""
    score.gold += 1
    score.right += ok
    if not ok:
        read = [(text[one.start : one.end], str(one.low), str(one.high), one.unit, one.bound) for one in found]
        score.errors.append(f"{text[:90]!r}: {wanted} read as {read}")


def num2words_pl() -> Iterator[tuple[str, Score]]:
    """Numbers in words with their values; ordinals are no figures."""
    score, aside = Score(), known()
    for row in lines(TESTS / "numbers_pl" / "num2words.jsonl"):
        found = [*quantities(row["text"], "pl")]
        value = Decimal(row["value"])
        if row["kind"] == "ordinal":
            score.negatives += 1
            score.false += bool(found)
            score.errors += [f"ordinal {row['text']!r} read as {found[0].low}"] if found else []
        elif ("num2words_pl", row["text"]) in aside:
            score.known += 1
        else:
            ok = len(found) == 1 and found[0].low == found[0].high == value and found[0].unit == row.get("currency")
            judge(score, row["text"], str(value), found, ok=ok)
    yield "num2words pl", score


def text2num_pl() -> Iterator[tuple[str, Score]]:
    """Sentences with numbers in words and the same with digits."""
    score, aside = Score(), known()
    for row in lines(TESTS / "numbers_pl" / "text2num.jsonl"):
        found = [*quantities(row["text"], "pl")]
        value = Decimal(re.sub(r"\D", "", row["expected"]))
        if ("text2num_pl", row["text"]) in aside:
            score.known += 1
        else:
            ok = len(found) == 1 and value in {found[0].low, found[0].high}
            judge(score, row["text"], str(value), found, ok=ok)
    yield "text2num pl", score


def recognizers(name: str) -> Callable[[], Iterator[tuple[str, Score]]]:
    """Specs of Recognizers-Text: every result is read; where there is none, nothing of the kind is found."""

    def scored() -> Iterator[tuple[str, Score]]:
        score, aside = Score(), known()
        for row in lines(TESTS / "recognizers_en" / f"{name}.jsonl"):
            found = [one for one in quantities(row["text"], "en") if of_kind(one, name)]
            wanted = [one for one in row["results"] if one["resolution"].get("value") not in {None, "null"}]
            if (f"recognizers_{name}", row["text"]) in aside:
                score.known += len(wanted) or 1
                continue
            if not row["results"]:
                score.negatives += 1
                told = [
                    one for one in found if not (one.lone or (name == "number" and one.unit) or one.unit == "degree")
                ]
                score.false += bool(told)
                score.errors += [f"false {row['text'][one.start : one.end]!r} in {row['text']!r}" for one in told]
            for result in wanted:
                here = [one for one in found if one.start < result["end"] and result["start"] < one.end]
                judge(score, row["text"], str(result["resolution"]), here, ok=recognized(here, result, name))
        yield f"recognizers {name}", score

    return scored


def of_kind(one: Quantity, name: str) -> bool:
    """True for what a model of Recognizers-Text looks for."""
    kind = unit_kind(one.unit) if one.unit else None
    if name == "currency":
        return kind == "money"
    if name == "dimension":
        return kind not in {None, "money", "time", "share", "multiple"}
    return name != "percentage" or kind == "share"


def recognized(found: list[Quantity], result: Row, name: str) -> bool:
    """True where one quantity has the value and, for money and measures, the unit of a result."""
    said = result["resolution"]
    value = Decimal(said["value"].rstrip("%")) / (
        100 if name == "percentage" or said.get("unit") in {"Pence", "Penny"} else 1
    )
    unit = said.get("isoCurrency") or NAMES.get(said.get("unit", ""), said.get("unit"))
    if name == "dimension" and said["unit"] == "Pound":
        unit = "pound"
    for one in found:
        found_low, found_high, found_unit = common(one)
        ends = [end for end in (one.low, one.high, found_low, found_high) if end is not None]
        if any(near(end, value) for end in ends) and (
            name in {"number", "percentage"} or unit in {one.unit, found_unit}
        ):
            return True
    return False


SETS: Mapping[str, Callable[[], Iterator[tuple[str, Score]]]] = {
    **{
        name: duckling(name)
        for name in ("pl_numeral", "en_numeral", "en_money", "en_quantity", "pl_duration", "en_duration")
    },
    "num2words": num2words_pl,
    "text2num": text2num_pl,
    **{name: recognizers(name) for name in ("number", "percentage", "currency", "dimension")},
}


def main(words: list[str]) -> None:
    """Print a line for each set, and its first errors on request."""
    shown = int(words[words.index("--errors") + 1]) if "--errors" in words else 0
    chosen = [word for word in words if word in SETS] or [*SETS]
    for name in chosen:
        for title, score in SETS[name]():
            print(f"{title:24}", score.line())  # noqa: T201  (it prints)
            for error in score.errors[:shown]:
                print("   ", error)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
