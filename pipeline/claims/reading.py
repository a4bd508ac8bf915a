"""One document as the claim rules read it: syntax, mentions and what the mentions refer to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from pipeline.claims.mended import mended
from pipeline.model import Annotation, Date, Document, Entity, Figure, Mentions, Name
from pipeline.syntax import Tree, tree

M = TypeVar("M", Name, Date, Figure)


@dataclass(frozen=True, slots=True)
class Found(Generic[M]):
    """A mention with the token that stands for it in the syntax."""

    mention: M
    token: int


@dataclass(frozen=True, eq=False)
class Reading:
    """Everything that is known of a document before its claims are read; equal to itself alone, as its tree is."""

    tree: Tree
    names: tuple[Found[Name], ...]
    dates: tuple[Found[Date], ...]
    figures: tuple[Found[Figure], ...]
    entities: Mapping[str, Entity]
    named: Mapping[int, Name]  # by token
    measures: frozenset[int]  # tokens that stand for dates and figures

    def repeated(self, token: int) -> bool:
        """True inside a passage that the document has said before."""
        start = self.tree.tokens[token].start
        return any(span.start <= start < span.end for span in self.tree.document.repeats)

    def entity(self, name: Name) -> Entity | None:
        """What a name refers to."""
        return self.entities.get(name.entity_id or "")


def reading(document: Document, annotation: Annotation, mentions: Mentions, entities: Mapping[str, Entity]) -> Reading:
    """A document made ready for the claim rules."""
    syntax = tree(document, mended(annotation, mentions.dates))
    names = tuple(_found(syntax, mentions.names))
    named = {i: f.mention for f in names for i in syntax.within(f.mention.start, f.mention.end)}
    dates, figures = tuple(_found(syntax, mentions.dates)), tuple(_found(syntax, mentions.figures))
    spans: list[Date | Figure] = [*(f.mention for f in dates), *(f.mention for f in figures)]
    measures = frozenset(i for span in spans for i in syntax.within(span.start, span.end))
    return Reading(syntax, names, dates, figures, entities, named, measures)


def _found(syntax: Tree, mentions: tuple[M, ...]) -> Iterator[Found[M]]:
    for mention in mentions:
        token = syntax.head_of(mention.start, mention.end)
        if token is not None:
            yield Found(mention, token)
