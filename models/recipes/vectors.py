"""Subword vectors from the running text of the training parts.

python -m models.recipes.vectors LANGUAGE WORK
"""

import sys
from pathlib import Path

import floret
import spacy
from spacy.training.initialize import convert_vectors

from models.recipes.data import recipe

SIZE = {"dim": 64, "bucket": 20_000, "hashCount": 2, "minn": 3, "maxn": 5, "epoch": 6, "minCount": 5}


def main(language: str, work: Path) -> None:
    """Leave a vocabulary with vectors in WORK/<language>-vectors."""
    table, size = work / f"{language}.floret", SIZE | recipe(language).get("vectors", {})
    text = str(work / f"{language}.txt")
    model = floret.train_unsupervised(text, model="cbow", mode="floret", thread=1, **size)
    model.save_floret_vectors(str(table))
    nlp = spacy.blank(language)
    convert_vectors(nlp, table, truncate=0, prune=-1, mode="floret")
    nlp.to_disk(work / f"{language}-vectors")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
