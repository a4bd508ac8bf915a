"""What a person should decide: doubtful joins and claims of little confidence, each with its correction ready."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.report.read import Row, Tables, number

DOUBTFUL = 0.5  # confidence from which on a claim is no longer listed
MOST = 200


@dataclass(frozen=True, slots=True)
class Question:
    """One decision, with the row of corrections.csv for each answer."""

    words: str
    why: str
    answers: tuple[tuple[str, str], ...]  # what is decided, and the row that says so
    claim: Row | None = None


def review(tables: Tables) -> tuple[Question, ...]:
    """Joins first, then claims, the most doubtful first."""
    names = tables.one("entities", "entity_id")
    joins = [row for row in tables.rows("review") if row["left_id"] in names and row["right_id"] in names]
    joins.sort(key=lambda row: (-(number(row["score"]) or 0), row["left_id"], row["right_id"]))
    claims = [row for row in tables.rows("claims") if (number(row["confidence"]) or 0) < DOUBTFUL]
    claims.sort(key=lambda row: (number(row["confidence"]) or 0, row["claim_id"]))
    asked = [*(_join(row, names[row["left_id"]], names[row["right_id"]]) for row in joins), *map(_claim, claims)]
    return tuple(asked[:MOST])


def _join(row: Row, left: Row, right: Row) -> Question:
    return Question(
        f"Are {left['name']} and {right['name']} one {row['kind']}?",
        f"{row['score']}: {row['reasons'].replace('|', ', ')}",
        tuple(
            (says, line(("entities", row["left_id"], word, row["right_id"])))
            for says, word in (("They are one", "merge"), ("They are two", "apart"))
        ),
    )


def _claim(row: Row) -> Question:
    what = " ".join(row[name] for name in ("low", "unit", "property") if row[name])
    why = f"confidence {row['confidence']}, read by {row['rule']} in {row['doc_id']}"
    rejected = line(("claims", row["claim_id"], "reject", ""))
    return Question(f"Is it wrong that it says {what}?", why, (("It is wrong", rejected),), row)


def line(cells: Sequence[str]) -> str:
    """A row of corrections.csv; who, when and note are left for the person."""
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow([*cells, "", "", ""])
    return text.getvalue()
