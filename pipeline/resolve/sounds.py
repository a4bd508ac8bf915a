"""Words of names as they sound: when two words are one, when they are nearly one, and when they cannot be."""

from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from pipeline.gazetteer import folded, sounded
from pipeline.languages import codes
from pipeline.ontology import table

REMEMBERED = 200_000
LONG = 5  # letters of a word in which one may differ
VOWELS, SILENT = frozenset("aeiou"), frozenset("aeiouh")  # letters that romanisations exchange, and that they leave out
GIVEN = "="  # before the sound that all spellings of one given name share


@lru_cache(maxsize=REMEMBERED)
def sounds(word: str) -> frozenset[str]:
    """How a word may sound: as it is spelt, as each language reads its letters, and as a given name in any language."""
    spoken = _spoken(word)
    return spoken | {name for sound in spoken if (name := _given().get(sound))}


def _spoken(word: str) -> frozenset[str]:
    return frozenset({folded(word), *(sounded(word, code) for code in codes())}) - {""}


@cache
def _given() -> dict[str, str]:
    """The given name that each sound belongs to."""
    rows = table("given_names")["groups"]
    return {sound: f"{GIVEN}{row[0]}" for row in rows for word in row for sound in _spoken(word.lower())}


def same(left: str, right: str) -> bool:
    """Two words that may sound the same."""
    return left == right or not sounds(left).isdisjoint(sounds(right))


@lru_cache(maxsize=REMEMBERED)
def near(left: str, right: str) -> bool:
    """The same word, or one sound apart in a long one; another gender's ending or given name is no near word."""
    return same(left, right) or any(one_apart(a, b) for a in spelt(left) for b in spelt(right))


def shorter(left: str, right: str) -> bool:
    """Two near words of which one lacks a letter of the other."""
    return any(len(a) != len(b) and one_apart(a, b) for a in spelt(left) for b in spelt(right))


@lru_cache(maxsize=REMEMBERED)
def spelt(word: str) -> frozenset[str]:
    """Sounds of a word that others may be near to: none of short words and of known given names."""
    found = sounds(word)
    given = any(sound.startswith(GIVEN) for sound in found)
    return frozenset(sound for sound in found if len(sound) >= LONG and not given)


def one_apart(left: str, right: str) -> bool:
    """One vowel exchanged, or one vowel or breath left out, between the same first and last letters."""
    if left[0] != right[0] or left[-1] != right[-1]:
        return False
    if Levenshtein.distance(left, right, score_cutoff=1) != 1:
        return False
    if len(left) == len(right):
        return all(a == b or (a in VOWELS and b in VOWELS) for a, b in zip(left, right, strict=True))
    longer, shorter = (left, right) if len(left) > len(right) else (right, left)
    return any(longer[i] in SILENT and longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
