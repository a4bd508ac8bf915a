"""Names behind a function: parsers take both for subjects of one verb, where the name stands in apposition."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model import Token

SUBJECTS = {"nsubj", "nsubj:pass"}


def titled(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens; of two subjects side by side a name hangs on the noun before it: minister Adam Worth said."""
    found = list(tokens)
    for place, (noun, name) in enumerate(pairwise(tokens)):
        both = noun.head == name.head and {noun.deprel, name.deprel} <= SUBJECTS
        if both and name.upos == "PROPN" and noun.upos in {"NOUN", "PROPN"}:
            found[place + 1] = replace(name, head=place, deprel="appos")
    return tuple(found)
