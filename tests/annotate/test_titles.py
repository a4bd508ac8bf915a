"""A name right behind a function is no second subject."""

import pytest

from pipeline.annotate.titles import titled
from pipeline.model import Token


def tokens(*rows: tuple[str, str, int, str]) -> tuple[Token, ...]:
    """Tokens of words, classes, heads and relations."""
    return tuple(
        Token(start=0, end=0, text=word, lemma=word, upos=upos, feats="", head=head, deprel=relation)
        for word, upos, head, relation in rows
    )


SAID = ("said", "VERB", 2, "root")
NAMED = tokens(("spokesman", "NOUN", 2, "nsubj"), ("Lara", "PROPN", 2, "nsubj"), SAID)
OTHERS = [
    tokens(("money", "NOUN", 2, "obj"), ("Lara", "PROPN", 2, "nsubj"), SAID),
    tokens(("Lara", "PROPN", 2, "nsubj"), ("herself", "PRON", 2, "nsubj"), SAID),
    tokens(("spokesman", "NOUN", 3, "nsubj"), ("Lara", "PROPN", 2, "nsubj"), SAID, ("left", "VERB", 2, "ccomp")),
]


def test_a_name_behind_its_function_is_an_apposition() -> None:
    """The function stays the subject."""
    found = titled(NAMED)
    assert [(token.head, token.deprel) for token in found] == [(2, "nsubj"), (0, "appos"), (2, "root")]


@pytest.mark.parametrize("read", OTHERS)
def test_all_else_stays(read: tuple[Token, ...]) -> None:
    """Objects, pronouns and subjects of other verbs are left alone."""
    assert titled(read) == read
