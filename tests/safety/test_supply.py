"""What is installed is what was tested: every package is pinned, with its hashes, and nothing else is asked for."""

import re
import tomllib
from pathlib import Path

import pytest

from bench.audit import licence, plain, rows

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "locks").glob("*.txt"))
PINNED = re.compile(r"^([\w.-]+)==([^\s;]+)", re.MULTILINE)
MEND = "dependencies have changed: make lock"


def packages(path: Path) -> dict[str, set[str]]:
    """Versions of each package of a lock or of the constraints."""
    found: dict[str, set[str]] = {}
    for name, version in PINNED.findall(path.read_text(encoding="utf-8")):
        found.setdefault(plain(name), set()).add(version)
    return found


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_package_is_locked_with_hashes(path: Path) -> None:
    """Of all its files, so that any machine can check what it got."""
    entries = re.split(r"\n(?=\S)", path.read_text(encoding="utf-8").strip())
    assert len(entries) > 40
    assert all(PINNED.match(entry) and "--hash=sha256:" in entry for entry in entries), MEND
    assert "://" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_locks_hold_the_versions_that_were_tested(path: Path) -> None:
    """Those of constraints.txt."""
    tested = packages(ROOT / "constraints.txt")
    assert {name: found for name, found in packages(path).items() if name in tested and not found <= tested[name]} == {}


@pytest.mark.parametrize(("lock", "extras"), [("run.txt", ("formats",)), ("dev.txt", ("formats", "dev"))])
def test_whatever_the_project_asks_for_is_locked(lock: str, extras: tuple[str, ...]) -> None:
    """Each dependency of pyproject.toml, and of the extras that make installs."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*told["dependencies"], *(one for extra in extras for one in told["optional-dependencies"][extra])]
    names = {plain(re.split(r"[\s<>=\[;]", one, maxsplit=1)[0]) for one in asked} - {told["name"]}
    assert names - packages(ROOT / "locks" / lock).keys() == set(), MEND


def test_the_audit_knows_every_package_and_its_licence() -> None:
    """`make audit` lists them."""
    told = {plain(name): (version, stated) for name, version, stated, _ in rows()}
    assert "MIT" in told["spacy"][1]
    assert all(version for version, _ in told.values())
    assert licence.__doc__
