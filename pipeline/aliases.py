"""Words between two names which say that the second is another name of the first."""

import re
from functools import cache

from pipeline.languages import table

QUOTES = "\"'„”“‘’«»"


def stated(between: str, language: str) -> bool:
    """True for ` (formerly `, `, known as "` and the like; plain brackets alone say nothing."""
    return bool(_pattern(language).fullmatch(between))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    phrases = sorted(table(language, "names")["alias"]["phrases"], key=lambda phrase: (-len(phrase), phrase))
    words = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)
    return re.compile(rf"[{QUOTES}]?\s*[(,–-]\s*(?:{words})(?:\s+(?:the\s+)?|\s*:\s*)[{QUOTES}]?", re.IGNORECASE)
