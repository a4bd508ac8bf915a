"""Which words say that something happens."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import Levenshtein

from pipeline.claims.lexicon import Entry, Lexicon, lexicon
from pipeline.claims.tree import Tree
from pipeline.morphology import generated, readings

NEAR = 4  # tokens between the words of a phrase that the parse has torn apart
CLASS = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ"}
SHORTEST_MISSPELT = 5  # letters of a word that is still told from its neighbours with one letter wrong


@dataclass(frozen=True, slots=True)
class Trigger:
    """A token and what it says."""

    token: int
    entry: Entry


def triggers(tree: Tree, taken: frozenset[int]) -> Iterator[Trigger]:
    """Triggers in the order of the text; tokens of names (`taken`) are none."""
    for index in range(len(tree.tokens)):
        if index not in taken and (entry := _entry(tree, index)):
            yield Trigger(index, entry)


def _entry(tree: Tree, index: int) -> Entry | None:
    words = lexicon(tree.language(index))
    return _phrase(tree, index, words) or _word(tree, index, words) or _misspelt(tree, index, words)


def _phrase(tree: Tree, index: int, words: Lexicon) -> Entry | None:
    for phrase in words.phrases.get(tree.lemma(index), ()):
        if all(any(tree.lemma(i) == other for i in _around(tree, index)) for other in phrase.others):
            return phrase.entry
    return None


def _around(tree: Tree, index: int) -> Iterator[int]:
    """Tokens near a word: two steps down the tree, and its neighbours in its clause."""
    for child in tree.children[index]:
        yield child
        yield from tree.children[child]
    bounds = tree.bounds[tree.sentence[index]]
    for other in range(max(bounds.start, index - NEAR), min(bounds.end, index + NEAR + 1)):
        if other != index and tree.clause(other) == tree.clause(index):
            yield other


def _word(tree: Tree, index: int, words: Lexicon) -> Entry | None:
    """The entry of a lemma in its word class; participles and verbal nouns bear the lemma of their verb."""
    token, lemma = tree.tokens[index], tree.lemma(index)
    upos = CLASS.get(token.upos)
    if upos is None:
        return None
    verbal = (token.feature("VerbForm") or "") in {"Part", "Vnoun", "Ger"}
    return words.words.get((upos, lemma)) or (words.words.get(("VERB", lemma)) if verbal else None)


def _misspelt(tree: Tree, index: int, words: Lexicon) -> Entry | None:
    """The entry of a noun that a word unknown to the dictionary misses by one letter."""
    token, language = tree.tokens[index], tree.language(index)
    if token.upos not in CLASS or len(token.text) < SHORTEST_MISSPELT or not token.text.islower():
        return None
    if not _forms(language) or readings(language, token.text):
        return None
    close = [n for form, n in _forms(language).items() if Levenshtein.distance(form, token.text, score_cutoff=1) <= 1]
    return words.words[("NOUN", close[0])] if len(set(close)) == 1 else None


@cache
def _forms(language: str) -> dict[str, str]:
    """Inflected forms of the noun triggers, with their lemmas; none where the language has no dictionary."""
    nouns = [lemma for upos, lemma in lexicon(language).words if upos == "NOUN" and len(lemma) >= SHORTEST_MISSPELT]
    return {form.text: noun for noun in nouns for form in generated(language, noun)}
