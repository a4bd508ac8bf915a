"""A base form, and the marks and limits that all names share."""

import re
from dataclasses import dataclass

MARKS = ' -–."„”“«»,()'  # what stands between words
COUNTED = re.compile(r"[\d.]+|[IVXL]+")  # numbers of regiments and kings
LATEST_HEAD = 4  # adjectives before it at most, and one


@dataclass(frozen=True, slots=True)
class Base:
    """A base form with what it costs to believe in it, and the case that it was read in."""

    text: str
    case: str
    cost: float
