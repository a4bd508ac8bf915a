"""The whole run: the same tables for the same documents, whatever their order; only what is new is annotated."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import fake
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as limits
from hypothesis import strategies as st
from texts import rows

from pipeline import run as conductor
from pipeline import steps
from pipeline.cache import NAME, READERS, Cache, reading_code
from pipeline.engine import Work, engine
from pipeline.run import run
from pipeline.settings import Settings
from pipeline.summary import Summary

PACKAGE = Path(conductor.__file__).parent
POLISH = "W środę w Gdyni zatrzymano 17 osób. Policja w Gdyni użyła gazu. Strajk trwa od 3 marca 2003 r. w stoczni."
ENGLISH = "On Wednesday 17 people were arrested in Gdynia. Police in Gdynia used gas. The strike began on 3 March 2003."
CZECH = "Ve středu bylo v Praze zatčeno sedmnáct lidí, protože protestovali před budovou vlády. Řekl to mluvčí policie."
CORPUS = {"kurier/1.txt": POLISH, "herald/1.txt": ENGLISH, "herald/2.md": f"# Strike\n\n{ENGLISH} Nobody died."}
pytestmark = pytest.mark.usefixtures("fake_engine")


def silent(*_: object) -> None:
    """No progress is shown."""


def laid(folder: Path, files: dict[str, str | bytes]) -> Path:
    """A corpus folder that holds these files, written in this order."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def processed(corpus: Path, outputs: Path) -> Summary:
    """A run without anyone watching."""
    return run(corpus, outputs, Settings(), silent)


def made(outputs: Path) -> dict[str, bytes]:
    """Every file of a set of tables."""
    files = (path for path in outputs.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(outputs).as_posix(): path.read_bytes() for path in files}


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    """From nothing, from the cache, and with the files written in another order."""
    corpus = laid(tmp_path / "corpus", CORPUS)
    processed(corpus, tmp_path / "once")
    first = made(tmp_path / "once")
    processed(corpus, tmp_path / "once")
    assert made(tmp_path / "once") == first
    other = laid(tmp_path / "other", dict(reversed(CORPUS.items())))
    processed(other, tmp_path / "twice")
    assert made(tmp_path / "twice") == first


def test_a_half_filled_cache_gives_the_same_bytes(tmp_path: Path) -> None:
    """Documents that come from the cache stand in no other place than those that do not."""
    corpus = laid(tmp_path / "corpus", {"kurier/1.txt": POLISH})
    processed(corpus, tmp_path / "grown")
    laid(corpus, CORPUS)
    processed(corpus, tmp_path / "grown")
    processed(corpus, tmp_path / "whole")
    assert made(tmp_path / "grown") == made(tmp_path / "whole")


def test_only_new_and_changed_documents_are_annotated(tmp_path: Path) -> None:
    """The others come from the cache, even under a new name."""
    corpus, outputs = laid(tmp_path / "corpus", CORPUS), tmp_path / "outputs"
    assert processed(corpus, outputs).annotated == 3
    assert processed(corpus, outputs).annotated == 0
    laid(corpus, {"kurier/1.txt": f"{POLISH} Nikt nie zginął.", "herald/3.txt": ENGLISH})
    assert processed(corpus, outputs).annotated == 1


def test_files_that_say_the_same_are_left_where_they_are(tmp_path: Path) -> None:
    """Only what a joining document changes is written anew."""
    corpus, outputs = laid(tmp_path / "corpus", {"kurier/1.txt": POLISH}), tmp_path / "outputs"
    processed(corpus, outputs)
    before = {name: (outputs / name).stat().st_ino for name in ("texts/kurier/1.txt", "review.csv", "documents.csv")}
    processed(laid(corpus, {"herald/1.txt": ENGLISH}), outputs)
    assert [name for name, file in before.items() if (outputs / name).stat().st_ino != file] == ["documents.csv"]


def test_a_broken_cache_is_begun_anew(tmp_path: Path) -> None:
    """Noise in its place costs time and nothing else."""
    corpus, outputs = laid(tmp_path / "corpus", CORPUS), tmp_path / "outputs"
    processed(corpus, outputs)
    first = made(outputs)
    (outputs / NAME).write_bytes(b"noise" * 1000)
    assert processed(corpus, outputs).annotated == 3
    assert made(outputs) == first


def test_models_and_code_that_read_otherwise_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Annotations of other models, or of another version of the program, are not taken for ours."""
    corpus, outputs = laid(tmp_path / "corpus", CORPUS), tmp_path / "outputs"
    processed(corpus, outputs)
    monkeypatch.setattr("pipeline.cache.ENGINES", ("pytest",))
    reading_code.cache_clear()
    assert processed(corpus, outputs).annotated == 3
    monkeypatch.setattr(steps, "fingerprint", lambda *_: "other")
    assert processed(corpus, outputs).annotated == 3
    reading_code.cache_clear()


def imports(path: Path) -> Iterator[Path]:
    """Files of the package that a module imports, at the top or later."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in (found for found in names if found.startswith("pipeline.")):
            module = PACKAGE.joinpath(*name.split(".")[1:])
            yield module / "__init__.py" if module.is_dir() else module.with_suffix(".py")


def test_the_cache_knows_all_code_that_annotates() -> None:
    """Whatever the annotating modules import is among `READERS`, but for the model and the loader of languages."""
    known = {path for pattern in READERS for path in PACKAGE.glob(pattern)}
    reached = {used for path in known if path.suffix == ".py" for used in imports(path)}
    assert {path.relative_to(PACKAGE).as_posix() for path in reached - known} <= {
        "model/__init__.py",
        "languages/__init__.py",
    }


def test_every_bad_file_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    """One row in rejected.csv for each, with the stage that turned it away."""
    bad: dict[str, str | bytes] = {
        "a/empty.txt": "",
        "a/picture.txt": b"\x89PNG\x00\x00",
        "a/czech.txt": CZECH,
        "a/trips.txt": f"{ENGLISH} {fake.FAILS}.",
        "a/sheet.xls": "1;2",
    }
    summary = processed(laid(tmp_path / "corpus", {**CORPUS, **bad}), tmp_path / "outputs")
    assert summary.documents == 3
    assert sorted((one.path, one.stage, one.reason) for one in summary.rejected) == [
        ("a/czech.txt", "detect", "unsupported_language"),
        ("a/empty.txt", "ingest", "empty"),
        ("a/picture.txt", "ingest", "undecodable"),
        ("a/sheet.xls", "ingest", "unsupported_format"),
        ("a/trips.txt", "annotate", "engine_failed"),
    ]
    assert summary.rows["rejected"] == 5


def test_a_second_opinion_tells_which_engines_found_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one engine passes over names the other alone; without a second opinion nothing changes."""

    def blind(documents, models, batch, engines=()):  # noqa: ANN001, ANN202
        for document, read in fake.annotations(documents, models, batch, engines):
            yield document, replace(read, labels=() if ("stanza" in dict(engines).values()) else read.labels)

    monkeypatch.setattr(steps, "annotations", blind)
    monkeypatch.setattr(steps, "fingerprint", lambda _, engines: str(engines))
    corpus = laid(tmp_path / "corpus", {"herald/1.txt": "They say that Kelmont burned. It was 3 March 2003."})
    run(corpus, tmp_path / "one", Settings(), silent)
    run(corpus, tmp_path / "two", Settings(second_opinion=True), silent)
    found = [
        row["engines"] for name in ("one", "two") for row in rows(tmp_path / name, "names") if row["text"] == "Kelmont"
    ]
    assert found == ["fake", "spacy"]
    assert {row["engines"] for row in rows(tmp_path / "two", "dates")} == {"spacy|stanza"}


def test_an_empty_folder_gives_empty_tables(tmp_path: Path) -> None:
    """Header rows and nothing else."""
    summary = processed(laid(tmp_path, {".keep": ""}), tmp_path.parent / f"{tmp_path.name}-outputs")
    assert not any(summary.rows.values())


@given(st.text(max_size=60), st.text(max_size=60))
@limits(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_offsets_hold_whatever_surrounds_them(
    tmp_path_factory: pytest.TempPathFactory, before: str, after: str
) -> None:
    """Every mention and every quote stands in the stored text where its row says."""
    corpus = tmp_path_factory.mktemp("corpus")
    text = f"{before}\n\n{POLISH} {POLISH}\n\n{after}"
    laid(corpus, {"a.txt": text.encode(errors="ignore")})
    with Cache(tmp_path_factory.mktemp("outputs")) as cache, engine(Settings(jobs=1)) as workers:
        made = conductor.stages(corpus, Settings(), Work(cache, workers, 8, silent))
        found = {stage: [*rows] for stage, rows in made}
    stored = {row.doc_id: row.text for row in found["read"] if hasattr(row, "segments")}
    for row in found["extract"]:
        assert stored[row.doc_id][row.start : row.end] == row.text
    for row in found["claims"]:
        assert stored[row.doc_id][row.start : row.end] == row.quote
