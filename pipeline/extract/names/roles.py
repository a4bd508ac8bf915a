"""The function that a text gives beside a person's name."""

from pipeline.extract.names.candidate import Candidate
from pipeline.extract.names.text import Text

BEFORE, AFTER = 4, 5  # tokens
STOPS = {".", ";", ":", "(", ")"}


def role(text: Text, one: Candidate) -> str | None:
    """Function in base form: cut off the label, standing before the name, or behind a comma."""
    return one.role or _before(text, one) or _after(text, one)


def _before(text: Text, one: Candidate) -> str | None:
    """The nearest role noun, over titles and commas, with no other name between."""
    for i in range(one.start - 1, max(one.start - 1 - BEFORE, -1), -1):
        if text.is_in(i, "person", "roles") and _one(text, i):
            return text.lemma(i)
        if not (text.is_in(i, "person", "titles") or text.word(i) == ","):
            return None
    return None


def _after(text: Text, one: Candidate) -> str | None:
    if text.word(one.end) != ",":
        return None
    for i in range(one.end + 1, min(one.end + 1 + AFTER, len(text.tokens))):
        if text.word(i) in STOPS or text.word(i) == ",":
            return None
        if text.is_in(i, "person", "roles"):
            return text.lemma(i) if _one(text, i) else None
    return None


def _one(text: Text, i: int) -> bool:
    """True for a noun that is no plural."""
    return text.tokens[i].feature("Number") != "Plur"
