"""Names joined into persons, places and organisations: one entity in every spelling, case and language."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.aliases import stated
from pipeline.gazetteer import folded
from pipeline.model import Annotation, Document, Doubt, Entity, Mentions
from pipeline.resolve.entities import ALIAS, Member, entities
from pipeline.resolve.lemmas import mentions
from pipeline.resolve.mention import Mention
from pipeline.resolve.organisations import ORGANISATION, organisations
from pipeline.resolve.persons import PERSON, Persons, persons
from pipeline.resolve.spot import PLACE, spots

__all__ = ("resolved",)


def resolved(
    readings: Sequence[tuple[Document, Annotation, Mentions]],
) -> tuple[tuple[Mentions, ...], tuple[Entity, ...], tuple[Doubt, ...]]:
    """The mentions of all documents with base forms and entities, the entities, and pairs that a person must decide."""
    documents = mentions(readings)
    known = persons(documents)
    told = [_aliased(found, _members(d, found, known)) for d, found in enumerate(documents)]
    made, ids = entities(told)
    named = tuple(
        replace(found, names=tuple(replace(m.name, lemma=m.lemma, entity_id=ids[m.key]) for m in row))
        for (_, _, found), row in zip(readings, told, strict=True)
    )
    return named, made, _doubts(known, ids)


def _members(d: int, found: Sequence[Mention], known: Persons) -> list[Member]:
    """The mentions of a document, each with the key of its entity."""
    where = spots(found)
    listed = organisations(found, where)
    made = []
    for i, one in enumerate(found):
        if (d, i) in known.names:
            name = known.names[d, i]
            made.append(Member(one.name, one.lemma, known.key(name), reasons=known.groups.reasons(name)))
        elif i in where:
            place, lemma = where[i]
            made.append(Member(one.name, lemma, (PLACE, "known", place.place_id), place=place))
        elif i in listed:
            key, body, lemma = listed[i]
            made.append(Member(one.name, lemma, (ORGANISATION, *key), body=body))
        else:
            made.append(Member(one.name, one.lemma, (one.name.kind, folded(one.lemma))))
    return made


def _aliased(found: Sequence[Mention], row: Sequence[Member]) -> list[Member]:
    """Members where a name that the text gives as another name of the one before it is that one."""
    told: list[Member] = []
    for one, member in zip(found, row, strict=True):
        before = told[-1] if told else None
        if before and before.name.kind == one.name.kind and stated(one.after, one.name.language):
            told.append(replace(before, name=one.name, lemma=one.lemma, reasons=(*before.reasons, ALIAS)))
        else:
            told.append(member)
    return told


def _doubts(known: Persons, ids: Mapping[tuple[str, ...], str]) -> tuple[Doubt, ...]:
    """Pairs of persons that were not joined and may be one."""
    made: dict[tuple[str, str], Doubt] = {}
    for pair, (score, reasons) in sorted(known.doubts.items()):
        left, right = sorted(ids.get(known.key(name), "") for name in pair)
        if left and left != right:
            made.setdefault((left, right), Doubt(left, right, PERSON, Decimal(str(score)), reasons))
    return tuple(made[pair] for pair in sorted(made))
