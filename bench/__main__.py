"""A run from nothing against a plain spaCy run of the same models over the same texts: `python -m bench CORPUS`.

Each is a process of its own, measured from start to end, so that imports and loading count; the best of three.
Processor time is what a machine with other work on it can be asked for; on an idle one the clock says the same.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from pipeline.annotate.spacy_engine import folder
from pipeline.detect import detected
from pipeline.ingest import documents
from pipeline.model import Document, Rejection

ROOT = Path(__file__).resolve().parent.parent
TIMES = 3
Spent = tuple[float, float]  # seconds of processor time, seconds on the clock
PLAIN = """
import json
import sys
import spacy
import pipeline.annotate.bounds, pipeline.annotate.features
for model, texts in json.load(open(sys.argv[1], encoding="utf-8")).items():
    for doc in spacy.load(model).pipe(texts):
        len(doc)
"""


def texts(corpus: Path) -> dict[str, list[str]]:
    """The texts of a corpus by the model that reads them."""
    found: dict[str, list[str]] = {}
    for document in documents(corpus):
        known = document if isinstance(document, Rejection) else detected(document)
        if isinstance(known, Document) and known.language:
            found.setdefault(str(folder(ROOT / "models", known.language)), []).append(known.text)
    return found


def spent(*calls: Sequence[str]) -> Spent:
    """What a Python process costs, at best of several calls."""
    costs = []
    for words in calls:
        begun, before = time.monotonic(), _processor()
        subprocess.run([sys.executable, *words], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)  # noqa: S603  (ours)
        costs.append((_processor() - before, time.monotonic() - begun))
    return min(costs)


def _processor() -> float:
    """Seconds of processor time of all processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(corpus: str) -> None:
    """Print what each costs, and how much more a run costs than plain spaCy."""
    with tempfile.TemporaryDirectory() as outputs:
        given, run = Path(outputs) / "texts.json", ("-m", "pipeline", "run", "--corpus", corpus, "--outputs")
        given.write_text(json.dumps(texts(Path(corpus))), encoding="utf-8")
        plain = spent(*[("-c", PLAIN, str(given))] * TIMES)
        fresh = spent(*((*run, f"{outputs}/{number}") for number in range(TIMES)))
        whole = spent(*[(*run, f"{outputs}/0", "--force")] * TIMES)
        again = spent(*[(*run, f"{outputs}/0")] * TIMES)
    rows = {"plain spaCy": plain, "run from nothing": fresh, "run, all cached": whole, "nothing changed": again}
    for name, (processor, clock) in rows.items():
        times = f"{processor / plain[0]:5.2f} times plain spaCy"
        print(f"{name:17} {processor:6.2f} s of processor time, {times}; {clock:6.2f} s on the clock")  # noqa: T201


if __name__ == "__main__":
    main(str(Path(sys.argv[1]).resolve()))
