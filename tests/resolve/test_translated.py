"""Names made of common words are one in all languages."""

from collections import Counter

import pytest

from pipeline.languages import codes
from pipeline.languages import table as language_table
from pipeline.ontology import table
from pipeline.resolve.translated import translated

PLAIN = next(code for code in codes() if not language_table(code, "names").get("ending"))
BENT = next(code for code in codes() if language_table(code, "names").get("ending"))
SAME = [
    ("University of Marlow", "Uniwersytet Marlow"),
    ("Marlow University", "Uniwersytet Marlow"),
    ("National Security Council", "Narodowa Rada Bezpieczeństwa"),
    ("Lake Marlow", "jezioro Marlow"),
    ("Marlow Hotel", "hotel Marlow"),
]


@pytest.mark.parametrize(("plain", "bent"), SAME)
def test_names_of_common_words_are_translated(plain: str, bent: str) -> None:
    """Word by word, in any order and with any endings."""
    assert translated(plain, PLAIN) == translated(bent, BENT) != ()


@pytest.mark.parametrize("name", ["Marlow", "University", "Henley Marlow"])
def test_other_names_are_not(name: str) -> None:
    """A name of one word, and one without a common word, stays as it is."""
    assert translated(name, PLAIN) == ()


def test_another_common_word_makes_another_name() -> None:
    """A lake is no river."""
    assert translated("Lake Marlow", PLAIN) != translated("rzeka Marlow", BENT)


def test_no_common_word_stands_in_two_rows() -> None:
    """Else one of the two would never be read."""
    counts = Counter(word for row in table("common_words")["groups"] for word in {*row})
    assert max(counts.values()) == 1
