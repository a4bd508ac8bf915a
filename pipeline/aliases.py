"""Words between two names which say that the second is another name of the first."""

import re
from functools import cache

from pipeline.languages import table

QUOTES = "\"'„”“‘’«»"


def stated(between: str, language: str) -> bool:
    """True for ` (formerly `, `, known as "` and the like; plain brackets alone say nothing."""
    return bool(_pattern(language).fullmatch(between))


def called(before: str, language: str) -> bool:
    """True where the text ends in such words and an opening quotation mark."""
    return bool(_quoted(language).search(before))


@cache
def _quoted(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_phrases(language)})\s+[{QUOTES}]$", re.IGNORECASE)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = _phrases(language)
    return re.compile(rf"[{QUOTES}]?\s{{0,9}}[(,–-]\s*(?:{words})(?:\s+(?:the\s+)?|\s*:\s*)[{QUOTES}]?", re.IGNORECASE)


def _phrases(language: str) -> str:
    phrases = sorted(table(language, "names")["alias"]["phrases"], key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)
