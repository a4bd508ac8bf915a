"""Names joined into persons, places and organisations: one entity in every spelling, case and language.

What a mention names is read in its own document. Across documents two names are joined by what the two are, never by
what else the corpus holds: more documents add joins and take none away, and their order does not matter.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.memory import FORGETFUL, Memory
from pipeline.model import Annotation, Document, Doubt, Entity, Mentions
from pipeline.resolve.entities import entities
from pipeline.resolve.groups import Groups, Key
from pipeline.resolve.lemmas import Told, Word, mentions, told
from pipeline.resolve.members import Member, members, proved, tabled, told_aliases
from pipeline.resolve.persons import PERSON, Doubts, joined, key_of

__all__ = ("resolved",)
Called = tuple[tuple[str, str], ...]  # base form and entity of each name


def resolved(
    documents: Sequence[Document],
    annotations: Sequence[Annotation],
    found: Sequence[Mentions],
    memory: Memory = FORGETFUL,
) -> tuple[Iterable[Mentions], tuple[Entity, ...], tuple[Doubt, ...]]:
    """The mentions of all documents with base forms and entities, the entities, and pairs that a person must decide.

    What is asked of one document alone is asked of the memory.
    """
    words = memory.remembered(told, annotations, found)
    read = [*memory.remembered(read_alone, documents, annotations, found, _attested(words))]
    groups, doubts = _joined(read)
    made, ids = entities(read, groups)
    called = (tuple((one.lemma, ids[one.key]) for one in row) for row in read)
    return memory.remembered(named, found, called), made, _told(doubts, ids)


def _attested(words: Iterable[Told]) -> Iterator[tuple[Word, ...]]:
    """Of each document the words it asks about that some document proves."""
    every = [*words]
    proven = {word for one in every for word in one.proves}
    return (tuple(word for word in one.asks if word in proven) for one in every)


def read_alone(
    document: Document, annotation: Annotation, found: Mentions, attested: tuple[Word, ...]
) -> tuple[Member, ...]:
    """What the names of a document mean, as it and the tables tell."""
    return members(mentions(document, annotation, found, attested))


def named(found: Mentions, called: Called) -> Mentions:
    """Mentions whose names have their base forms and entities."""
    names = zip(found.names, called, strict=True)
    return replace(found, names=tuple(replace(name, lemma=lemma, entity_id=one) for name, (lemma, one) in names))


def _joined(read: Sequence[Sequence[Member]]) -> tuple[Groups, Doubts]:
    """Keys that are one entity: names of one person, forms that others prove, names that a text calls another's."""
    groups = Groups()
    every = [member for row in read for member in row]
    for key, other, reason in (*proved(every), *tabled(every), *told_aliases(every)):
        groups.join(key, other, (reason,))
    return groups, joined({member.key[1:] for member in every if member.key[0] == PERSON}, groups)


def _told(doubts: Doubts, ids: Mapping[Key, str]) -> tuple[Doubt, ...]:
    """Pairs of persons that were not joined and may be one."""
    made: dict[tuple[str, str], Doubt] = {}
    for pair, (score, reasons) in sorted(doubts.pairs.items()):
        left, right = sorted(ids[key_of(name)] for name in pair)
        if left != right:
            made.setdefault((left, right), Doubt(left, right, PERSON, Decimal(str(score)), reasons))
    return tuple(made[pair] for pair in sorted(made))
