"""A function alone means the one person whom the document has named in it; with two such persons nobody."""

from functools import cache

import pytest
from claimed import claimed
from texts import numbered

TEXTS = {  # text: language, the person whom its last speaker means
    "President Halina Worth visited Brackley on Monday. The president said that 12 people were killed.": (
        "en",
        "Halina Worth",
    ),
    "President Halina Worth met president Omar Dell. The president said that 12 people were killed.": ("en", None),
    "The mayor said that 12 people were killed.": ("en", None),
    "Prezydent Halina Wart odwiedziła Lipnicę. Prezydent powiedziała, że zginęło 12 osób.": ("pl", "Halina Wart"),
    "Burmistrz Adam Morga spotkał się z mieszkańcami. Burmistrz poinformował, że zginęło 12 osób.": (
        "pl",
        "Adam Morga",
    ),
    "Burmistrz Adam Morga milczał. Rzecznik poinformował, że zginęło 12 osób.": ("pl", None),
}


@cache
def speakers() -> dict[str, str | None]:
    """The name of the speaker's entity of the last claim with a number, by text."""
    told, known = claimed(numbered((text, language) for text, (language, _) in TEXTS.items()))
    found: dict[str, str | None] = {}
    for text, made in told.items():
        counts = [claim for claim in made if claim.low is not None]
        who = known.get(counts[-1].speaker_id or "") if counts else None
        found[text] = who.name if who else None
    return found


@pytest.mark.parametrize("text", TEXTS)
def test_a_function_means_the_person_named_in_it(text: str) -> None:
    """The speaker's words stay as they are; the entity is the person's."""
    assert speakers()[text] == TEXTS[text][1]
