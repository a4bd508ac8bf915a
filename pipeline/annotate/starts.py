"""Where no sentence begins, whatever a model has learnt."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

FINAL = frozenset(".!?…:;")
CLOSING = frozenset("\"”»’')]}")


def goes_on(words: Sequence[str], index: int, abbreviations: AbstractSet[str]) -> bool:
    """True where no sentence begins: after no final mark, before a small letter, after an abbreviation.

    `abbreviations` are words in small letters whose full stop ends no sentence, without it.
    """
    before = index - 1
    while before > 0 and words[before] in CLOSING:
        before -= 1
    mark = words[before]
    if mark[-1] not in FINAL or words[index][0].islower():
        return True
    word = mark[:-1] if len(mark) > 1 else words[before - 1] if before else ""
    return mark[-1] == "." and (word.casefold() in abbreviations or _initial(word))


def _initial(word: str) -> bool:
    """One capital letter: the first letter of a name."""
    return len(word) == 1 and word.isupper()
