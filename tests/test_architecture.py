"""The laws of the house: stages never meet, code knows no language, languages are complete, rooms are small."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import STAGES
from pipeline.languages import HERE as LANGUAGES
from pipeline.languages import TABLES, codes, table

PACKAGE = Path(__file__).resolve().parent.parent / "pipeline"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION, PARAMETERS = 200, 30, 5
ORDER = tuple(name for name, _ in STAGES)
CONDUCTORS = {
    "run",
    "steps",
    "summary",
    "process",
    "corrections",
    "console",
    "commands",
    "__init__",
    "__main__",
}  # they may know every stage
WORD = re.compile(r"[^\W\d_]{4,}")


def name(path: Path) -> str:
    """Path of a module below the package, for reading."""
    return path.relative_to(PACKAGE).as_posix()


def tree(path: Path) -> ast.Module:
    """A module as syntax."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Names of the rooms below `pipeline` that a module imports, at the top or later."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        yield from (found.split(".")[1] for found in names if found.startswith("pipeline."))


def strings(path: Path) -> Iterator[str]:
    """Text in a module that is no docstring, neither of a function nor of a field."""
    nodes = [*ast.walk(tree(path))]
    documented = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented:
            yield node.value


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    """Every function and method of a module."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef))


def lines(function: ast.FunctionDef) -> int:
    """Lines of a function below its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_stages_never_import_each_other(path: Path) -> None:
    """They meet in `pipeline.run` (law 1)."""
    own = name(path).removesuffix(".py").split("/")[0]
    foreign = set(imported(path)) & set(ORDER) - {own}
    assert own in CONDUCTORS or not foreign, f"{name(path)} imports {foreign}"


@pytest.mark.parametrize("stage", ORDER)
def test_every_stage_is_a_module(stage: str) -> None:
    """The map in `pipeline.STAGES` is true."""
    assert (PACKAGE / f"{stage}.py").is_file() or (PACKAGE / stage / "__init__.py").is_file()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_code_names_a_language(path: Path) -> None:
    """No string in code is the code or name of a configured language (law 5)."""
    found = set(strings(path))
    words = {word for text in found for word in WORD.findall(text)}
    assert not found & set(codes())
    assert not words & {table(code, "language")["name"] for code in codes()}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_code_holds_letters_of_a_language(path: Path) -> None:
    """No word in code has a letter beyond ASCII: such words live in the tables (law 5)."""
    assert not [text for text in strings(path) for word in WORD.findall(text) if not word.isascii()]


@pytest.mark.parametrize("folder", sorted(p for p in LANGUAGES.iterdir() if p.is_dir() and p.name.isalpha()), ids=str)
def test_a_language_is_complete(folder: Path) -> None:
    """Every table that the loader names is there, and no other (law 7)."""
    assert sorted(path.stem for path in folder.glob("*.toml")) == sorted(TABLES)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_are_short(path: Path) -> None:
    """Two hundred lines at most (law 10)."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_functions_are_short(path: Path) -> None:
    """Thirty lines below the docstring and five parameters at most (law 10)."""
    long = [f.name for f in functions(path) if lines(f) > LONGEST_FUNCTION]
    wide = [
        f.name for f in functions(path) if len([*f.args.args, *f.args.kwonlyargs, *f.args.posonlyargs]) > PARAMETERS
    ]
    assert not long
    assert not [name for name in wide if name != "__init__"]


def test_the_stages_stand_in_the_order_of_the_run() -> None:
    """The first paragraphs of `pipeline.run` draw the same line."""
    drawn = ast.get_docstring(tree(PACKAGE / "run.py")) or ""
    line = next(text for text in drawn.splitlines() if "->" in text)
    assert tuple(line.split(" -> ")) == ORDER
