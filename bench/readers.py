"""What others need for the same texts: `python -m bench.readers NAME TEXTS` prints seconds of processor time as JSON.

`TEXTS` is JSON: lists of texts by the folder of the model that reads them. A peer that is not installed prints null.
Peers that read single values are timed in `bench.peers`.
"""

import json
import sys
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

Texts = Mapping[str, list[str]]


def plain_spacy(texts: Texts) -> None:
    """SpaCy with the models of a run, and nothing else."""
    spacy = import_module("spacy")
    import_module("pipeline.annotate.bounds")
    import_module("pipeline.annotate.features")
    for model, some in texts.items():
        for doc in spacy.load(model).pipe(some):
            len(doc)


def small_spacy(texts: Texts) -> None:
    """A pipeline of the shape of spaCy's small models, untrained: what their speed would be here."""
    spacy = import_module("spacy")
    for model, some in texts.items():
        nlp = spacy.blank(Path(model).parent.name)
        parts = [nlp.add_pipe(name) for name in ("tok2vec", "tagger", "morphologizer", "parser", "ner")]
        for label in ("A", "B", "C"):
            for part in parts[1:]:
                part.add_label(label if part.name != "morphologizer" else f"Case={label}")
        nlp.initialize()
        for doc in nlp.pipe(some):
            len(doc)


def full_langdetect(texts: Texts) -> None:
    """Langdetect about every text as a whole."""
    detect = import_module("langdetect").detect
    for some in texts.values():
        for text in some:
            detect(text)


PEERS: Mapping[str, Callable[[Texts], Any]] = {
    "plain spaCy": plain_spacy,
    "small spaCy": small_spacy,
    "langdetect, full texts": full_langdetect,
}


def main(name: str, path: str) -> None:
    """Let a peer read, and tell what it cost from the import on."""
    texts = json.loads(Path(path).read_text(encoding="utf-8"))
    before = time.process_time()
    try:
        PEERS[name](texts)
    except ModuleNotFoundError:
        print("null")  # noqa: T201
        return
    print(round(time.process_time() - before, 2))  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
