"""Trigger nouns with a slip in them: trajk, arest."""

from functools import cache, lru_cache
from itertools import groupby

from rapidfuzz.distance import OSA, Levenshtein

from pipeline.claims.lexicon import lexicon
from pipeline.languages import table
from pipeline.morphology import generated, readings

SHORTEST = 5  # letters of a word that is still told from its neighbours with one letter wrong
REMEMBERED = 200_000  # forms; a corpus repeats itself


@lru_cache(maxsize=REMEMBERED)
def misspelt(language: str, form: str) -> str | None:
    """The one trigger noun that a form misses by a letter, where the dictionary does not know the form.

    Without a dictionary only slips that make no other word count: two letters swapped, one doubled or not.
    """
    forms = _forms(language)
    if len(form) < SHORTEST or form in forms or readings(language, form):
        return None
    slips = _is_near if table(language, "language").get("morphology") else _is_slip
    close = {noun for right, noun in forms.items() if slips(right, form)}
    return close.pop() if len(close) == 1 else None


def _is_near(right: str, form: str) -> bool:
    return Levenshtein.distance(right, form, score_cutoff=1) <= 1


def _is_slip(right: str, form: str) -> bool:
    if abs(len(right) - len(form)) > 1:
        return False
    swapped = len(right) == len(form) and OSA.distance(right, form) == 1 and sorted(right) == sorted(form)
    return swapped or _single(right) == _single(form)


def _single(word: str) -> str:
    """A word without doubled letters."""
    return "".join(letter for letter, _ in groupby(word))


@cache
def _forms(language: str) -> dict[str, str]:
    """Inflected forms of the noun triggers, with their lemmas."""
    nouns = [lemma for upos, lemma in lexicon(language).words if upos == "NOUN" and len(lemma) >= SHORTEST]
    known = {form.text: noun for noun in nouns for form in generated(language, noun)}
    endings = table(language, "events").get("inflection", {}).get("noun", {})
    regular = {noun + ending: noun for noun in nouns for ending, lost in endings.items() if "" in lost}
    return known | regular | {noun: noun for noun in nouns}
