"""Entities that a person has joined, split or kept apart, and names moved from one to another."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.corrections.cells import Corrections
from pipeline.corrections.file import Correction
from pipeline.model import Doubt, Entity, Mentions, Name, short_hash

MERGE, SPLIT, APART, MOVE = "merge", "split", "apart", "entity_id"
Known = dict[str, Entity]
Grouped = tuple[Iterable[Mentions], tuple[Entity, ...], tuple[Doubt, ...]]


def regrouped_entities(
    fixes: Corrections, named: Iterable[Mentions], entities: Iterable[Entity], doubts: Sequence[Doubt]
) -> Grouped:
    """Names, entities and doubts as a person has decided: splits first, then moves, then joins, then cells."""
    if not fixes.rows:
        return named, tuple(entities), tuple(doubts)
    named, known = tuple(named), {entity.entity_id: entity for entity in entities}
    names = {name.mention_id: name for one in named for name in fixes.applied(one.names)}
    ids = {mention: name.entity_id or "" for mention, name in names.items()}
    before = dict(ids)
    for one in fixes.of("entities", SPLIT):
        _split(fixes, one, known, names, ids)
    for one in fixes.of("names", MOVE):
        if one.id in ids and one.value in known:
            ids[one.id] = one.value
            fixes.done(one, one.id)
    joined = _joined(fixes, known)
    ids = {mention: joined.get(entity, entity) for mention, entity in ids.items()}
    moved = {mention: replace(name, entity_id=ids[mention] or None) for mention, name in names.items()}
    touched = {entity for mention, entity in ids.items() if entity != before[mention]} | set(before.values())
    counted = fixes.applied(_counted(known, moved.values(), touched))
    parts = tuple(
        replace(one, names=tuple(moved[n.mention_id] for n in one.names if n.mention_id in moved)) for one in named
    )
    return parts, tuple(sorted(counted, key=lambda e: e.entity_id)), _decided(fixes, doubts, joined)


def _split(fixes: Corrections, one: Correction, known: Known, names: Mapping[str, Name], ids: dict[str, str]) -> None:
    """Give the names that are listed (by id, document or base form) an entity of their own."""
    mine = [name for mention, name in names.items() if ids[mention] == one.id]
    gone = [name for name in mine if one.items & {name.mention_id, name.doc_id, name.lemma}]
    if one.id not in known or not gone or len(gone) == len(mine):
        return
    new = short_hash(SPLIT, one.id, *sorted(one.items))
    ids.update((name.mention_id, new) for name in gone)
    lemmas = Counter(name.lemma for name in gone)
    (first, _), *_ = lemmas.most_common()
    blank = dict.fromkeys(Entity.__dataclass_fields__)
    told = {"entity_id": new, "kind": known[one.id].kind, "name": first, "mentions": 0, "documents": 0}
    others = tuple(sorted(lemmas.keys() - {first}))
    known[new] = Entity(**(blank | told | {"aliases": others, "reasons": ("corrections",)}))  # type: ignore[arg-type]
    kept = {name.lemma for name in mine} - {name.lemma for name in gone} | {known[one.id].name}
    left = tuple(form for form in known[one.id].aliases if form in kept or form not in lemmas)
    known[one.id] = replace(known[one.id], aliases=left)
    fixes.done(one, one.id, new)


def _joined(fixes: Corrections, known: Known) -> dict[str, str]:
    """Entities that are another, each with the one that it is; `known` loses them."""
    joined: dict[str, str] = {}
    for one in fixes.of("entities", MERGE):
        left, right = joined.get(one.id, one.id), joined.get(one.value, one.value)
        if left != right and {left, right} <= known.keys():
            known[left] = _one(known[left], known.pop(right))
            joined = {old: left if new == right else new for old, new in joined.items()} | {right: left}
            fixes.done(one, left)
        elif left == right and left in known and one.id != one.value:
            fixes.done(one, left)  # others have joined them already
    return joined


def _one(left: Entity, right: Entity) -> Entity:
    """Two entities as one: the first keeps its name, both give their other names."""
    aliases = tuple(dict.fromkeys((*left.aliases, right.name, *right.aliases)))
    return replace(left, aliases=aliases, reasons=tuple(dict.fromkeys((*left.reasons, "corrections"))))


def _counted(known: Known, names: Iterable[Name], touched: set[str]) -> Iterable[Entity]:
    """Entities with their names counted anew; one that lost its last name is gone."""
    told: dict[str, list[str]] = {}
    for name in names:
        told.setdefault(name.entity_id or "", []).append(name.doc_id)
    for key, entity in known.items():
        if key in told:
            yield replace(entity, mentions=len(told[key]), documents=len(set(told[key])))
        elif key not in touched:
            yield entity


def _decided(fixes: Corrections, doubts: Sequence[Doubt], joined: Mapping[str, str]) -> tuple[Doubt, ...]:
    """Pairs that are still open."""
    kept = {frozenset((one.id, one.value)): one for one in fixes.of("entities", APART)}
    open_ones = []
    for doubt in doubts:
        left, right = (joined.get(key, key) for key in (doubt.left_id, doubt.right_id))
        if one := kept.get(frozenset((doubt.left_id, doubt.right_id))):
            fixes.done(one)
        elif left != right:
            open_ones.append(replace(doubt, left_id=min(left, right), right_id=max(left, right)))
    pairs = {(doubt.left_id, doubt.right_id): doubt for doubt in open_ones}
    return tuple(pairs[pair] for pair in sorted(pairs))
