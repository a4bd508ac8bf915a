"""Base forms of names on tables with the columns lemma, form, type, tags: `python -m bench.names ERRORS TABLE...`.

Types begin as in the Polish corpus KPWr: nam_liv_person, nam_loc and nam_fac, nam_org. A fifth of the lemmas, chosen by
hash, is measured, in three ways: names alone; with the case that the tagger of the corpus read; and with the words of
the names around it, as a document gives them. Adjectives (lemmas in small letters) are no names here. ERRORS of each
kind are shown.
"""

import csv
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pipeline.inflection import bases
from pipeline.languages import codes, table
from pipeline.model import short_hash
from pipeline.resolve.lemmas import PROVED, listed, vouched

KINDS = {"nam_liv_person": "person", "nam_loc": "place", "nam_fac": "place", "nam_org": "organisation"}
NOT = ("nam_org_nation",)  # names of peoples are no names here
PART, OF = 0, 5  # rules were looked at on part 0; the others agree within a point
AROUND = 30  # rows before and after that may be of one document
DECLINED = ("subst", "adj", "ger", "depr", "ppas")
LANGUAGE = next(code for code in codes() if table(code, "names").get("ending"))
WAYS = ("alone", "tagged", "in its document")
Row = dict[str, str]


def kind(row: Row) -> str | None:
    """Kind of a row, if it names something."""
    adjective = row["lemma"][:1].islower() and row["form"][:1].isupper()
    found = next((kind for start, kind in KINDS.items() if row["type"].startswith(start)), None)
    return None if adjective or row["type"].startswith(NOT) else found


def measured(row: Row) -> bool:
    """True for the part that is measured."""
    return int(short_hash(row["lemma"]), 16) % OF == PART


def case(row: Row) -> frozenset[str]:
    """The case of its first word that has one."""
    tags = (tag.split(":") for tag in row["tags"].split())
    return next((frozenset({tag[2]}) for tag in tags if tag[0] in DECLINED and len(tag) > 2), frozenset())  # noqa: PLR2004


def base(row: Row, kind: str, way: str, near: Sequence[Row]) -> str:
    """The likeliest base form, with what tables know and what stands near."""
    form = row["form"]
    here = {word for other in near if same_kind(other, kind) for word in other["form"].split()} - set(form.split())

    def gain(text: str) -> float:
        sure = here | vouched(text) if kind == "person" else here
        return max(listed(text, form, kind, LANGUAGE), PROVED * sum(word in sure for word in text.split()))

    return bases(form, LANGUAGE, kind, frozenset() if way == WAYS[0] else case(row), gain)[0].text


def same_kind(row: Row, wanted: str) -> bool:
    """True for a row of that kind."""
    return kind(row) == wanted


def main(shown: int, paths: Sequence[Path]) -> None:
    """Print the share of exact base forms of each kind, and of doing nothing."""
    count: Counter[tuple[str, str]] = Counter()
    errors: Counter[tuple[str, str, str, str]] = Counter()
    for path in paths:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        for at, row in enumerate(rows):
            found = kind(row)
            if found and measured(row):
                count[found, "all"] += 1
                count[found, "unchanged"] += row["form"] == row["lemma"]
                for way in WAYS:
                    near = rows[max(0, at - AROUND) : at + AROUND + 1] if way == WAYS[2] else ()
                    got = base(row, found, way, near)
                    count[found, way] += got == row["lemma"]
                errors[found, row["form"], row["lemma"], got] += got != row["lemma"]
    told(count, errors, shown)


def told(count: Counter[tuple[str, str]], errors: Counter[tuple[str, str, str, str]], shown: int) -> None:
    """Print shares and errors."""
    for one in [*dict.fromkeys(KINDS.values()), ""]:
        total = {way: sum(n for (k, w), n in count.items() if w == way and one in {k, ""}) for _, way in count}
        shares = "  ".join(f"{way} {n / total['all']:.3f}" for way, n in total.items() if way != "all")
        print(f"{one or 'all':13} {total['all']:6} names  {shares}")  # noqa: T201
        wrong = [(n, error) for error, n in errors.most_common() if error[0] == one and n]
        for n, (_, form, lemma, got) in wrong[:shown]:
            print(f"  {n} x {form}: {got}, not {lemma}")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
