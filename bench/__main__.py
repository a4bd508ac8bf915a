"""A run from nothing against a plain spaCy run of the same models over the same texts: `python -m bench CORPUS`.

Each is a process of its own, timed from start to end, so that imports and loading count; the best of three.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pipeline.annotate.spacy_engine import folder
from pipeline.detect import detected
from pipeline.ingest import documents
from pipeline.model import Document, Rejection

ROOT = Path(__file__).resolve().parent.parent
TIMES = 3
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


def seconds(*words: str) -> float:
    """How long a Python process takes, at best."""
    spent = []
    for _ in range(TIMES):
        begun = time.monotonic()
        subprocess.run([sys.executable, *words], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)  # noqa: S603  (ours)
        spent.append(time.monotonic() - begun)
    return min(spent)


def main(corpus: str) -> None:
    """Print both times and their ratio."""
    with tempfile.TemporaryDirectory() as outputs:
        given = Path(outputs) / "texts.json"
        given.write_text(json.dumps(texts(Path(corpus))), encoding="utf-8")
        plain = seconds("-c", PLAIN, str(given))
        whole = seconds("-m", "pipeline", "run", "--force", "--corpus", corpus, "--outputs", f"{outputs}/cached")
        fresh = min(_fresh(corpus, Path(outputs) / str(number)) for number in range(TIMES))
        again = seconds("-m", "pipeline", "run", "--corpus", corpus, "--outputs", f"{outputs}/cached")
    print(f"plain spaCy       {plain:6.2f} s")  # noqa: T201  (a report)
    print(f"run from nothing  {fresh:6.2f} s, {fresh / plain:.2f} times plain spaCy")  # noqa: T201
    print(f"run, all cached   {whole:6.2f} s")  # noqa: T201
    print(f"nothing changed   {again:6.2f} s")  # noqa: T201


def _fresh(corpus: str, outputs: Path) -> float:
    """One run into an empty folder."""
    begun = time.monotonic()
    words = (sys.executable, "-m", "pipeline", "run", "--corpus", corpus, "--outputs", str(outputs))
    subprocess.run(words, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)  # noqa: S603  (ours)
    return time.monotonic() - begun


if __name__ == "__main__":
    main(str(Path(sys.argv[1]).resolve()))
