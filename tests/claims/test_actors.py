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
    "The gas killed 25 people.": ("en", None),
    "Three days later troops arrested 12 people.": ("en", "troops"),
    "A court in Brackley on Monday convicted 12 people.": ("en", "court in Brackley"),
    "Dekret króla zabił 12 osób.": ("pl", None),
}
ACTED_ON = {  # text: language, the target of its only claim
    "The union demanded higher wages from the owner.": ("en", None),
    "Guards beat the cook.": ("en", "cook"),
    "Rebels bombed the mill.": ("en", "mill"),
    "Związkowcy zażądali podwyżek.": ("pl", None),
    "Strażnicy pobili więźnia.": ("pl", "więzień"),
    "Policja pobiła 12 górników.": ("pl", "12 górników"),
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


@cache
def targets() -> dict[str, list[str | None]]:
    """The targets of all claims, by text."""
    found, _ = claimed(numbered((text, language) for text, (language, _) in ACTED_ON.items()))
    return {text: [claim.target for claim in told] for text, told in found.items()}


@pytest.mark.parametrize("text", ACTED_ON)
def test_somebody_is_spoken_to_and_anything_may_be_hit(text: str) -> None:
    """What is asked for is no target; those who are counted are written as they are."""
    assert set(targets()[text]) == {ACTED_ON[text][1]}
