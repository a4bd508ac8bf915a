"""Who can act and be spoken to: persons, bodies, groups and states."""

from functools import lru_cache

from pipeline.claims.reading import Reading
from pipeline.inflection.noun_phrases import PERSONAL
from pipeline.languages import table
from pipeline.morphology import readings

REMEMBERED = 20_000  # words
NAMING = ("appos", "flat")


def is_somebody(reading: Reading, token: int) -> bool:
    """True for a name, for what a name stands beside, and for a noun that means people; for all that is no noun."""
    tree = reading.tree
    if token in reading.named or tree.tokens[token].upos != "NOUN":
        return True
    beside = any(child in reading.named for child in tree.related(token, *NAMING))
    return beside or means_people(tree.language(token), tree.lemma(token))


@lru_cache(maxsize=REMEMBERED)
def means_people(language: str, lemma: str) -> bool:
    """True for a noun of the table, of a masculine personal gender, or with an ending of those who do something."""
    words = table(language, "claims")["people"]
    last = lemma.rpartition("-")[2]
    if last in words["things"]:
        return False
    if last in words["nouns"] or last.endswith(tuple(words["endings"])):
        return True
    return any(PERSONAL in read.tag.split(":") for read in readings(language, last) if read.lemma == last)
