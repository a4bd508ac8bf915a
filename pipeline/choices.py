"""Choices between words, as regular expressions that are quick to compile and to match."""

import re
from collections.abc import Iterable, Mapping

BLANK = r"(?:[^\S\n]{1,3}\n?|\n)"
Words = Mapping[str, str]  # form -> what it stands for
Tree = dict[str, "Tree"]  # sign -> what may follow; an empty sign ends a word


class Compounds(dict[str, str]):
    """Words for numbers, and tens before ones with a glue between; all are known, but their choice is short."""

    def __init__(self, alone: Words, tens: Words, glues: tuple[str, ...], ones: Words) -> None:
        """Add up each pair."""
        rows = ((ten, n, one, m) for ten, n in tens.items() for one, m in ones.items())
        super().__init__(alone)
        self.update((f"{ten}{glue}{one}", str(int(n) + int(m))) for ten, n, one, m in rows for glue in glues)
        self.alone, self.tens, self.glues, self.ones = alone, tens, glues, ones


def choice(words: Words) -> str:
    """Any of the words, the longest that fits."""
    if isinstance(words, Compounds):
        glue = "|".join(re.escape(glue).replace(r"\ ", BLANK) for glue in words.glues)
        return f"(?:{any_of(words.tens)}(?:{glue}){any_of(words.ones)}|{any_of(words.alone)})"
    return any_of(words)


def any_of(words: Iterable[str], blank: str = BLANK) -> str:
    """Any of the words, the longest that fits; what they begin with in common is tried once."""
    tree: Tree = {}
    for word in words:
        node = tree
        for sign in word:
            node = node.setdefault(sign, {})
        node[""] = {}
    return f"(?:{_branches(tree, blank)})"


def _branches(tree: Tree, blank: str) -> str:
    """The rest of some words that begin alike."""
    parts = [
        (blank if sign == " " else re.escape(sign)) + _branches(rest, blank) for sign, rest in tree.items() if sign
    ]
    if len(parts) > 1 or (parts and "" in tree):
        return f"(?:{'|'.join(parts)}){'?' * ('' in tree)}"
    return "".join(parts)
