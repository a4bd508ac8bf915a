"""Stanza itself, with parts that its recipe trains in a minute on what the shipped model reads in our examples."""

import json
import shutil
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from readings import CASES, MODELS, ROOT
from spacy.tokens import DocBin
from texts import document

from pipeline.annotate import BadModel, annotations, fingerprint, stanza_engine
from pipeline.annotate.sources import STANZA, source
from pipeline.annotate.spacy_engine import loaded
from pipeline.model import Annotation, Rejection, Segment

NEEDED = "needs the extras stanza and train: make test-stanza"
pytest.importorskip("stanza", reason=NEEDED)
pytest.importorskip("floret", reason=NEEDED)

LANGUAGE = max(CASES)
ENGINES = ((LANGUAGE, STANZA),)
SMALL = {"max_steps": 12, "eval_interval": 12, "hidden_dim": 32, "char_hidden_dim": 24, "deep_biaff_hidden_dim": 32}
STEPS = {
    "tokenize": {"steps": 20, "eval_steps": 20},
    "ner": {"max_steps": 20, "eval_interval": 20, "hidden_dim": 32, "char_hidden_dim": 24},
    "pos": SMALL,
    "depparse": SMALL,
}
TEXTS = tuple(case.replace(" | ", " ") for case in CASES[LANGUAGE]["sentences"])


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A models folder with the shipped model and small parts of Stanza."""
    from models.recipes import second  # noqa: PLC0415  (needs what may not be installed)

    work, made = tmp_path_factory.mktemp("work"), tmp_path_factory.mktemp("models")
    shutil.copytree(MODELS / LANGUAGE, made / LANGUAGE)
    nlp = loaded(source(MODELS, LANGUAGE, ()))
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus").rglob("*.txt"))]
    found = DocBin(docs=nlp.pipe([line for text in texts for line in text.splitlines() if len(line) > 40]))
    for task in ("syntax", "names"):
        for part in ("train", "dev"):
            found.to_disk(work / f"{LANGUAGE}-{task}-{part}.spacy")
    with pytest.MonkeyPatch.context() as patch:
        for part, steps in STEPS.items():
            patch.setitem(second.SETTINGS[part], "arguments", second.SETTINGS[part]["arguments"] | steps)
        second.main(LANGUAGE, work, made)
    return made


def read(models: Path, batch: int, texts: tuple[str, ...] = TEXTS) -> list[Annotation]:
    """What Stanza reads in texts, so many at once."""
    found = list(annotations([document(t, Segment(0, len(t), LANGUAGE)) for t in texts], models, batch, ENGINES))
    assert not [one.detail for one in found if isinstance(one, Rejection)]
    return [one[1] for one in found if not isinstance(one, Rejection)]


def test_texts_alone_together_and_in_processes_are_read_alike(models: Path) -> None:
    """Neither the batch nor the process changes anything."""
    alone = read(models, 1)
    assert alone == read(models, len(TEXTS))
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        halves = [pool.submit(read, models, 2, part) for part in (TEXTS[:4], TEXTS[4:])]
        assert alone == [one for half in halves for one in half.result()]


def test_annotations_are_whole(models: Path) -> None:
    """Every sign of a text is in a token at its place; sentences cover the tokens; heads stay in their sentence."""
    for text, found in zip(TEXTS, read(models, 8), strict=True):
        assert "".join("".join(token.text for token in found.tokens).split()) == "".join(text.split())
        assert [i for s in found.sentences for i in range(s.start, s.end)] == list(range(len(found.tokens)))
        for sentence in found.sentences:
            assert all(sentence.start <= t.head < sentence.end for t in found.tokens[sentence.start : sentence.end])
        assert all(token.lemma and token.upos and token.deprel for token in found.tokens)


def test_a_package_of_its_makers_is_read_from_its_folder(models: Path) -> None:
    """Files as Stanza's download lays them, with its list of resources; a language that is not there is told."""
    folder = stanza_engine.official(models)
    parts = (stanza_engine.CUTTING[0], *stanza_engine.READING)
    for part in parts:
        (folder / LANGUAGE / part).mkdir(parents=True)
        shutil.copy(models / LANGUAGE / STANZA / f"{part}.pt", folder / LANGUAGE / part / "tiny.pt")
    (folder / LANGUAGE / "pretrain").mkdir()
    shutil.copy(models / LANGUAGE / STANZA / "vectors.pt", folder / LANGUAGE / "pretrain" / "tiny.pt")
    (folder / "resources.json").write_text(resources(parts), encoding="utf-8")
    engines = ((LANGUAGE, f"{STANZA}:default"),)
    fingerprint(models, engines)
    (result,) = annotations([document(TEXTS[0], Segment(0, len(TEXTS[0]), LANGUAGE))], models, 1, engines)
    assert not isinstance(result, Rejection), result.detail
    assert [token.text for token in result[1].tokens] == [token.text for token in read(models, 1)[0].tokens]
    shutil.rmtree(folder / LANGUAGE)
    with pytest.raises(BadModel, match="make models-official"):
        fingerprint(models, engines)


def resources(parts: tuple[str, ...]) -> str:
    """Stanza's own list of what there is, for the stand-in."""
    needs = {part: [{"model": "pretrain", "package": "tiny"}] for part in stanza_engine.WITH_VECTORS}
    told = {part: {"tiny": {"dependencies": needs[part]} if part in needs else {}} for part in parts}
    packages = {"default": dict.fromkeys(parts, "tiny")}
    return json.dumps({LANGUAGE: {**told, "pretrain": {"tiny": {}}, "packages": packages, "lang_name": "x"}})


def test_a_damaged_part_is_told_in_one_sentence(models: Path, tmp_path: Path) -> None:
    """Not by what PyTorch says of it."""
    shutil.copytree(models / LANGUAGE, tmp_path / LANGUAGE)
    shutil.copy(models / "manifest.toml", tmp_path)
    (tmp_path / LANGUAGE / STANZA / "pos.pt").write_bytes(b"PK")
    with pytest.raises(BadModel, match=r"pos\.pt is missing or damaged"):
        read(tmp_path, 1)
