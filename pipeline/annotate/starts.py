"""Where a sentence begins and where none does, whatever a model has learnt."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from pipeline.languages import table

FINAL = frozenset(".!?…")
QUOTES = frozenset("\"'")  # the same where they open and where they close
CLOSING = frozenset("”»’)]}")
OPENING = frozenset("„“«‘([{") | QUOTES
DASHES = frozenset("-–—")
WHOLE = 4  # letters of a word that is hardly a short form


@dataclass(frozen=True, slots=True)
class ShortForms:
    """Short forms of a language, in small letters, without the full stop that ends no sentence after them."""

    always: AbstractSet[str]
    before_figures: AbstractSet[str]


@cache
def short_forms(language: str) -> ShortForms:
    """The short forms in a language's table."""
    told = table(language, "language")
    return ShortForms(frozenset(told["abbreviations"]), frozenset(told["abbreviations_before_figures"]))


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a text, whether white space follows each, and the short forms of its language."""

    texts: Sequence[str]
    spaced: Sequence[bool]
    short: ShortForms

    def starts(self, index: int) -> bool | None:
        """Whether a sentence begins at a word: surely, surely not, or nothing where a model must say."""
        if self._closes(index):
            return False
        before = index - 1
        while before > 0 and self._closes(before):
            before -= 1
        if self.texts[before][-1] not in FINAL or self._first(index).islower():
            return False
        if before < index - 1 and self._opens(index) and self._first(index).isupper():
            return True  # one quotation ends, the next begins
        return self._after_stop(before, index) if self.texts[before][-1] == "." else None

    def _closes(self, index: int) -> bool:
        """True for a mark that closes what stands before it."""
        word = self.texts[index]
        return word in CLOSING or (word in QUOTES and index > 0 and not self.spaced[index - 1])

    def _opens(self, index: int) -> bool:
        """True for a mark that opens what stands behind it."""
        return self.texts[index] in OPENING and self.spaced[index - 1]

    def _first(self, index: int) -> str:
        """The first letter of what would begin here, behind a dash and quotation marks."""
        words = self.texts[index : index + 3]
        return next((word[0] for word in words if word not in DASHES and word not in OPENING), self.texts[index][0])

    def _after_stop(self, stop: int, index: int) -> bool | None:
        """The same, after a full stop."""
        mark = self.texts[stop]
        word = mark[:-1] if len(mark) > 1 else self.texts[stop - 1] if stop else ""
        first = self._first(index)
        if word.casefold() in self.short.always or (word.casefold() in self.short.before_figures and first.isdigit()):
            return False
        if len(word) == 1 and word.isupper():
            return False  # the first letter of a name
        whole = len(word) >= WHOLE and word.isalpha() and (self._opens(index) or word.islower()) and mark == "."
        return True if whole and self.spaced[index - 1] and first.isupper() else None
