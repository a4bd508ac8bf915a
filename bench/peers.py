"""How fast dates and figures are read, and how much faster than others: `python -m bench.peers [PYTHON]`.

PYTHON is a Python that can import dateparser and quantulum3 (`pip install dateparser quantulum3` in an environment of
its own); without it only our own speed is told. All read the paragraphs of the example corpus, each in a process of
its own, after a warm-up; processor time is measured, and the best of three rounds counts.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from pipeline.detect import detected
from pipeline.ingest import documents
from pipeline.model import Document

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
READERS: Mapping[str, str] = {  # each reads the text `t`, written in the language `l`
    "dates": "from pipeline.extract.dates import dates\nread = lambda t, l: dates(t, l, '2022-08-10')",
    "figures": "from pipeline.extract.figures.quantities import quantities\nread = lambda t, l: [*quantities(t, l)]",
    "dateparser": "from dateparser.search import search_dates\nread = lambda t, l: search_dates(t, languages=[l])",
    "dateparser, language unknown": "from dateparser.search import search_dates\nread = lambda t, _: search_dates(t)",
    "quantulum3": "from quantulum3 import parser\nread = lambda t, l: parser.parse(t)",
}
MEASURED = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
{reader}
texts, language, rounds = json.load(sys.stdin)
best = 0.0
for number in range(rounds + 1):
    begun = time.process_time()
    for text in texts:
        read(text, language)
    spent = time.process_time() - begun
    best = max(best, number and sum(len(text.split()) for text in texts) / spent)
print(best)
"""
PEERS = {"dates": ("dateparser", "dateparser, language unknown"), "figures": ("quantulum3",)}
ENGLISH = {"quantulum3"}  # reads no other language
ROUNDS = {"dateparser, language unknown": 1}  # of three; it takes minutes


def paragraphs(language: str) -> list[str]:
    """The paragraphs of the example corpus in a language."""
    found = (detected(one) for one in documents(CORPUS) if isinstance(one, Document))
    texts = [one.text for one in found if isinstance(one, Document) and one.language == language]
    return [part for text in texts for part in text.split("\n") if part]


def rate(python: str, reader: str, language: str) -> float:
    """Words a second."""
    given = json.dumps([paragraphs(language), language, ROUNDS.get(reader, 3)])
    words = [python, "-c", MEASURED.format(reader=READERS[reader])]
    made = subprocess.run(words, input=given, text=True, capture_output=True, check=True)  # noqa: S603  (ours)
    return float(made.stdout.split()[-1])


def main(peer: str | None) -> None:
    """Print our speeds, and those of the others below them."""
    for reader, others in PEERS.items():
        for language in ("pl", "en"):
            ours = rate(sys.executable, reader, language)
            print(f"{reader} {language}: {ours:,.0f} words/s")  # noqa: T201  (it prints)
            for other in others if peer else ():
                if language == "en" or other not in ENGLISH:
                    theirs = rate(peer or "", other, language)
                    print(f"  {other}: {theirs:,.0f} words/s; we are {ours / theirs:,.0f} times as fast")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
