"""Trains one model.

    python -m models.recipes.train LANGUAGE TASK WORK      TASK is syntax or names

What differs between the languages stands in LANGUAGE.toml beside this file, as overrides of TASK.cfg.
"""

import sys
from bisect import bisect
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import spacy
from confection import Config
from spacy.tokens import DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config, load_model_from_config

import models.recipes.noise  # noqa: F401  (registers the augmenter)
import pipeline.annotate.features  # noqa: F401  (registers the components)
from models.recipes.data import recipe
from pipeline.annotate.lexicon import UNKNOWN

HERE = Path(__file__).parent
LIMITS = (0.05, 0.5, 0.95)  # shares of capitals between one habit and the next


def main(language: str, task: str, work: Path) -> None:
    """Train and leave the best model in WORK/<language>-<task>."""
    own = recipe(language).get(task, {})
    parts = {name: part for name, part in own.items() if name != "again"}
    paths = {f"paths.{part}": str(work / f"{language}-{task}-{part}.spacy") for part in ("train", "dev")}
    paths["paths.vectors"] = str(work / f"{language}-vectors")
    config = load_config(HERE / f"{task}.cfg", overrides={"nlp.lang": language, **paths}, interpolate=False)
    config = load_model_from_config(config.merge(parts), auto_fill=True, validate=False).config
    output = work / f"{language}-{task}"
    output.mkdir(parents=True, exist_ok=True)
    nlp = init_nlp(config)
    if "lexicon_features" in nlp.pipe_names:
        nlp.get_pipe("lexicon_features").classes = classes(language, work)
    if "word_vectors" in nlp.pipe_names:
        known = spacy.blank(language).from_disk(work / f"{language}-vectors")
        nlp.get_pipe("word_vectors").vectors = known.vocab.vectors
    train(nlp, output)
    if "again" in own:
        longer(output, own["again"], work / f"{language}-{task}-taught.spacy")


def longer(output: Path, training: dict[str, Any], taught: Path) -> None:
    """Train the best model for some more steps, with other settings, on what a teacher has read where one has."""
    nlp = spacy.load(output / "model-best")
    nlp.config = Config(nlp.config).merge({"training": training})
    if taught.exists():
        nlp.config["corpora"]["train"]["path"] = str(taught)
    train(nlp, output)


def classes(language: str, work: Path) -> dict[str, str]:
    """Word classes of the small-letter forms that the treebanks show often enough, and how running text writes them."""
    least = recipe(language)["lexicon"]["least"]
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    docs = DocBin().from_disk(work / f"{language}-syntax-train.spacy").get_docs(spacy.blank(language).vocab)
    for token in (token for doc in docs for token in doc if token.is_alpha):
        seen[token.lower_][token.pos_] += 1
    known = {form: counter.most_common(1)[0][0] for form, counter in seen.items() if counter.total() >= least}
    written = habits((work / f"{language}.txt").read_text(encoding="utf-8"), least)
    return {form: known.get(form, UNKNOWN) + written.get(form, "") for form in sorted(known.keys() | written.keys())}


def habits(text: str, least: int) -> dict[str, str]:
    """How often words that do not follow a full stop have a capital: 0 hardly ever, 3 nearly always."""
    small: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for line in text.split("\n"):
        for before, word in pairwise(line.split(" ")):
            if word.isalpha() and before[-1:].isalnum():
                seen[word.lower()] += 1
                small[word.lower()] += word.islower()
    return {form: str(bisect(LIMITS, 1 - small[form] / count)) for form, count in seen.items() if count >= least}


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
