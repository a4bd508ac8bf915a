"""Which words say that something happens."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from pipeline.claims.arguments import object_of, passive, subject
from pipeline.claims.lexicon import (
    ENTRIES,
    GERUND,
    PARTICIPLE,
    PAST,
    PEOPLE,
    Entry,
    Lexicon,
    Phrase,
    Shape,
    lexicon,
    shapes,
)
from pipeline.claims.misspelt import misspelt
from pipeline.claims.people import means_people
from pipeline.syntax import Tree

REMEMBERED = 4_096  # words of the documents at hand
NEAR = 4  # tokens between the words of a phrase that the parse has torn apart
CLASS = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ"}
APART = {"root", "conj", "advcl", "ccomp", "parataxis", "csubj"}  # relations to a head that belongs to another phrase
NOMINAL = {"nsubj", "obj", "obl", "nmod", "compound"}  # relations of nouns, where a verb's form is a noun


@dataclass(frozen=True, slots=True)
class Trigger:
    """A token and what it says."""

    token: int
    entry: Entry
    beside: tuple[str, ...] = ()  # lemmas of the words that make it one


def triggers(tree: Tree, taken: frozenset[int]) -> Iterator[Trigger]:
    """Triggers in the order of the text; tokens of names (`taken`) are none."""
    for index in range(len(tree.tokens)):
        if index not in taken and (trigger := _trigger(tree, index)):
            yield trigger


def _trigger(tree: Tree, index: int) -> Trigger | None:
    words = lexicon(tree.language(index))
    if tree.tokens[index].feature("Polarity") == "Neg" or _is_nothing(tree, index, words):
        return None
    phrase = _phrase(tree, index, words)
    if phrase and phrase.entry:
        return Trigger(index, phrase.entry, (*phrase.before, *phrase.after))
    entry = _word(tree, index, words) or _by_form(tree, index, words)
    entry = entry or _to_people(tree, index, words) or _misspelt(tree, index, words)
    return Trigger(index, entry) if entry else None


@lru_cache(maxsize=REMEMBERED)
def lemmas(tree: Tree, index: int) -> tuple[str, ...]:
    """All that a word may be a form of, the tagger's lemma first: the words of a phrase vouch for each other."""
    token = tree.tokens[index]
    found = (shape.lemma for shape in shapes(tree.language(index), token.text))
    return tuple(dict.fromkeys((tree.lemma(index), token.text.casefold(), *found)))


def _is_nothing(tree: Tree, index: int, words: Lexicon) -> bool:
    """True in a phrase that triggers nothing; it stands as it is written, word after word."""
    bounds = tree.bounds[tree.sentence[index]]
    for phrase in _phrases(tree, index, words.nothing):
        row = (*phrase.before, phrase.head, *phrase.after)
        places = range(index - len(phrase.before), index + len(phrase.after) + 1)
        inside = bounds.start <= places.start and places.stop <= bounds.end
        if inside and all(word in lemmas(tree, place) for word, place in zip(row, places, strict=True)):
            return True
    return False


def _phrases(tree: Tree, index: int, table: Mapping[str, Sequence[Phrase]]) -> list[Phrase]:
    """Phrases that a word may be the trigger of."""
    return [phrase for lemma in lemmas(tree, index) for phrase in table.get(lemma, ())]


def _phrase(tree: Tree, index: int, words: Lexicon) -> Phrase | None:
    """The longest phrase whose words stand around a word."""
    found = _phrases(tree, index, words.phrases)
    if not found:
        return None
    around = {other: lemmas(tree, other) for other in _around(tree, index)}
    before = frozenset[str]().union(*around.values())
    after = frozenset[str]().union(*(read for other, read in around.items() if _follows(tree, index, other)))
    whole = [phrase for phrase in found if before.issuperset(phrase.before) and after.issuperset(phrase.after)]
    return max(whole, key=len) if whole else None


def _follows(tree: Tree, index: int, other: int) -> bool:
    """False for what stands before a word and opens no complement of it: its own preposition, a noun joined to it."""
    if other > index:
        return True
    if tree.tokens[other].head == index:
        return tree.base(other) not in {"case", "compound"}
    return tree.base(other) != "case" or index in islice(tree.ancestors(other), 2)


def _around(tree: Tree, index: int) -> Iterator[int]:
    """Tokens near a word: its head, two steps down the tree, and its neighbours in its clause."""
    if tree.base(index) not in APART:
        yield tree.tokens[index].head
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


def _by_form(tree: Tree, index: int, words: Lexicon) -> Entry | None:
    """The entry of what a form may be; in another class than the tagger's only where it cannot be of that one."""
    found = shapes(tree.language(index), tree.tokens[index].text)
    allowed = set(_allowed(tree, index))
    if Shape("NOUN", tree.lemma(index)) in found:
        allowed.discard(GERUND)  # a noun that looks like a verbal noun: the tagger knows better
    fitting = [shape for shape in found if shape.upos in allowed] or (found if allowed else ())
    keys = ((upos, shape.lemma) for shape in fitting for upos in ENTRIES.get(shape.upos, ()))
    return next((words.words[key] for key in keys if key in words.words), None)


def _allowed(tree: Tree, index: int) -> Iterator[str]:
    """Classes of forms that a word may be of, by the tagger and by the syntax."""
    upos, relation = CLASS.get(tree.tokens[index].upos), tree.base(index)
    if upos == "VERB":
        yield from ("VERB", PAST)
        if relation in NOMINAL:
            yield "NOUN"
    elif upos == "NOUN":
        yield from ("NOUN", GERUND, PAST)
        if any(tree.related(index, "obj", "aux")):
            yield from ("VERB", PARTICIPLE)
    elif upos == "ADJ":
        yield from ("ADJ", PARTICIPLE, "NOUN")
        if relation != "amod":
            yield PAST


def _to_people(tree: Tree, index: int, words: Lexicon) -> Entry | None:
    """The entry of a verb that says it where somebody is acted on: zatrzymać kierowcę, not zatrzymać pociąg."""
    entry = words.words.get((PEOPLE, tree.lemma(index))) if tree.tokens[index].upos == "VERB" else None
    if entry is None:
        return None
    reached = subject(tree, index) if passive(tree, index) else object_of(tree, index)
    named = reached is not None and tree.tokens[reached].upos in {"PROPN", "NUM", "ADJ"}
    return entry if named or (reached is not None and means_people(tree.language(index), tree.lemma(reached))) else None


def _misspelt(tree: Tree, index: int, words: Lexicon) -> Entry | None:
    """The entry of a noun that a word in small letters misses by one slip."""
    token = tree.tokens[index]
    first = index == tree.bounds[tree.sentence[index]].start
    small = token.text.islower() or (first and token.text[1:].islower())
    noun = misspelt(tree.language(index), token.text.casefold()) if token.upos in CLASS and small else None
    return words.words[("NOUN", noun)] if noun else None
