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
from spacy.strings import StringStore

import pipeline.annotate.bounds
import pipeline.annotate.features  # noqa: F401  (both register components)
from pipeline.annotate.spacy_engine import folder
from pipeline.languages import table

NAMES, SYNTAX = ("name_features", "place_features", "ner"), ("features", "tok2vec", "morphologizer", "parser")
MARKS = ("meta.json", "resources.json")  # a folder that holds one of these is a package, of spaCy or of Stanza
HEAD = "# Every file of the shipped models with its SHA-256; `python -m models.recipes.package` writes it.\n"


def whole(language: str, work: Path) -> Language:
    """The parts in the order in which they run: names first, since both write features to the same attributes."""
    names = spacy.load(work / f"{language}-names" / "model-best")
    syntax = spacy.load(work / f"{language}-syntax" / "model-best")
    names.vocab.vectors = syntax.vocab.vectors
    for name in SYNTAX:
        if name in syntax.pipe_names:
            names.add_pipe(name, source=syntax)
    settings = table(language, "language")
    names.add_pipe("sentence_bounds", first=True)
    told = "Universal Dependencies and names"
    names.meta.update(name=settings["model"], description=told, author="", email="", url="", performance={})
    return names


def labels(nlp: Language) -> list[str]:
    """The strings that the components need; all others came from training texts and are none of a model's business."""
    own = {label for name in nlp.pipe_names for label in getattr(nlp.get_pipe(name), "labels", ())}
    return sorted(own | {part for label in own for part in label.replace("=", "|").split("|")})


def manifest(models: Path) -> str:
    """The manifest of all models that lie in the folder."""
    lines = [HEAD]
    for path in sorted({file.parents[1] for mark in MARKS for file in models.glob(f"*/*/{mark}")}):
        lines.append(f"[{path.name}]")
        files = sorted(file for file in path.rglob("*") if file.is_file())
        lines += [f'"{p.relative_to(path).as_posix()}" = "{sha256(p.read_bytes()).hexdigest()}"' for p in files]
        lines.append("")
    return "\n".join(lines)


def record(models: Path) -> None:
    """Write the manifest of the folder."""
    written = manifest(models)
    tomllib.loads(written)
    (models / "manifest.toml").write_text(written, encoding="utf-8")


def main(language: str, work: Path, models: Path) -> None:
    """Write the model and the manifest."""
    nlp, model = whole(language, work), folder(models, language)
    nlp.to_disk(model)
    StringStore(labels(nlp)).to_disk(model / "vocab" / "strings.json")
    record(models)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
