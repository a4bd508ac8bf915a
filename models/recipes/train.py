"""Trains one model.

    python -m models.recipes.train LANGUAGE TASK WORK      TASK is syntax or names

What differs between the languages stands in LANGUAGE.toml beside this file, as overrides of TASK.cfg.
"""

import sys
import tomllib
from pathlib import Path

from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config, load_model_from_config

import models.recipes.noise  # noqa: F401  (registers the augmenter)
import pipeline.annotate.features  # noqa: F401  (registers the components)

HERE = Path(__file__).parent


def main(language: str, task: str, work: Path) -> None:
    """Train and leave the best model in WORK/<language>-<task>."""
    own = tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8")).get(task, {})
    paths = {f"paths.{part}": str(work / f"{language}-{task}-{part}.spacy") for part in ("train", "dev")}
    paths["paths.vectors"] = str(work / f"{language}-vectors")
    config = load_config(HERE / f"{task}.cfg", overrides={"nlp.lang": language, **paths}, interpolate=False)
    config = load_model_from_config(config.merge(own), auto_fill=True, validate=False).config
    output = work / f"{language}-{task}"
    output.mkdir(parents=True, exist_ok=True)
    train(init_nlp(config), output)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
