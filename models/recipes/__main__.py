"""Trains every model again: data, vectors, syntax, names, lemmas, one pipeline for each language.

Called as `python -m models.recipes DATA [WORK [MODELS]]`; one processor takes about an hour and a half.
"""

import sys
from pathlib import Path

from models.recipes import data, lemmas, package, train, vectors
from pipeline.annotate.spacy_engine import folder
from pipeline.languages import codes

HERE = Path(__file__).parent


def main(sets: Path, work: Path, models: Path) -> None:
    """Train the models of all languages."""
    for language in codes():
        data.main(language, sets, work)
        vectors.main(language, work)
        for task in ("syntax", "names"):
            train.main(language, task, work)
        lemmas.main(language, work, folder(models, language))
        package.main(language, work, models)


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    main(*(given + [HERE / "work", HERE.parent][len(given) - 1 :])[:3])
