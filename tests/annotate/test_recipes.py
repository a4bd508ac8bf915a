"""The recipes run from end to end: a few sentences of every set, a few steps of every network."""

import gzip
import sys
from copy import deepcopy
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import spacy
from readings import CASES, ROOT

from models.recipes import data
from pipeline.annotate.spacy_engine import folder

DATA = ROOT.parent / "shared" / "data"
NEEDED = "needs the extra train: make test-stanza"
pytest.importorskip("torch", reason=NEEDED)
pytest.importorskip("floret", reason=NEEDED)
SENTENCES, WORDS = 60, 300
STEPS = {"max_steps": 4, "eval_frequency": 2}
recipe = data.recipe


def beginnings(sets: Path) -> None:
    """Write the first sentences of every set."""
    for path in [*DATA.glob("*/ud/*/*.conllu*"), *DATA.glob("*/ner/*/*.iob*")]:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
            text = "\n\n".join("\n".join(block) for block in islice(data.blocks(lines), SENTENCES)) + "\n\n"
        small = sets / path.relative_to(DATA).with_name(path.name.removesuffix(".gz"))
        small.parent.mkdir(parents=True, exist_ok=True)
        small.write_text(text, encoding="utf-8")


def quick(language: str) -> dict[str, Any]:
    """The recipe of a language with a few steps of everything."""
    told = deepcopy(recipe(language))
    for task in ("syntax", "names"):
        told.setdefault(task, {}).setdefault("training", {}).update(STEPS)
        told[task].get("again", {}).update(STEPS)
    told["teacher"]["rounds"] = 1
    told["silver"]["words"] = dict.fromkeys(told["silver"]["words"], WORDS)
    told.setdefault("vectors", {}).update(minCount=1, epoch=1)
    return told


@pytest.mark.skipif(not DATA.is_dir(), reason="the data sets are not beside the repository")
def test_every_model_is_trained_and_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes out has every part, and reads a text."""
    from models.recipes import __main__ as recipes  # noqa: PLC0415  (needs what may not be installed)

    for name, module in list(sys.modules.items()):
        if name.startswith("models.recipes") and hasattr(module, "recipe"):
            monkeypatch.setattr(module, "recipe", quick)
    beginnings(tmp_path / "sets")
    (tmp_path / "models").mkdir()
    recipes.main(tmp_path / "sets", tmp_path / "work", tmp_path / "models")
    for language in CASES:
        made, shipped = (spacy.load(folder(path, language)) for path in (tmp_path / "models", ROOT / "models"))
        assert made.pipe_names == shipped.pipe_names
        doc = made(CASES[language]["lemmas"][0][0])
        assert all(token.pos_ and token.dep_ for token in doc)
