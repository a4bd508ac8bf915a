"""What the README says to type does what it says."""

import re
import shutil
import subprocess
from pathlib import Path

import handmade
import pytest

from pipeline.__main__ import app
from pipeline.tables.exports import EXPORTS, r

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
RSCRIPT = shutil.which("Rscript")


@pytest.fixture(autouse=True)
def _outputs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The outputs made by hand, in a folder of that name."""
    handmade.laid(tmp_path / "outputs")
    monkeypatch.chdir(tmp_path)


def blocks(language: str) -> list[str]:
    """The pieces of code in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def test_python_runs() -> None:
    """Every block, from top to bottom."""
    assert blocks("python")
    for text in blocks("python"):
        exec(compile(text, "README.md", "exec"), {})  # noqa: S102  (our own words)


@pytest.mark.skipif(not RSCRIPT, reason="R is not installed")
def test_r_runs(tmp_path: Path) -> None:
    """Every block, and it shows the event."""
    r(tmp_path / "outputs")
    (text,) = blocks("r")
    (tmp_path / "readme.R").write_text(text, encoding="utf-8")
    done = subprocess.run([RSCRIPT or "", "readme.R"], capture_output=True, text=True, check=False)  # noqa: S603
    assert "kill, Zhanaozen, 2011 e1" in done.stdout, done.stderr


def test_what_it_names_is_there() -> None:
    """Files, pictures, words of the command and forms of export."""
    named = re.findall(r"\]\((\S+?)\)|`((?:docs|models|pipeline|outputs)/[\w./-]*\w\.\w+)`", README)
    paths = {one or two for one, two in named} - {"outputs/report.html", "outputs/datapackage.json"}
    assert not [path for path in paths if not (ROOT / path).exists()]
    words = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    assert set(re.findall(r"^\| `(\w+)", README.split("## The command")[1], re.MULTILINE)) <= words
    assert set(re.findall(r"export --to ([a-z-]+)", README)) <= set(EXPORTS)
