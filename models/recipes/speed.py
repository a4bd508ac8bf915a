"""How fast the models read, how long they take to load, and how much memory they hold.

    OPENBLAS_NUM_THREADS=1 python -m models.recipes.speed

Speed is compared with a pipeline of the shape of spaCy's small packages (tok2vec 96x4, tagger, parser, lemmatizer with
edit trees, names with a tok2vec of their own), made with random weights, over the same lines in the same process. Time
is processor time, so that neither other work on the machine nor more cores count.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import NumpyOps
from typer import echo

from pipeline.annotate.pieces import Piece
from pipeline.annotate.sources import source
from pipeline.annotate.spacy_engine import folder, loaded, parsed
from pipeline.detect import detected
from pipeline.ingest import documents
from pipeline.languages import codes
from pipeline.model import Document, Rejection

MODELS = Path(__file__).parent.parent
CORPUS = MODELS.parent / "corpus"
TIMES = 3
WORDS = 6_000  # that are read, the corpus over and over
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}
SHARED: dict[str, dict[str, Any]] = {
    "tagger": {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": LISTENER},
    "trainable_lemmatizer": {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": LISTENER},
    "parser": {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": LISTENER,
    },
}
COST = """
import json, resource, sys, time
from pathlib import Path
from pipeline.annotate.sources import source
from pipeline.annotate.spacy_engine import loaded
models, *languages = sys.argv[1:]
begun = time.process_time()
for language in languages:
    list(loaded(source(Path(models), language, ())).pipe(["A B."]))
print(json.dumps([time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def shape(language: str, docs: Iterable[Doc]) -> Language:
    """A pipeline of the shape of spaCy's small packages, with the labels that the documents show and random weights."""
    nlp = spacy.blank(language)
    nlp.add_pipe("tok2vec")
    for name, model in SHARED.items():
        nlp.add_pipe(name, config={"model": model})
    nlp.add_pipe("ner")
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in docs]
    nlp.initialize(lambda: examples)
    as_it_comes = NumpyOps()  # the engine has turned its own to NumPy's multiplication
    for node in (node for _, part in nlp.pipeline for node in part.model.walk()):
        node.ops = as_it_comes
    return nlp


def lines(language: str, models: Path) -> tuple[list[str], int]:
    """Lines of the example corpus in a language, over and over until they hold enough words; and their words."""
    known = (one if isinstance(one, Rejection) else detected(one) for one in documents(CORPUS))
    found = [line for one in known if isinstance(one, Document) and one.language == language for line in _lines(one)]
    words = sum(len(doc) for doc in loaded(source(models, language, ())).tokenizer.pipe(found))
    times = -(-WORDS // words)
    return found * times, words * times


def _lines(document: Document) -> Iterator[str]:
    return (line for line in document.text.splitlines() if line.strip())


def spent(work: Callable[[], object]) -> float:
    """Seconds of processor time, at best of several times."""
    costs = []
    for _ in range(TIMES):
        begun = time.process_time()
        work()
        costs.append(time.process_time() - begun)
    return min(costs)


def speed(language: str, models: Path) -> tuple[float, float]:
    """Words per second of processor time, and how many times as fast as the shape of spaCy's small packages."""
    texts, words = lines(language, models)
    reader = source(models, language, ())
    shown = list(loaded(reader).pipe(texts[:60]))
    for doc in shown:
        for token in doc:
            token.tag_ = token.pos_
    other = shape(language, shown)
    ours = spent(lambda: list(parsed(reader, [Piece(0, 0, text, language) for text in texts])))
    theirs = spent(lambda: list(other.pipe(texts)))
    return words / ours, theirs / ours


def cost(models: Path, *languages: str) -> tuple[float, float]:
    """Seconds of processor time to import and load, and MB of memory, of a process of its own."""
    call = [sys.executable, "-c", COST, str(models), *languages]
    out = subprocess.run(call, check=True, capture_output=True, cwd=MODELS.parent)  # noqa: S603
    seconds, memory = json.loads(out.stdout)
    return seconds, memory


def size(models: Path, language: str) -> float:
    """MB on disk."""
    return sum(path.stat().st_size for path in folder(models, language).rglob("*") if path.is_file()) / 1e6


def main(models: Path = MODELS) -> None:
    """Print a line for each language, and one for all."""
    for language in codes():
        words, times = speed(language, models)
        seconds, memory = cost(models, language)
        echo(
            f"{language}: {words:,.0f} words a second, {times:.2f} times the shape of spaCy's small packages; "
            f"loaded in {seconds:.1f} s, {memory:.0f} MB; {size(models, language):.1f} MB on disk"
        )
    echo(f"all languages resident: {cost(models, *codes())[1]:.0f} MB")


if __name__ == "__main__":
    main()
