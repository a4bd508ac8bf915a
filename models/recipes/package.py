"""Puts the trained parts of a language together as one pipeline.

    python -m models.recipes.package LANGUAGE WORK MODELS

Writes MODELS/<language>/<package> and the language's part of MODELS/manifest.toml.
"""

import sys
import tomllib
from hashlib import sha256
from pathlib import Path

import spacy
from spacy.language import Language

import pipeline.annotate.bounds
import pipeline.annotate.features  # noqa: F401  (both register components)
from pipeline.languages import table

NAMES, SYNTAX = ("name_features", "place_features", "ner"), ("features", "tok2vec", "morphologizer", "parser")
HEAD = "# Every file of the shipped models with its SHA-256; `python -m models.recipes.package` writes it.\n"


def whole(language: str, work: Path) -> Language:
    """The parts in the order in which they run: names first, since both write features to the same attributes."""
    names = spacy.load(work / f"{language}-names" / "model-best")
    syntax = spacy.load(work / f"{language}-syntax" / "model-best")
    for name in SYNTAX:
        if name in syntax.pipe_names:
            names.add_pipe(name, source=syntax)
    settings = table(language, "language")
    names.add_pipe("sentence_bounds", first=True, config={"abbreviations": settings["abbreviations"]})
    names.meta.update(
        name=settings["model"], description="UD morphology, dependencies and names", author="", email="", url=""
    )
    return names


def manifest(models: Path) -> str:
    """The manifest of all models that lie in the folder."""
    lines = [HEAD]
    for folder in sorted(
        path for path in models.iterdir() if (path / "lemmas.json.gz").exists() or any(path.glob("*/meta.json"))
    ):
        lines.append(f"[{folder.name}]")
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        lines += [f'"{p.relative_to(folder).as_posix()}" = "{sha256(p.read_bytes()).hexdigest()}"' for p in files]
        lines.append("")
    return "\n".join(lines)


def main(language: str, work: Path, models: Path) -> None:
    """Write the model and the manifest."""
    whole(language, work).to_disk(models / language / table(language, "language")["model"])
    written = manifest(models)
    tomllib.loads(written)
    (models / "manifest.toml").write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
