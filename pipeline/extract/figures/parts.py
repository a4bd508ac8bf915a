"""Is a figure part of what another one counts? The words are those that give claims their scope."""

import re
from functools import cache

from pipeline.extract.figures.quantity import Quantity
from pipeline.languages import table

LEFT, RIGHT = 40, 24  # characters before and after a figure in which the words stand
BREAKS = re.compile(r"[.;!?\d]")


def is_part(text: str, one: Quantity, language: str) -> bool:
    """True for 19 of them, including 32 soldiers, w tym dwoje dzieci."""
    before, after = _patterns(language)
    left = BREAKS.split(text[max(0, one.start - LEFT) : one.start])[-1]
    return bool(before.search(left) or after.match(text[one.end : one.end + RIGHT]))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = table(language, "claims")["scope"]
    before, after = ("|".join(re.escape(word) for word in words[name]) for name in ("parts", "parts_after"))
    left, right = rf"(?<!\w)(?:{before})(?!\w)", rf"\s{{1,{RIGHT}}}(?:{after})(?!\w)"
    return re.compile(left, re.IGNORECASE), re.compile(right, re.IGNORECASE)
