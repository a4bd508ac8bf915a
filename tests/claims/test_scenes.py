"""Where a claim is placed: not where those rule who speak."""

from functools import cache

import pytest
from claimed import claimed
from texts import numbered

TEXTS = {  # text: language, the place of its claims
    "A gas leak hit Kohima. The government of Nagaland later confirmed that 87 people had died.": ("en", "Kohima"),
    "W Kohimie doszło do wycieku gazu. Według władz stanu Nagaland zginęło 87 osób.": ("pl", "Kohima"),
    "Floods hit Nagaland. In Nagaland 87 people died.": ("en", "Nagaland"),
}


@cache
def places() -> dict[str, set[str]]:
    """The English names of the places of all claims, by text."""
    found, entities = claimed(numbered((text, language) for text, (language, _) in TEXTS.items()))
    return {text: {entities[c.place_id or ""].name for c in told} for text, told in found.items()}


@pytest.mark.parametrize("text", TEXTS)
def test_whose_rulers_speak_is_not_where_it_happened(text: str) -> None:
    """Where the text names a town; what happens in the region itself stays there."""
    assert places()[text] == {TEXTS[text][1]}
