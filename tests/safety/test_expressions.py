"""No text makes a regular expression of the package slow: the time of each grows as the text does."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from linear import faults

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def told() -> Any:  # noqa: ANN401  (JSON)
    """All expressions, each with its flags and whether texts are searched for it; and calls that were not seen."""
    root = HERE.parents[1]
    return json.loads(
        subprocess.run(  # noqa: S603  (our own script)
            [sys.executable, str(HERE / "expressions.py")],
            check=True, capture_output=True, cwd=root, env={"PYTHONPATH": f"{root}:{root / 'tests'}", "PATH": ""},
        ).stdout
    )  # fmt: skip


def test_every_expression_is_known(told: Any) -> None:  # noqa: ANN401
    """No call to `re` but those that were seen to compile one: a search with a literal would escape."""
    expressions, unseen = told
    assert unseen == []
    assert len(expressions) > 300


def test_every_expression_is_linear(told: Any) -> None:  # noqa: ANN401
    """Whatever the text: told from how they are built."""
    slow = {
        pattern[:200]: runs
        for pattern, flags, searched in told[0]
        if (runs := faults(pattern, flags, searched=searched))
    }
    assert slow == {}


@pytest.mark.parametrize(
    "pattern",
    [
        r"\w+",
        r"of\s+than",
        r"(?<!\w)\w+-",
        r"(?:\d{1,9},){1,9}x",
        r"x[^.]{0,80}$",
        r"\s+(?:-\s*)?|-\s*",
        r"b(?=a+c)",
        r"\d+(?:[.,]\d+)*",
        r"(?:^a+b)",
    ],
)
def test_linear_ones_pass(pattern: str) -> None:
    """What begins outside of its repeat, ends with it, or is bounded."""
    assert faults(pattern, 0, searched=True) == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"a+b",
        r"\s+$",
        r"\s*-",
        r"x[^.]*$",
        r"(?:x|a+)b",
        r"(?:\d+,)*x",
        r"(?=a+c)",
        r"(?:^|\n)\s*$",
        r"a{500,}b",
        r"A+b",
    ],
)
def test_a_search_that_begins_anywhere_is_refused(pattern: str) -> None:
    """It would read the same run again from each of its signs; asked at one place only, it reads it once."""
    assert faults(pattern, re.IGNORECASE, searched=True)
    assert faults(pattern.removeprefix("(?:^|\\n)"), re.IGNORECASE, searched=False) == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"a+a*b",
        r"\w+\d+x",
        r"(?:a+)+b",
        r"(?:\w+\s?)+x",
        r"(?:a|a)*c",
        r"(?:ab|a|b)*c",
        r"(?:(?:x?|y?)a)*c",
        r"\s*(?:\n\s*)?x",
    ],
)
def test_repeats_that_share_a_run_are_refused(pattern: str) -> None:
    """Even at one place."""
    assert faults(pattern, 0, searched=False)
