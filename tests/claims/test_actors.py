"""Who counts the dead has not killed them: only the subject of a happening is its actor."""

from functools import cache

import pytest
from claimed import claimed
from texts import numbered

TEXTS = {  # text: language, the actor of its claim with a number
    "Police arrested 70 people in Brackley.": ("en", "Police"),
    "Interior Minister Adam Worth gave a lower figure, 35 arrests.": ("en", None),
    "Relatives identified 221 dead.": ("en", None),
    "The ministry published a list of 238 dead.": ("en", None),
    "Lekarze odnaleźli 12 zabitych.": ("pl", None),
    "Rzecznik Adam Morga mówił o dziesięciu zabitych.": ("pl", None),
    "Policja zatrzymała w Lipnicy 70 osób.": ("pl", "Policja"),
    "Zginęły co najmniej 64 osoby, a około 400 zostało rannych.": ("pl", None),
}


@cache
def actors() -> dict[str, list[str | None]]:
    """The actors of all claims with a number, by text."""
    found, _ = claimed(numbered((text, language) for text, (language, _) in TEXTS.items()))
    return {text: [claim.actor for claim in told if claim.low is not None] for text, told in found.items()}


@pytest.mark.parametrize("text", TEXTS)
def test_who_acts_is_the_subject_of_a_happening(text: str) -> None:
    """Sources, mourners and those who count take no part."""
    assert set(actors()[text]) == {TEXTS[text][1]}
