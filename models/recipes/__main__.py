"""Trains every model again: data, vectors, teachers, syntax, names, lemmas, one pipeline for each language.

Called as `python -m models.recipes DATA [WORK [MODELS]]`; one processor takes about two hours and a half.
"""

import sys
from pathlib import Path

from models.recipes import data, lemmas, package, silver, teacher, train, vectors
from pipeline.annotate.spacy_engine import folder
from pipeline.languages import codes

HERE = Path(__file__).parent
SEED = 7  # of the teachers


def main(sets: Path, work: Path, models: Path) -> None:
    """Train the models of all languages."""
    for language in codes():
        data.main(language, sets, work)
        vectors.main(language, work)
        if "teacher" in data.recipe(language):
            teacher.main(language, sets, work, SEED)
            silver.main(language, sets, work, [str(SEED)])
        for task in ("syntax", "names"):
            train.main(language, task, work)
        lemmas.main(language, work, folder(models, language))
        package.main(language, work, models)


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    main(*(given + [HERE / "work", HERE.parent][len(given) - 1 :])[:3])
