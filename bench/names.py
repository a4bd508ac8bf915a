"""Base forms of names on a table with the columns lemma, form and type: `python -m bench.names TABLE [ERRORS]`.

Types begin as in the Polish corpus KPWr: nam_liv_person, nam_loc and nam_fac, nam_org. A fifth of the lemmas, chosen by
hash, is measured; names stand alone there, so that no words around them help. ERRORS of each kind are shown.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

from pipeline.gazetteer import bodies, places
from pipeline.inflection import bases
from pipeline.languages import codes, table
from pipeline.model import short_hash

KINDS = {"nam_liv_person": "person", "nam_loc": "place", "nam_fac": "place", "nam_org": "organisation"}
NOT = ("nam_org_nation",)  # names of peoples are no names here
PART, OF = 0, 5
LANGUAGE = next(code for code in codes() if table(code, "names").get("ending"))


def kind(row: dict[str, str]) -> str | None:
    """Kind of a row that is measured."""
    found = next((kind for start, kind in KINDS.items() if row["type"].startswith(start)), None)
    measured = int(short_hash(row["lemma"]), 16) % OF == PART and not row["type"].startswith(NOT)
    return found if measured else None


def base(form: str, kind: str) -> str:
    """The likeliest base form, with what the gazetteer knows."""

    def gain(text: str) -> float:
        return 0.8 * (kind == "place" and bool(places(text, LANGUAGE))) + 1.5 * bool(bodies(text))

    return bases(form, LANGUAGE, kind, frozenset(), gain)[0].text


def main(path: Path, shown: int) -> None:
    """Print the share of exact base forms of each kind, and of doing nothing."""
    count: Counter[tuple[str, str]] = Counter()
    errors: Counter[tuple[str, str, str, str]] = Counter()
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if found := kind(row):
                got = base(row["form"], found)
                count[found, "all"] += 1
                count[found, "same"] += row["form"] == row["lemma"]
                count[found, "right"] += got == row["lemma"]
                errors[found, row["form"], row["lemma"], got] += got != row["lemma"]
    for one in dict.fromkeys(KINDS.values()):
        n = count[one, "all"] or 1
        print(f"{one:13} {n:6} names  right {count[one, 'right'] / n:.3f}  unchanged {count[one, 'same'] / n:.3f}")  # noqa: T201
        wrong = [(n, error) for error, n in errors.most_common() if error[0] == one and n]
        for n, (_, form, lemma, got) in wrong[:shown]:
            print(f"  {n} x {form}: {got}, not {lemma}")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)  # noqa: PLR2004
