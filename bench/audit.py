"""What is installed, with versions and licences, and what of it another licence asks for: `make audit`."""

import re
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path

LOCKS = Path(__file__).parents[1] / "locks"
PINNED = re.compile(r"^([\w.-]+)==([^\s;]+)", re.MULTILINE)
CLASSIFIER = "License :: "
LONGEST = 60  # letters of a licence that is told by its whole text


def rows() -> list[tuple[str, str, str, str]]:
    """Name, version and licence of each package, and how it differs from the lock."""
    locked = {
        plain(name): version for lock in LOCKS.glob("*.txt") for name, version in PINNED.findall(lock.read_text())
    }
    found = {plain(one.name): one for one in distributions()}
    return [(one.name, one.version, licence(one), _odd(one, locked.get(name))) for name, one in sorted(found.items())]


def plain(name: str) -> str:
    """A name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence(one: Distribution) -> str:
    """The licence as the package states it: an expression, a classifier, or a line."""
    told = one.metadata
    classified = [line.rpartition(" :: ")[2] for line in told.get_all("Classifier", []) if line.startswith(CLASSIFIER)]
    stated = told.get("License-Expression") or ", ".join(classified) or told.get("License") or "unknown"
    return stated.strip().split("\n")[0][:LONGEST]


def _odd(one: Distribution, locked: str | None) -> str:
    if locked is None:
        return "not locked"
    return "" if locked == one.version else f"locked is {locked}"


if __name__ == "__main__":
    for row in rows():
        sys.stdout.write("{:28} {:18} {:60} {}".format(*row).rstrip() + "\n")
