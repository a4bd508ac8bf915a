"""The command: what it says, and how it ends."""

import re
import subprocess
import sys
from pathlib import Path

import fake
import pytest
from typer.testing import CliRunner, Result

from pipeline import STAGES
from pipeline.__main__ import app

TEXT = "On Wednesday 17 people were arrested in Gdynia. Police in Gdynia used gas. The strike began on 3 March 2003."


@pytest.fixture(autouse=True)
def _fake_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No model is loaded, and the settings of no other folder are read."""
    monkeypatch.setattr("pipeline.run.annotations", fake.annotations)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with one document."""
    path = tmp_path / "corpus" / "herald" / "1.txt"
    path.parent.mkdir(parents=True)
    path.write_text(TEXT, encoding="utf-8")
    return tmp_path / "corpus"


def called(*words: str) -> Result:
    """The command with these words."""
    return CliRunner().invoke(app, words)


def test_a_run_tells_what_it_did_and_where_to_look(corpus: Path) -> None:
    """Documents, rejections with their reasons, rows, seconds, the next step."""
    (corpus / "herald" / "2.txt").write_bytes(b"")
    result = called("run")
    assert result.exit_code == 0
    assert "Read 1 documents (1 new or changed), rejected 1." in result.stdout
    assert "herald/2.txt: empty." in result.stdout
    assert re.search(r"documents 1, names \d+, ", result.stdout)
    assert "comparisons.csv" in result.stdout


def test_the_bare_command_runs(corpus: Path) -> None:
    """Without a word it does what run does."""
    assert corpus.is_dir()
    assert "Read 1 documents" in called().stdout


def test_with_nothing_changed_it_says_so(corpus: Path) -> None:
    """A second run does nothing, a changed document or a lost table brings it back."""
    called("run")
    assert "Nothing has changed" in called("run").stdout
    Path("outputs/events.csv").unlink()
    assert "Read 1 documents (0 new or changed)" in called("run").stdout
    (corpus / "herald" / "1.txt").write_text(f"{TEXT} Nobody died.", encoding="utf-8")
    assert "Read 1 documents (1 new or changed)" in called("run").stdout


def test_an_empty_corpus_is_told(tmp_path: Path) -> None:
    """Empty tables, a sentence that helps, and a good end."""
    (tmp_path / "corpus").mkdir()
    result = called("run")
    assert result.exit_code == 0
    assert "No document could be processed: put" in result.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("run", "--corpus", "nowhere"), "does not exist"),
        (("run", "--outputs", "corpus/tables"), "lies inside the corpus folder"),
        (("run", "--settings", "bad.toml"), "cannot be read as TOML"),
        (("run", "--settings", "odd.toml"), "unknown settings: speed"),
        (("run", "--settings", "wrong.toml"), "batch must be a whole number"),
        (("run", "--settings", "none.toml"), "There are no models in"),
        (("run", "--outputs", "corpus/herald/1.txt/x"), ""),
        (("explain", "1.txt"), "make them first"),
        (("fly",), "No such command"),
    ],
)
def test_a_wrong_call_ends_with_two_and_a_sentence(corpus: Path, words: tuple[str, ...], message: str) -> None:
    """Never a traceback."""
    assert corpus.is_dir()
    for name, text in {"bad": "=", "odd": "speed = 3", "wrong": 'batch = "x"', "none": 'models = "no"'}.items():
        Path(f"{name}.toml").write_text(text, encoding="utf-8")
    result = called(*words)
    assert result.exit_code == 2
    assert message in result.stderr
    assert isinstance(result.exception, SystemExit)


def test_explain_shows_mentions_and_claims(corpus: Path) -> None:
    """Each with its words and its rule."""
    assert corpus.is_dir()
    called("run")
    shown = called("explain", "herald/1.txt").stdout
    assert "Mentions" in shown
    assert "Claims" in shown
    assert re.search(r"'3 March 2003' +edtf=2003-03-03 .*\[[\w-]+\]", shown)
    assert called("explain", "herald/9.txt").exit_code == 2


@pytest.mark.parametrize("stage", [stage for stage, _ in STAGES[:-1]])
def test_every_stage_is_a_word(corpus: Path, stage: str) -> None:
    """It prints what the stage makes, a JSON object a line."""
    assert corpus.is_dir()
    result = called(stage)
    assert result.exit_code == 0
    assert all(line.startswith("{") and line.endswith("}") for line in result.stdout.splitlines())
    assert not Path("outputs/documents.csv").exists()


def test_help_loads_no_engine() -> None:
    """The command answers at once: no engine, no data frames, before there is work."""
    heavy = "spacy", "pandas", "pandera", "langdetect", "morfeusz2"
    code = f"import sys, pipeline.__main__, pipeline.run; sys.exit(any(name in sys.modules for name in {heavy}))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603  (our own words)
