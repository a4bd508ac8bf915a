"""Tokens as the language's tokenizer makes them, against those of a treebank."""

from collections.abc import Iterator, Sequence
from functools import cache

import spacy
from spacy.language import Language

Row = list[str]  # the ten columns of CoNLL-U
CLOSE = "SpaceAfter=No"


def parted(language: str, rows: Sequence[Row]) -> list[Row]:
    """Rows of a sentence, without those of tokens that the tokenizer parts as the treebank does: do|n't."""
    words = {row[0]: row for row in rows if row[0].isdigit()}
    kept = list(rows)
    for row in rows:
        inside = [words[str(number)] for number in _numbers(row)]
        if inside and _tokens(language, row[1]) == tuple(word[1] for word in inside):
            kept.remove(row)
            for word, space in zip(inside, [*[CLOSE] * (len(inside) - 1), row[9]], strict=True):
                word[9] = space
    return kept


def _numbers(row: Row) -> Iterator[int]:
    """Numbers of the words of a token that has several."""
    first, dash, last = row[0].partition("-")
    yield from range(int(first), int(last) + 1) if dash else ()


@cache
def _tokens(language: str, text: str) -> tuple[str, ...]:
    """Tokens of a text as the language's tokenizer makes them."""
    return tuple(token.text for token in _blank(language).tokenizer(text))


@cache
def _blank(language: str) -> Language:
    return spacy.blank(language)
