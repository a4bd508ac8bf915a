"""Labels and relations as other packages name them, in our words: `labels` and `relations` of a language's table."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from pipeline.languages import table
from pipeline.model import Token

NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
ROOT, COPULA, SUBJECT = "root", "cop", "nsubj"
PHRASE = {"prep", "dative"}  # relations of prepositions that tell nothing of the phrase below them


@cache
def kinds(language: str) -> Mapping[str, str]:
    """Kind of name by label."""
    labels: Mapping[str, list[str]] = table(language, "language")["labels"]
    return {label: kind for kind, found in labels.items() for label in found}


def universal(language: str, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens with relations of Universal Dependencies, whatever their engine speaks; heads are indexes in them."""
    scheme: Mapping[str, Any] = table(language, "language").get("relations", {})
    if not {*scheme.get("names", ()), *scheme.get("below", ())} & {token.deprel for token in tokens}:
        return tuple(tokens)
    tree = _Tree(tokens, scheme)
    for index in range(len(tokens)):
        tree.lift(index)
    rows = zip(tokens, tree.heads, tree.relations, strict=True)
    return tuple(replace(token, head=head, deprel=scheme["names"].get(name, name)) for token, head, name in rows)


class _Tree:
    """Heads and relations on their way."""

    def __init__(self, tokens: Sequence[Token], scheme: Mapping[str, Any]) -> None:
        self.tokens, self.scheme = tokens, scheme
        self.heads = [token.head for token in tokens]
        self.relations = [token.deprel for token in tokens]

    def lift(self, index: int) -> None:
        """Put a word above the function word that it hangs on."""
        relation, above = self.relations[index], self.heads[index]
        below = self.scheme["below"].get(relation)
        if below is None:
            return
        others = [i for i, head in enumerate(self.heads) if head == above and i not in {index, above}]
        if below == COPULA and any(self.relations[i] == self.scheme["existential"] for i in others):
            self.relations[index] = SUBJECT
        elif below == COPULA and self.tokens[above].lemma not in self.scheme["copulas"]:
            self.relations[index] = self.scheme["predicates"]
        else:
            self._swap(index, others, below)

    def _swap(self, index: int, others: Sequence[int], below: str) -> None:
        above = self.heads[index]
        top = self.heads[above] == above
        name = self._phrase(index, above)
        self.heads[index] = index if top else self.heads[above]
        self.relations[index] = ROOT if top else name
        self.relations[above] = below
        for child in (*others, above):
            self.heads[child] = index

    def _phrase(self, index: int, above: int) -> str:
        """Relation of a word that takes the place of the function word above it."""
        under_noun, elsewhere = self.scheme["phrases"].get(self.relations[index], (None, None))
        if elsewhere is None or self.relations[above] not in PHRASE:
            return self.relations[above]
        head = self.heads[above]
        predicate = any(self.heads[i] == head and name == COPULA for i, name in enumerate(self.relations))
        return str(under_noun if self.tokens[head].upos in NOMINAL and not predicate else elsewhere)
