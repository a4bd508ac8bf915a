"""The command: what it says, and how it ends."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import fake
import pytest
from typer.testing import CliRunner, Result

from pipeline import STAGES
from pipeline.__main__ import app
from pipeline.console import progress

TEXT = "On Wednesday 17 people were arrested in Gdynia. Police in Gdynia used gas. The strike began on 3 March 2003."

ROOT = {"PYTHONPATH": str(Path(__file__).resolve().parents[1])}
SETTINGS = {
    "bad": "=",
    "odd": "speed = 3",
    "wrong": 'batch = "x"',
    "zero": "batch = 0",
    "yes": "batch = true",
    "none": 'models = "no"',
}


@pytest.fixture(autouse=True)
def _fake_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No model is loaded, and the settings of no other folder are read."""
    monkeypatch.setattr("pipeline.steps.annotations", fake.annotations)
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
    assert "Read 1 document (1 new or changed), rejected 1." in result.stdout
    assert "herald/2.txt: empty." in result.stdout
    assert re.search(r"documents 1, names \d+, ", result.stdout)
    assert "comparisons.csv" in result.stdout


def test_the_bare_command_runs(corpus: Path) -> None:
    """Without a word it does what run does."""
    assert corpus.is_dir()
    assert "Read 1 document" in called().stdout


def test_with_nothing_changed_it_says_so(corpus: Path) -> None:
    """A second run does nothing, a changed document or a lost table brings it back."""
    called("run")
    assert "Nothing has changed" in called("run").stdout
    Path("outputs/events.csv").unlink()
    assert "Read 1 document (0 new or changed)" in called("run").stdout
    (corpus / "herald" / "1.txt").write_text(f"{TEXT} Nobody died.", encoding="utf-8")
    assert "Read 1 document (1 new or changed)" in called("run").stdout


@pytest.mark.parametrize("lost", ["names.csv", "datapackage.json", "texts/herald/1.txt"])
def test_what_is_lost_is_written_again(corpus: Path, lost: str) -> None:
    """A table, the description, a stored text."""
    assert corpus.is_dir()
    called("run")
    (Path("outputs") / lost).unlink()
    assert "0 new or changed" in called("run").stdout
    assert (Path("outputs") / lost).is_file()


def test_a_document_that_came_is_read_alone_and_one_that_went_is_gone(corpus: Path) -> None:
    """Its rows and its text with it."""
    called("run")
    (corpus / "kurier").mkdir()
    (corpus / "kurier" / "2.md").write_text(f"{TEXT} Nobody died.", encoding="utf-8")
    assert "Read 2 documents (1 new or changed)" in called("run").stdout
    (corpus / "herald" / "1.txt").unlink()
    assert "Read 1 document (0 new or changed)" in called("run").stdout
    tables = [path.read_text(encoding="utf-8") for path in Path("outputs").glob("*.csv")]
    assert not any("herald/1.txt" in table for table in tables)
    assert not Path("outputs/texts/herald").exists()


def test_folders_may_have_spaces_in_their_names(corpus: Path) -> None:
    """The corpus, a source and the outputs."""
    (corpus / "herald").rename(corpus / "The Evening Herald")
    corpus.rename("my texts")
    result = called("run", "--corpus", "my texts", "--outputs", "my tables")
    assert "my tables/comparisons.csv" in result.stdout
    assert Path("my tables/texts/The Evening Herald/1.txt").is_file()


def test_a_log_holds_the_summary_and_nothing_else(corpus: Path) -> None:
    """No bar, no sign that steers a terminal."""
    assert corpus.is_dir()
    result = called("run")
    assert result.stderr == ""
    assert result.stdout.isprintable() or not set(result.stdout) & set("\r\x1b")


def test_a_terminal_shows_the_stage_at_work(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its name and how far it is; the bar is gone at the end."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with progress() as tell:
        tell("ingest", 0, 0)
        tell("ingest", 2, 0)
        tell("detect", 1, 2)
    assert "detect" in capsys.readouterr().err


@pytest.mark.parametrize("hidden", [(), (".DS_Store", ".git/config")])
def test_an_empty_corpus_is_told(tmp_path: Path, hidden: tuple[str, ...]) -> None:
    """Empty tables, a sentence that helps, and a good end; hidden files are none."""
    for name in ("", *hidden):
        (tmp_path / "corpus" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "corpus" / name).write_text("x") if name else (tmp_path / "corpus").mkdir()
    result = called("run")
    assert result.exit_code == 0
    assert "Read 0 documents (0 new or changed), rejected 0." in result.stdout
    assert "No document could be processed: put" in result.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("run", "--corpus", "nowhere"), "does not exist"),
        (("run", "--outputs", "corpus/tables"), "lies inside the corpus folder"),
        (("run", "--settings", "bad.toml"), "cannot be read as TOML"),
        (("run", "--settings", "odd.toml"), "unknown settings: speed"),
        (("run", "--settings", "wrong.toml"), "batch must be a whole number"),
        (("run", "--settings", "zero.toml"), "batch must be a whole number, one or more"),
        (("run", "--settings", "yes.toml"), "batch must be a whole number"),
        (("run", "--settings", "none.toml"), "There are no models in"),
        (("run", "--settings", "absent.toml"), "absent.toml cannot be opened"),
        (("run", "--settings", "corpus"), "corpus cannot be opened"),
        (("run", "--corpus", "bad.toml"), "is no folder"),
        (("run", "--outputs", "bad.toml"), "bad.toml"),
        (("run", "--outputs", "bad.toml/x"), "bad.toml/x"),
        (("run", "--outputs", "own"), "holds events.csv, texts, which no run has written"),
        (("explain", "1.txt"), "make them first"),
        (("fly",), "No such command"),
    ],
)
def test_a_wrong_call_ends_with_two_and_a_sentence(corpus: Path, words: tuple[str, ...], message: str) -> None:
    """Never a traceback."""
    assert corpus.is_dir()
    for name, text in SETTINGS.items():
        Path(f"{name}.toml").write_text(text, encoding="utf-8")
    Path("own/texts").mkdir(parents=True)
    Path("own/events.csv").touch()
    result = called(*words)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert isinstance(result.exception, SystemExit)


def test_an_outputs_folder_that_cannot_be_written_is_told(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence with its name."""
    assert corpus.is_dir()

    def refused(path: Path, **_: object) -> NoReturn:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "mkdir", refused)
    result = called("run")
    assert (result.exit_code, result.stderr) == (2, "outputs: Permission denied.\n")


def test_a_stamp_or_cache_that_is_noise_is_passed_over(corpus: Path) -> None:
    """The run begins anew."""
    assert corpus.is_dir()
    called("run")
    for name in (".stamp", ".cache.sqlite"):
        (Path("outputs") / name).write_bytes(b"\xff" * 5000)
    assert "Read 1 document (1 new or changed)" in called("run").stdout


def test_a_pipe_that_closes_early_is_no_error(corpus: Path) -> None:
    """As in `kronika ingest | head`."""
    (corpus / "herald" / "1.txt").write_text(f"{TEXT}\n\n" * 5000, encoding="utf-8")
    words = [sys.executable, "-m", "pipeline", "ingest"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | ROOT) as run:  # noqa: S603
        assert run.stdout
        assert run.stderr
        run.stdout.read(10)
        run.stdout.close()
        assert run.stderr.read() == b""


def test_letters_that_a_terminal_lacks_are_shown_by_number(corpus: Path) -> None:
    """A terminal of Western Europe shows everything all the same."""
    (corpus / "herald" / "1.txt").rename(corpus / "Żar.rtf")
    words, narrow = [sys.executable, "-m", "pipeline"], ROOT | {"PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(words, check=True, capture_output=True, env=os.environ | narrow)  # noqa: S603  (our own words)
    assert rb"\u017bar.rtf: unsupported_format." in done.stdout


def test_explain_shows_mentions_and_claims(corpus: Path) -> None:
    """Each with its words and its rule."""
    assert corpus.is_dir()
    called("run")
    shown = called("explain", "herald/1.txt").stdout
    assert "Mentions" in shown
    assert "Claims" in shown
    assert re.search(r"'3 March 2003' +edtf=2003-03-03 .*\[[\w-]+\]", shown)
    assert called("explain", "herald/9.txt").exit_code == 2


@pytest.mark.parametrize("stage", [stage for stage, _ in STAGES[:-2]])
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


def test_a_quiet_run_says_nothing(corpus: Path) -> None:
    """And does its work."""
    (corpus / "herald" / "2.txt").write_bytes(b"")
    result = called("run", "--quiet")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert Path("outputs/documents.csv").is_file()


def test_a_log_for_programs_is_an_object_a_line(corpus: Path) -> None:
    """Stages in order and how far they are, rejections, corrections that are lost, the end; that nothing changed."""
    (corpus / "herald" / "2.txt").write_bytes(b"")
    Path("corrections.csv").write_text("table,id,column,value\nclaims,0,reject,\n", encoding="utf-8")
    told = [json.loads(line) for line in called("run", "--json").stdout.splitlines()]
    stages = list(dict.fromkeys(one["stage"] for one in told if one["event"] == "stage"))
    assert stages == [stage for stage, _ in STAGES]
    assert [(one["done"], one["of"]) for one in told if one.get("stage") == "extract"] == [(0, 1), (1, 1)]
    assert [one["path"] for one in told if one["event"] == "rejected"] == ["herald/2.txt"]
    assert [one["correction"] for one in told if one["event"] == "correction_lost"] == ["claims 0 reject"]
    assert (told[-1]["event"], told[-1]["documents"], told[-1]["rows"]["documents"]) == ("done", 1, 1)
    assert [json.loads(line)["event"] for line in called("run", "--json").stdout.splitlines()] == ["unchanged"]


def test_help_has_examples_and_says_how_it_ends() -> None:
    """Every word that is no stage."""
    assert "status 0" in " ".join(called("--help").stdout.split())
    for word in ("run", "explain", "view", "report", "export", "diff", "score", "codebook"):
        assert f"kronika {word}" in called(word, "--help").stdout


def test_shells_complete_its_words() -> None:
    """The script for a shell, and what it asks for."""
    asked = (
        os.environ | ROOT | {"_KRONIKA_COMPLETE": "complete_bash", "COMP_WORDS": "kronika view cl", "COMP_CWORD": "2"}
    )
    code = "from pipeline.__main__ import app; app(prog_name='kronika')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=asked)  # noqa: S603
    assert done.stdout.split() == ["claims"]
