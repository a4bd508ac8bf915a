"""One news article in two languages is one story: `python -m bench.parallel DATA FOLDER`, with NTREX in DATA.

One weight of joining was chosen on these 123 articles. Both versions of an article should name the same entities and
tell of the same event, and articles of different stories should share none: all appear on one day, many in one country,
as the texts of a large collection do. FOLDER keeps the corpus and its tables, to look into.
"""

import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from models.recipes.news import articles
from pipeline import run
from pipeline.languages import codes
from pipeline.tables.cells import rows

DAY = "2018-10-01"  # about the time of all articles
KINDS = ("person", "place", "organisation")
Said = dict[tuple[int, str], set[str]]  # by article and language


def laid(data: Path, corpus: Path) -> None:
    """Each version of each article as a document."""
    for code in codes():
        (corpus / code).mkdir(parents=True, exist_ok=True)
        for number, (text, _) in enumerate(articles(data, code)):
            head = f"source: {code}\npublished: {DAY}\n\n"
            (corpus / code / f"{number:03}.txt").write_text(head + text + "\n", encoding="utf-8")


def cells(outputs: Path, table: str, column: str, kind: str = "") -> Said:
    """What stands in a column for each article and language."""
    found: Said = defaultdict(set)
    for row in rows(outputs, table):
        if row[column] and row.get("kind", "") == kind:
            code, number = Path(row["doc_id"]).parts
            found[int(Path(number).stem), code].add(row[column])
    return found


def alike(found: Said) -> float:
    """Twice what both versions of an article hold, of all that they hold, in per cent."""
    first, second = codes()
    numbers = {number for number, _ in found}
    both = sum(len(found[number, first] & found[number, second]) for number in numbers)
    return 200 * both / (sum(map(len, found.values())) or 1)


def pairs(found: Said, stories: list[list[int]]) -> Iterator[str]:
    """How many pairs of documents share an event: of one article, of one story, of two."""
    counted = dict.fromkeys(("one article", "one story", "different stories"), 0)
    for (one, left), (other, right) in combinations(sorted(found.items()), 2):
        if left & right:
            same = any({one[0], other[0]} <= set(story) for story in stories)
            counted["one article" if one[0] == other[0] else "one story" if same else "different stories"] += 1
    two = sum(all(found.get((number, code)) for code in codes()) for number in {number for number, _ in found})
    yield f"pairs of documents that share an event: {counted}, of {two} articles with events in both languages"


def main() -> None:
    """Run, and print."""
    data, folder = map(Path, sys.argv[1:3])
    laid(data, folder / "corpus")
    run(folder / "corpus", folder / "outputs")
    stories = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["stories"]
    told = [f"{kind}: {alike(cells(folder / 'outputs', 'names', 'entity_id', kind)):.1f} alike" for kind in KINDS]
    told += pairs(cells(folder / "outputs", "claims", "event_id"), stories)
    sys.stdout.write("\n".join(told) + "\n")


if __name__ == "__main__":
    main()
