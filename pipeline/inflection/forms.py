"""Nominative forms of words that the dictionary knows."""

from functools import lru_cache

from pipeline.inflection.analyses import Analysis
from pipeline.morphology import generated

REMEMBERED = 20_000
GERUND = "ger"  # its dictionary form is the verb


@lru_cache(maxsize=REMEMBERED)
def nominative(language: str, word: Analysis, form: str, number: str, gender: str) -> str:
    """The nominative of a word: a noun's base form or its plural, an adjective in number and gender."""
    lemma, _, tag = word.tag.partition("|")
    if not tag or (not word.adjective and number == "sg" and not tag.startswith(GERUND)):
        return word.lemma
    if not word.adjective and "pt" in tag.split(":"):
        return word.lemma
    wanted = tag.split(":")[0]
    for known in generated(language, lemma):
        parts = known.tag.split(":")
        if parts[0] != wanted or parts[1] != number or "nom" not in parts[2].split("."):
            continue
        if (word.adjective or wanted == GERUND) and parts[-1] != tag.split(":")[-1]:
            continue
        if word.adjective and not _agrees(parts[3], gender):
            continue
        return known.text[:1].upper() + known.text[1:] if form[:1].isupper() else known.text
    return word.lemma


def _agrees(genders: str, gender: str) -> bool:
    """True where an adjective's form may stand with a noun of a gender, as in m1 or f."""
    return any(one == gender or (len(gender) == 1 and one.startswith(gender)) for one in genders.split("."))
