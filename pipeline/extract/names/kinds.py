"""One kind for each name of a document: all its mentions vote."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.extract.figures.lexicon import lexicon
from pipeline.extract.names.candidate import ORGANISATION, PERSON, Candidate
from pipeline.extract.names.evidence import votes
from pipeline.extract.names.text import Text, words_of
from pipeline.gazetteer import country_of, folded
from pipeline.languages import table

SHORTEST = 4  # letters that stay of a word without its ending
SHARED = 2.0  # what a person's full name says about the surname alone


def settled(text: Text, found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Candidates with the kind that their name has in this document."""
    tally: dict[tuple[str, ...], Counter[str]] = {}
    for one in found:
        counts = tally.setdefault(key(text, one), Counter())
        for kind, weight in votes(text, one) if not one.sure else ((one.kind, 10.0),):
            counts[kind] += weight  # type: ignore[assignment]
    best = {name: max(sorted(counts), key=lambda kind: counts[kind]) for name, counts in tally.items()}
    surnames = {name[-1] for name, kind in best.items() if kind == PERSON and len(name) > 1}
    for name, counts in tally.items():
        if len(name) == 1 and name[0] in surnames:
            counts[PERSON] += SHARED  # type: ignore[assignment]
    return tuple(one if one.sure else replace(one, kind=_best(tally[key(text, one)])) for one in found)


def _best(counts: Counter[str]) -> str:
    return max(sorted(counts), key=lambda kind: counts[kind])


def key(text: Text, one: Candidate) -> tuple[str, ...]:
    """The words of a name without their endings."""
    return tuple(
        stem(text.word(i), text.languages[i])
        for i in range(one.start, one.end)
        if any(char.isalnum() for char in text.word(i))
    )


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """A word without the case ending that it may have."""
    if not any(char.islower() for char in word):
        return folded(word)
    for ending in sorted(table(language, "names")["stem"]["endings"], key=len, reverse=True):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return folded(word[: len(word) - len(ending)])
    return folded(word)


def plausible(text: Text, one: Candidate) -> bool:
    """False for a single ordinary word, number or name of a people that a label took for a name."""
    if one.end - one.start > 1 or one.sure:
        return True
    if (
        text.is_in(one.start - 1, "ordinary", "scales")
        or text.is_in(one.start, "ordinary", "words")
        or len(text.word(one.start)) == 1
        or (one.start in text.opening and lexicon(text.languages[one.start]).part(text.low(one.start)))
        or (one.start in text.opening and text.lemma(one.start) in text.common)
    ):
        return False
    if text.is_in(one.start, "person", "titles") or text.is_in(one.start, "person", "roles"):
        return False
    if one.kind == PERSON and country_of(text.word(one.start), text.languages[one.start]):
        return False
    return one.kind == ORGANISATION or not _people(text, one.start)


def _people(text: Text, i: int) -> bool:
    """Kazakh, Uzbeks: a people or its adjective."""
    listed = words_of(text.languages[i], "demonym", "words")
    plural = text.names(i)["demonym"]["plural"]
    low = text.low(i)
    ends = any(low.endswith(end) and low.removesuffix(end) in listed for end in plural)
    return ends or text.is_in(i, "demonym", "words")
