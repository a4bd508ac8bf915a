"""The syntax of one document, as rules ask for it. Everything speaks in token indexes."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.model import Annotation, Document, Span, Token

CLAUSES = {"root", "ccomp", "advcl", "acl", "parataxis", "csubj"}  # relations that open a clause, subtypes included
VERBAL = {"VERB", "AUX"}
SUBJECTS = {"nsubj", "csubj", "expl"}
NOT_OF_PHRASE = {
    *("acl", "advcl", "appos", "conj", "cc", "punct", "case", "det"),
    *("parataxis", "cop", "mark", "nsubj", "advmod", "aux"),
}


@dataclass(frozen=True, eq=False)
class Tree:
    """Tokens with their children, and the sentence and paragraph that each stands in.

    A tree is equal to itself alone, so that what rules ask again and again can be remembered beside it.
    """

    document: Document
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    sentence: tuple[int, ...]  # number of the sentence of each token
    bounds: tuple[Span, ...]  # tokens of each sentence
    starts: tuple[int, ...]  # first character of each token
    languages: tuple[str, ...]  # of each sentence
    paragraph: tuple[int, ...]  # number of the paragraph of each sentence

    def language(self, token: int) -> str:
        """Language of the sentence of a token."""
        return self.languages[self.sentence[token]]

    def related(self, token: int, *relations: str) -> Iterator[int]:
        """Children by relation; `nsubj` finds `nsubj:pass` too, `nsubj:pass` only itself."""
        for child in self.children[token]:
            if self._bases[child] in relations or self.tokens[child].deprel in relations:
                yield child

    def base(self, token: int) -> str:
        """Relation to the head without its subtype."""
        return self._bases[token]

    def lemma(self, token: int) -> str:
        """Lemma in lower case."""
        return self._lemmas[token]

    def subtree(self, token: int) -> tuple[int, ...]:
        """The token and all below it, in the order of the text."""
        found, waiting = [], [token]
        while waiting:
            found.append(waiting.pop())
            waiting.extend(self.children[found[-1]])
        return tuple(sorted(found))

    def ancestors(self, token: int) -> Iterator[int]:
        """Heads from the nearest up to the root."""
        while (head := self.tokens[token].head) != token:
            yield head
            token = head

    def steps(self, left: int, right: int) -> int:
        """Steps through the tree from one token to the other; as many as there are tokens in another sentence."""
        up = {above: steps for steps, above in enumerate((left, *self.ancestors(left)))}
        for steps, above in enumerate((right, *self.ancestors(right))):
            if above in up:
                return steps + up[above]
        return len(self.tokens)

    @cached_property
    def _bases(self) -> tuple[str, ...]:
        return tuple(token.deprel.partition(":")[0] for token in self.tokens)

    @cached_property
    def _lemmas(self) -> tuple[str, ...]:
        return tuple(token.lemma.casefold() for token in self.tokens)

    @cached_property
    def _opening(self) -> tuple[bool, ...]:
        return tuple(map(self._opens, range(len(self.tokens))))

    @cached_property
    def _members(self) -> dict[int, tuple[int, ...]]:
        """Of the clauses that were asked for."""
        return {}

    def opens_clause(self, token: int) -> bool:
        """True where the token is the head of a clause."""
        return self._opening[token]

    def _opens(self, token: int) -> bool:
        relation = self.base(token)
        if relation == "conj":
            return self.tokens[token].upos in VERBAL or any(self.related(token, "nsubj", "cop", "aux"))
        return relation in CLAUSES or self.tokens[token].head == token

    def clause(self, token: int) -> int:
        """Head of the clause that the token stands in."""
        while not self._opening[token]:
            token = self.tokens[token].head
        return token

    def members(self, clause: int) -> tuple[int, ...]:
        """Tokens of a clause without the clauses inside it."""
        if clause not in self._members:
            found, waiting = [], [clause]
            while waiting:
                found.append(waiting.pop())
                waiting.extend(child for child in self.children[found[-1]] if not self._opening[child])
            self._members[clause] = tuple(sorted(found))
        return self._members[clause]

    def phrase(self, token: int) -> tuple[int, ...]:
        """The noun phrase of a head, without clauses, appositions and prepositions: consecutive tokens."""
        found, waiting = [], [token]
        while waiting:
            found.append(waiting.pop())
            waiting.extend(child for child in self.children[found[-1]] if self._of_phrase(child, token))
        return _run(sorted(found), token)

    def _of_phrase(self, child: int, head: int) -> bool:
        """False for what is no part of a noun phrase, as for a complement of an adjective before its noun."""
        relation = self.base(child)
        parent = self.tokens[child].head
        if parent != head and parent < head and relation != "case":
            return not any(self.related(child, "case"))
        if relation == "case":
            return parent != head
        return relation not in NOT_OF_PHRASE or (relation == "det" and parent != head)

    def cased(self, token: int) -> tuple[int, ...]:
        """Its prepositions."""
        return tuple(self.related(token, "case"))

    def within(self, start: int, end: int) -> range:
        """Tokens that overlap characters `start` to `end`."""
        first = max(0, bisect_right(self.starts, start) - 1)
        if first < len(self.tokens) and self.tokens[first].end <= start:
            first += 1
        return range(first, bisect_left(self.starts, end))

    def head_of(self, start: int, end: int) -> int | None:
        """The token among characters `start` to `end` whose head lies outside them."""
        inside = self.within(start, end)
        return next((i for i in inside if self.tokens[i].head not in inside or self.tokens[i].head == i), None)

    def text(self, tokens: tuple[int, ...]) -> str:
        """The words from the first token to the last, white space folded."""
        span = self.span(tokens)
        return " ".join(self.document.text[span.start : span.end].split())

    def span(self, tokens: tuple[int, ...]) -> Span:
        """Characters from the first token to the last."""
        return Span(self.tokens[tokens[0]].start, self.tokens[tokens[-1]].end)


def _run(found: list[int], token: int) -> tuple[int, ...]:
    """The stretch of consecutive indexes around one of them."""
    low = high = found.index(token)
    while low and found[low - 1] == found[low] - 1:
        low -= 1
    while high + 1 < len(found) and found[high + 1] == found[high] + 1:
        high += 1
    return tuple(found[low : high + 1])


def tree(document: Document, annotation: Annotation) -> Tree:
    """The syntax of a document."""
    tokens = annotation.tokens
    children: list[list[int]] = [[] for _ in tokens]
    sentence = [0] * len(tokens)
    paragraphs, breaks = [], 0
    for number, bounds in enumerate(annotation.sentences):
        before = tokens[bounds.start - 1].end if bounds.start else 0
        breaks += "\n" in document.text[before : tokens[bounds.start].start]
        paragraphs.append(breaks)
        sentence[bounds.start : bounds.end] = [number] * (bounds.end - bounds.start)
    for index, token in enumerate(tokens):
        if token.head != index:
            children[token.head].append(index)
    return Tree(
        document,
        tokens,
        tuple(map(tuple, children)),
        tuple(sentence),
        tuple(Span(s.start, s.end) for s in annotation.sentences),
        tuple(token.start for token in tokens),
        tuple(s.language for s in annotation.sentences),
        tuple(paragraphs),
    )
