"""Where a claim is placed: not where those rule who speak, and near a town is not in it."""

from functools import cache

import pytest
from claimed import claimed
from texts import numbered

TEXTS = {  # text: language, the place of its claims
    "A gas leak hit Kohima. The government of Nagaland later confirmed that 87 people had died.": ("en", "Kohima"),
    "W Kohimie doszło do wycieku gazu. Według władz stanu Nagaland zginęło 87 osób.": ("pl", "Kohima"),
    "Floods hit Nagaland. In Nagaland 87 people died.": ("en", "Nagaland"),
}


NEAR = {  # text: language, the place, and whether it is only near
    "A bomb killed 72 people near Kirkuk.": ("en", "Kirkuk", True),
    "A bomb killed 72 people in Kirkuk.": ("en", "Kirkuk", False),
    "A bomb killed 72 people close to Radom.": ("en", "Radom", True),
    "A bus crashed in the vicinity of Radom.": ("en", "Radom", True),
    "Pod Kirkukiem w wybuchu bomby zginęły 72 osoby.": ("pl", "Kirkuk", True),
    "W Kirkuku w wybuchu bomby zginęły 72 osoby.": ("pl", "Kirkuk", False),
    "Koło Radomia zderzyły się dwa pociągi.": ("pl", "Radom", True),
    "Autobus rozbił się w pobliżu Radomia.": ("pl", "Radom", True),
    "Do starć doszło w Sopocie koło Gdańska.": ("pl", "Sopot", False),
    "Police shot 34 miners in Sopot near Gdansk.": ("en", "Sopot", False),
}


@cache
def places() -> dict[str, set[tuple[str, bool]]]:
    """The English names of the places of all claims, by text, and whether they are only near."""
    texts = [(text, told[0]) for text, told in (*TEXTS.items(), *NEAR.items())]
    found, entities = claimed(numbered(texts))
    return {text: {(entities[c.place_id or ""].name, c.place_near) for c in told} for text, told in found.items()}


@pytest.mark.parametrize("text", TEXTS)
def test_whose_rulers_speak_is_not_where_it_happened(text: str) -> None:
    """Where the text names a town; what happens in the region itself stays there."""
    assert {name for name, _ in places()[text]} == {TEXTS[text][1]}


@pytest.mark.parametrize("text", NEAR)
def test_near_a_town_is_not_in_it(text: str) -> None:
    """And a town that only tells where another lies is not the place."""
    assert places()[text] == {NEAR[text][1:]}
