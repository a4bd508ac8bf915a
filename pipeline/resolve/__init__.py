"""Names joined into persons, places and organisations: one entity in every spelling, case and language."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.aliases import stated
from pipeline.gazetteer import sounded
from pipeline.model import Annotation, Document, Doubt, Entity, Mentions
from pipeline.resolve.entities import Member, entities, identity
from pipeline.resolve.lemmas import mentions
from pipeline.resolve.mention import Mention
from pipeline.resolve.organisations import organisations
from pipeline.resolve.persons import PERSON, persons
from pipeline.resolve.spot import PLACE, spots

__all__ = ("resolved",)
ALIAS = "stated_alias"


def resolved(
    readings: Sequence[tuple[Document, Annotation, Mentions]],
) -> tuple[tuple[Mentions, ...], tuple[Entity, ...], tuple[Doubt, ...]]:
    """The mentions of all documents with base forms and entities, the entities, and pairs that a person must decide."""
    documents = mentions(readings)
    keys, groups, doubts = persons(documents)
    members = [
        [_person(one, keys[d, i], groups) if (d, i) in keys else member for i, (one, member) in enumerate(zip(found, _others(found), strict=True))]
        for d, found in enumerate(documents)
    ]
    told = [_aliased(found, row) for found, row in zip(documents, members, strict=True)]
    made, ids = entities(told)
    named = tuple(
        replace(found, names=tuple(replace(m.name, lemma=m.lemma, entity_id=ids[m.key]) for m in row))
        for (_, _, found), row in zip(readings, told, strict=True)
    )
    return named, made, _doubts(doubts, groups, ids)


def _person(one: Mention, key: tuple[str, ...], groups: object) -> Member:
    root = groups.root(key)  # type: ignore[attr-defined]
    return Member(one.name, one.lemma, (PERSON, *root), reasons=groups.reasons(root))  # type: ignore[attr-defined]


def _others(found: Sequence[Mention]) -> list[Member]:
    """Places and organisations of one document; persons get a key of their own that is replaced later."""
    where = spots(found)
    bodies = organisations(found, where)
    made = []
    for i, one in enumerate(found):
        if i in where:
            place, lemma = where[i]
            made.append(Member(one.name, lemma, (PLACE, "known", place.place_id), place=place))
        elif i in bodies:
            key, body, lemma = bodies[i]
            made.append(Member(one.name, lemma, ("organisation", *key), body=body))
        else:
            made.append(Member(one.name, one.lemma, (one.name.kind, sounded(one.lemma, one.name.language))))
    return made


def _aliased(found: Sequence[Mention], row: list[Member]) -> list[Member]:
    """Members where a name that the text gives as another name of the one before it is that one."""
    told: list[Member] = []
    for i, member in enumerate(row):
        before = told[i - 1] if i else None
        one = found[i]
        if before and before.name.kind == one.name.kind and stated(one.after, one.name.language):
            told.append(replace(before, name=one.name, lemma=one.lemma, reasons=(*before.reasons, ALIAS)))
        else:
            told.append(member)
    return told


def _doubts(found: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[float, tuple[str, ...]]], groups: object, ids: dict[tuple[str, ...], str]) -> tuple[Doubt, ...]:
    """Pairs of persons that were not joined and may be one."""
    made: dict[tuple[str, str], Doubt] = {}
    for (left, right), (score, reasons) in sorted(found.items()):
        pair = sorted(ids.get((PERSON, *groups.root(key)), "") for key in (left, right))  # type: ignore[attr-defined]
        if all(pair) and pair[0] != pair[1]:
            made.setdefault((pair[0], pair[1]), Doubt(pair[0], pair[1], PERSON, Decimal(str(score)), reasons))
    return tuple(made[pair] for pair in sorted(made))
