"""The tokens of a document as the name rules read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pipeline.languages import table
from pipeline.model import Annotation, Document, Token
from pipeline.morphology import readings

Vote = tuple[str, float]  # a kind, and how much speaks for it
SHORT = 3  # letters of a word that is known in one form only


@dataclass(frozen=True, slots=True)
class Text:
    """Tokens with their language and the sentence they stand in."""

    document: Document
    tokens: tuple[Token, ...]
    languages: tuple[str, ...]  # by token
    opening: frozenset[int]  # first tokens of sentences
    common: frozenset[str]  # base forms that it writes in small letters and, inside sentences, never otherwise

    def word(self, i: int) -> str:
        """The token's text; nothing beyond the ends."""
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def low(self, i: int) -> str:
        """The token in small letters."""
        return self.word(i).lower()

    def lemma(self, i: int) -> str:
        """Its base form in small letters."""
        return self.tokens[i].lemma.lower() if 0 <= i < len(self.tokens) else ""

    def capital(self, i: int) -> bool:
        """True for a word that begins with a capital letter, or holds one inside."""
        word = self.word(i)
        return not word.islower() and any(char.isupper() for char in word)

    def names(self, i: int) -> dict[str, Any]:
        """The table of names of the token's language."""
        return table(self.languages[min(max(i, 0), len(self.languages) - 1)], "names")

    def is_in(self, i: int, *path: str) -> bool:
        """True where the token, as it stands, without its full stop, or in base form, is listed in the names table."""
        if not 0 <= i < len(self.tokens):
            return False
        listed = words_of(self.languages[i], *path)
        return not listed.isdisjoint((self.low(i), self.low(i).rstrip("."), self.lemma(i)))

    def joined(self, i: int) -> bool:
        """True where the token follows the one before it without a space."""
        return 0 < i < len(self.tokens) and self.tokens[i].start == self.tokens[i - 1].end

    def between(self, start: int, end: int) -> str:
        """The words of a stretch of tokens, spaces folded."""
        return " ".join(self.document.text[self.tokens[start].start : self.tokens[end - 1].end].split())


@lru_cache(maxsize=1000)
def words_of(language: str, *path: str) -> frozenset[str]:
    """A list of the names table, in small letters."""
    found: Any = table(language, "names")
    for key in path:
        found = found[key]
    return frozenset(word.lower() for word in found)


def text_of(document: Document, annotation: Annotation) -> Text:
    """A document made ready for the name rules."""
    languages = [""] * len(annotation.tokens)
    for sentence in annotation.sentences:
        languages[sentence.start : sentence.end] = [sentence.language] * (sentence.end - sentence.start)
    opening = frozenset(sentence.start for sentence in annotation.sentences)
    return Text(document, annotation.tokens, tuple(languages), opening, _common(annotation.tokens, opening))


def _common(tokens: Sequence[Token], opening: frozenset[int]) -> frozenset[str]:
    """Base forms of words in small letters, without those that are capitalised where no sentence opens."""
    small = {token.lemma.lower() for token in tokens if token.text.islower()}
    inside = (token for i, token in enumerate(tokens) if i not in opening)
    return frozenset(small - {token.lemma.lower() for token in inside if not token.text.islower()})


@lru_cache(maxsize=100_000)
def base_words(language: str, form: str, lemma: str) -> frozenset[str]:
    """Everything that a word may be in base form, in small letters, and the word itself; short words are themselves."""
    if len(form) <= SHORT or not form.isalpha():
        return frozenset({form.lower()})
    return frozenset({form.lower(), lemma.lower(), *(reading.lemma.lower() for reading in readings(language, form))})
