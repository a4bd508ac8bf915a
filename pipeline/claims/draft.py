"""A tree that is being mended: heads and relations of the words of a document, changed one by one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.model import Token

FINITE = "Mood=Ind|Tense=Past|VerbForm=Fin"
PLURAL = "Number=Plur"


class Draft:
    """Words whose relations may change; nothing else of them does."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Begin with what the model read."""
        self.tokens = list(tokens)
        self._children: list[list[int]] = [[] for _ in tokens]
        for index, token in enumerate(tokens):
            if token.head != index:
                self._children[token.head].append(index)

    def base(self, token: int) -> str:
        """Relation to the head without its subtype."""
        return self.tokens[token].deprel.partition(":")[0]

    def lemma(self, token: int) -> str:
        """Lemma in lower case."""
        return self.tokens[token].lemma.casefold()

    def related(self, token: int, *relations: str) -> Iterator[int]:
        """Children by relation, subtypes included, in the order of the text."""
        return (child for child in sorted(self._children[token]) if self.base(child) in relations)

    def below(self, token: int) -> tuple[int, ...]:
        """Children in the order of the text."""
        return tuple(sorted(self._children[token]))

    def hang(self, token: int, head: int, relation: str) -> None:
        """Give a word another head; where that one hangs on it, directly or not, all stays as it is."""
        if head != token and token in self._above(head):
            return
        if self.tokens[token].head != token:
            self._children[self.tokens[token].head].remove(token)
        if head != token:
            self._children[head].append(token)
        self.tokens[token] = replace(self.tokens[token], head=head, deprel=relation)

    def _above(self, token: int) -> Iterator[int]:
        """Heads from the nearest up to the root."""
        while (head := self.tokens[token].head) != token:
            yield head
            token = head

    def hang_all(self, tokens: Iterable[int], head: int) -> None:
        """Give words another head that they stand to as they did."""
        for token in tokens:
            self.hang(token, head, self.tokens[token].deprel)

    def swap(self, low: int, high: int, relation: str) -> None:
        """Put a word in the place of the one that it hangs on, directly or not, which then hangs on it."""
        above, own = self.tokens[high].head, self.tokens[high].deprel
        self.hang(low, low if above == high else above, own)
        self.hang(high, low, relation)

    def become_noun(self, token: int) -> None:
        """Let a word read as a verb be a noun in the plural."""
        self.tokens[token] = replace(self.tokens[token], upos="NOUN", feats=PLURAL)

    def become_finite(self, verb: int) -> None:
        """Let a verb read as a participle be one in the past tense."""
        if self.tokens[verb].feature("VerbForm") != "Fin":
            self.tokens[verb] = replace(self.tokens[verb], feats=FINITE)
