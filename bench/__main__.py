"""Speed as ratios, all measured in one call: `python -m bench [SIZE ...]`, sizes in documents.

Each measure is a process of its own, from start to end. Of each size: a run from nothing, one after a document has
joined, and one with nothing changed; of the smallest also two processes, and peers over the same texts. What counts is
processor time, which other work on the machine changes little. Everything is kept in `bench/latest.json`.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.corpus import laid
from bench.picture import picture
from bench.readers import PEERS
from pipeline.detect import detected
from pipeline.ingest import documents
from pipeline.languages import table
from pipeline.model import Document, Rejection

ROOT = Path(__file__).resolve().parent.parent
SIZES = (100, 1000)
JOINS = (
    "source: Late Post\ntitle: One more\npublished: 2024-05-05\n\nPolice in Gdynia arrested 17 people on 3 May 2024.\n"
)
Numbers = dict[str, Any]


def told(*words: str) -> Any:  # noqa: ANN401  (JSON is anything)
    """What a module of ours prints."""
    done = subprocess.run([sys.executable, "-m", *words], check=True, cwd=ROOT, capture_output=True, text=True)  # noqa: S603
    return json.loads(done.stdout.splitlines()[-1])


def grown(folder: Path, size: int) -> Numbers:
    """Runs over a corpus of that size."""
    corpus, outputs = laid(folder / "corpus", size), folder / "outputs"
    runs = {"from nothing": told("bench.once", str(corpus), str(outputs), "1")}
    runs["nothing changed"] = told("bench.once", str(corpus), str(outputs), "1")
    (corpus / "late-post").mkdir()
    (corpus / "late-post" / "one.txt").write_text(JOINS, encoding="utf-8")
    runs["one document joins"] = told("bench.once", str(corpus), str(outputs), "1")
    runs["cache_megabytes"] = round(sum(path.stat().st_size for path in outputs.glob(".cache*")) / 1e6, 1)
    return runs


def texts(corpus: Path) -> dict[str, list[str]]:
    """The texts of a corpus by the folder of the model that reads them."""
    found: dict[str, list[str]] = {}
    for document in documents(corpus):
        known = document if isinstance(document, Rejection) else detected(document)
        if isinstance(known, Document) and known.language:
            model = ROOT / "models" / known.language / table(known.language, "language")["model"]
            found.setdefault(str(model), []).append(known.text)
    return found


def peers(folder: Path, corpus: Path) -> Numbers:
    """Processor time of each peer over the texts of a corpus."""
    given = folder / "texts.json"
    given.write_text(json.dumps(texts(corpus)), encoding="utf-8")
    return {name: told("bench.readers", name, str(given)) for name in PEERS}


def main(*sizes: str) -> None:
    """Measure, print, keep."""
    made: Numbers = {"growth": {}}
    with tempfile.TemporaryDirectory() as place:
        for size in [int(size) for size in sizes] or SIZES:
            made["growth"][size] = grown(Path(place) / str(size), size)
        first = Path(place) / str(min(made["growth"]))
        made["peers"] = peers(first, first / "corpus")
        made["two processes"] = told("bench.once", str(first / "corpus"), str(first / "two"), "2")
    (ROOT / "bench" / "latest.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    names = ("from nothing", "one document joins")
    curves = {name: [(n, runs[name]["processor"]) for n, runs in made["growth"].items()] for name in names}
    (ROOT / "bench" / "growth.svg").write_text(picture(curves), encoding="utf-8")
    print("\n".join(lines(made)))  # noqa: T201


def lines(made: Numbers) -> list[str]:
    """The numbers as sentences, ratios first."""
    size = min(made["growth"])
    whole = made["growth"][size]["from nothing"]
    plain = made["peers"]["plain spaCy"]
    rows = [f"{size} documents, seconds of processor time, and times plain spaCy with the same models:"]
    for name, spent in {"a run from nothing": whole["processor"], **made["peers"], **whole["stages"]}.items():
        rows.append(f"  {name:24} " + (f"{spent:8.2f} {spent / plain:6.2f}" if spent is not None else "not installed"))
    for number, runs in made["growth"].items():
        fresh = runs["from nothing"]
        rows.append(
            f"{number:7} documents: {fresh['processor']:.1f} s, {fresh['peak_driver']} MB, {fresh['rows']} rows; "
            f"one joins: {runs['one document joins']['processor'] / fresh['processor']:.1%} of it; "
            f"nothing changed: {runs['nothing changed']['processor']:.2f} s"
        )
    return rows


if __name__ == "__main__":
    main(*sys.argv[1:])
