"""Names joined into persons, places and organisations: one entity in every spelling, case and language.

What a mention names is read in its own document. Across documents two names are joined by what the two are, never by
what else the corpus holds: more documents add joins and take none away, and their order does not matter.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.model import Annotation, Document, Doubt, Entity, Mentions
from pipeline.resolve.entities import entities
from pipeline.resolve.groups import Groups, Key
from pipeline.resolve.lemmas import mentions
from pipeline.resolve.members import Member, members, proved, tabled, told_aliases
from pipeline.resolve.persons import PERSON, Doubts, joined, key_of

__all__ = ("resolved",)


def resolved(
    readings: Sequence[tuple[Document, Annotation, Mentions]],
) -> tuple[tuple[Mentions, ...], tuple[Entity, ...], tuple[Doubt, ...]]:
    """The mentions of all documents with base forms and entities, the entities, and pairs that a person must decide."""
    told = [members(found) for found in mentions(readings)]
    groups, doubts = _joined(told)
    made, ids = entities(told, groups)
    named = tuple(
        replace(found, names=tuple(replace(m.name, lemma=m.lemma, entity_id=ids[m.key]) for m in row))
        for (_, _, found), row in zip(readings, told, strict=True)
    )
    return named, made, _told(doubts, ids)


def _joined(told: Sequence[Sequence[Member]]) -> tuple[Groups, Doubts]:
    """Keys that are one entity: names of one person, forms that others prove, names that a text calls another's."""
    groups = Groups()
    every = [member for row in told for member in row]
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
