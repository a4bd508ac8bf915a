"""Which way the verb of a date's clause looks."""

from functools import cache

from pipeline.extract.dates.context import FUTURE, PAST, SOON
from pipeline.languages import table
from pipeline.model import Annotation, Token

CLAUSES = frozenset({"VERB", "AUX"})
WITH = ("aux", "cop")  # relations of the words that give a verb its tense
RELATIVE, HELPING = "acl", "aux"  # relations of clauses that only describe, and of what makes a perfect
DEEP = 40  # steps up a tree; a broken one may have circles


class Tenses:
    """The verbs of one annotation."""

    def __init__(self, annotation: Annotation) -> None:
        """Index the tokens by where they start."""
        self._tokens = annotation.tokens
        self._at = {token.start: index for index, token in enumerate(annotation.tokens)}
        self._below: dict[int, list[Token]] = {}
        for token in annotation.tokens:
            self._below.setdefault(token.head, []).append(token)

    def prefer(self, start: int, language: str, otherwise: str) -> str:
        """Past, future, or soon for what is going on, as the verb above the word at an offset says."""
        index = self._at.get(start)
        verb = self._verb(index) if index is not None else None
        if verb is None:
            return otherwise
        below = self._below.get(verb, ())
        words = [self._tokens[verb], *(word for word in below if word.deprel.startswith(WITH))]
        done = words[0].feature("Tense") == "Past" and words[0].feature("VerbForm") == "Fin"
        plans = not done or any(word.deprel == "xcomp" for word in below)  # it had to begin, but: it had a sequel
        if any(
            word.feature("Tense") == "Fut" or (plans and word.lemma.casefold() in _future(language)) for word in words
        ):
            return FUTURE
        if any(word.feature("Tense") == "Past" for word in words):
            return PAST
        if otherwise == PAST and any(word.feature("Tense") == "Pres" for word in words):
            return SOON
        return otherwise

    def is_verb(self, start: int) -> bool:
        """True where the word at an offset is a verb that looks like a month."""
        index = self._at.get(start)
        return index is not None and self._tokens[index].upos in CLAUSES

    def is_aside(self, start: int) -> bool:
        """True for a word in a relative clause or in one of what had been: where police had killed men in 2011."""
        verb = self._verb(self._at[start]) if start in self._at else None
        if verb is None or self._tokens[verb].deprel.startswith(RELATIVE):
            return verb is not None
        done = self._tokens[verb].feature("VerbForm") == "Part" and self._tokens[verb].feature("Tense") == "Past"
        had = (w.deprel == HELPING and w.feature("Tense") == "Past" for w in self._below.get(verb, ()))
        return done and any(had)

    def counts(self, start: int) -> bool:
        """True where the number at an offset counts the noun after it."""
        index = self._at.get(start)
        if index is None or not self._tokens[index].deprel.startswith("nummod"):
            return False
        return self._tokens[index].head > index

    def _verb(self, index: int) -> int | None:
        """The nearest verb above a token, or word that a copula makes one: the vote is on Sunday."""
        for _ in range(DEEP):
            if any(word.deprel.startswith("cop") for word in self._below.get(index, ())):
                return index
            head = self._tokens[index].head
            if head == index:
                break
            index = head
            if self._tokens[index].upos in CLAUSES:
                return index
        return index if self._tokens[index].upos in CLAUSES else None


@cache
def _future(language: str) -> frozenset[str]:
    """Base forms of verbs that put others into the future."""
    return frozenset(table(language, "dates").get("future", {}).get("verbs", ()))
