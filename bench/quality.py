"""Scores of the tables that `make score` made, written into docs/quality.md: `python -m bench.quality SHARED`.

The scorers and the texts lie in a folder beside the repository; where it is absent, nothing is changed.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "quality.md"
TABLES = ROOT / "build" / "score"
BLOCK = re.compile(r"(?<=<!-- score -->\n).*?(?=<!-- /score -->)", re.DOTALL)
MENTIONS = ("precision", "recall", "exact_recall", "value_of_gold")
REST = (  # part and key of the scorer, and what the figure is called
    ("claims", "count_precision", "claims with a number: precision"),
    ("claims", "count_recall", "claims with a number: recall"),
    ("claims", "event_recall", "claims that something happened: recall"),
    ("claims", "date", "date of a claim that was found"),
    ("claims", "place", "place of a claim that was found"),
    ("claims", "speaker", "speaker, where the text names one"),
    ("claims", "speaker_invented", "speaker given where the text names none (lower is better)"),
    ("entities", "pair_precision", "pairs of names under one entity that belong together"),
    ("entities", "pair_recall", "pairs of names that belong together, found"),
    ("events", "b3_precision", "events: precision (B-cubed over documents)"),
    ("events", "b3_recall", "events: recall (B-cubed over documents)"),
    ("comparisons", "verdict_right", "verdicts that are right"),
)
Scores = Mapping[str, Any]


def scored(shared: Path, *words: str) -> Scores:
    """What the scorer says of the development texts."""
    gold = shared / "claims" / "dev"
    return json.loads(_said(shared / "score" / "score.py", TABLES / "claims/dev/docs", gold, "--json", *words))


def _said(*words: Path | str) -> str:
    """What a scorer prints."""
    return subprocess.run([sys.executable, *words], check=False, capture_output=True, text=True).stdout  # noqa: S603


def block(whole: Scores, real: Scores, seeds: str) -> Iterator[str]:
    """Lines of the block: mentions, everything else, the two first documents."""
    yield "| mention | gold | precision | recall | exact words | value right | value right, verbatim texts |"
    yield "|---|---|---|---|---|---|---|"
    for name, row in whole["mentions"].items():
        cells = [*(row[key] for key in MENTIONS), real["mentions"].get(name, {}).get("value_of_gold")]
        yield f"| {name} | {row['gold']} | {' | '.join(map(percent, cells))} |"
    yield f"\n| | all {whole['documents']['gold']} texts | {real['documents']['gold']} verbatim texts |\n|---|---|---|"
    for part, key, name in REST:
        yield f"| {name} | {percent(whole[part].get(key))} | {percent(real[part].get(key))} |"
    yield "\nThe two first documents:\n\n```"
    yield from (line for line in seeds.splitlines() if not line.startswith("  !"))
    yield "```"


def percent(share: float | None) -> str:
    """A share in percent; a dash where there was nothing to measure."""
    return "–" if share is None else f"{100 * share:.1f}"


def main(shared: Path) -> None:
    """Write the block anew."""
    if not (shared / "score").is_dir():
        return
    seeds = _said(shared / "score" / "seeds.py", TABLES / "corpus/seeds")
    lines = "\n".join(block(scored(shared), scored(shared, "--verbatim"), seeds))
    PAGE.write_text(BLOCK.sub(lambda _: f"{lines}\n", PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
