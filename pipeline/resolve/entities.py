"""Entities, made from the mentions that share a key."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pipeline.gazetteer import Body, Person, Place, folded
from pipeline.languages import codes
from pipeline.model import Entity, short_hash
from pipeline.resolve.groups import Groups, Key
from pipeline.resolve.members import Member, body_of, person_of, place_of

MOST = 25  # aliases from the gazetteer


def identity(key: Key) -> str:
    """The id of a key."""
    return short_hash(*key)


def entities(documents: Sequence[Sequence[Member]], groups: Groups) -> tuple[tuple[Entity, ...], dict[Key, str]]:
    """All entities in the order of their ids, and the id of each key."""
    by_root: dict[Key, list[Member]] = defaultdict(list)
    telling: dict[Key, set[int]] = defaultdict(set)
    for number, found in enumerate(documents):
        for member in found:
            root = groups.root(member.key)
            by_root[root].append(member)
            telling[root].add(number)
    made = {
        root: replace(_entity(root, rows, groups.reasons(root)), documents=len(telling[root]))
        for root, rows in by_root.items()
    }
    ids = {member.key: made[root].entity_id for root, rows in by_root.items() for member in rows}
    return tuple(sorted(made.values(), key=lambda entity: entity.entity_id)), ids


def _entity(key: Key, members: Sequence[Member], why: Sequence[str]) -> Entity:
    keys = {m.key for m in members}
    place = min(filter(None, map(place_of, keys)), key=lambda place: place.place_id, default=None)
    body = min(filter(None, map(body_of, keys)), key=lambda body: body.body_id, default=None)
    person = min(filter(None, map(person_of, keys)), key=lambda person: person.name, default=None)
    names = {code: _in_language(code, members, place or body or person) for code in codes()}
    known = place or person
    name = known.name if known else body.body_id if body else _frequent(members)
    roles = Counter(m.role for m in members if m.role)
    entity = Entity(
        identity(key),
        key[0],
        name,
        None,
        None,
        (),
        min(roles, key=lambda role: (-roles[role], role)) if roles else None,
        place.country if place else body.country if body else None,
        place.admin1 if place else None,
        place.latitude if place else None,
        place.longitude if place else None,
        place.geonames_id if place else None,
        len(members),
        0,
        tuple(sorted({*_reasons(members), *why, *(m.why for m in members if m.why)})),
        place.feature if place else None,
    )
    columns: dict[str, Any] = {f"name_{code}": value for code, value in names.items()}
    entity = replace(entity, **columns)
    listed = place.aliases[:MOST] if place else body.forms() if body else person.forms() if person else ()
    return replace(entity, aliases=_aliases(entity, names, members, listed))


def _frequent(members: Sequence[Member]) -> str:
    """The fullest base form, of those the most frequent."""
    counts = Counter(m.lemma for m in members)
    return min(counts, key=lambda lemma: (-len(lemma.split()), -counts[lemma], lemma))


def _in_language(code: str, members: Sequence[Member], known: Place | Body | Person | None) -> str | None:
    """The name in a language: from a table, else as its texts say."""
    listed = dict(known.names).get(code) if known else None
    own = [m for m in members if m.language == code and not m.alias]
    return listed or (_frequent(own) if own else None)


def _aliases(
    entity: Entity, names: dict[str, str | None], members: Sequence[Member], listed: Sequence[str]
) -> tuple[str, ...]:
    """Every other form: those of the texts first, then those of the tables."""
    told = sorted({m.lemma for m in members})
    left_out = {entity.name, *names.values()}
    return tuple(form for form in dict.fromkeys([*told, *listed]) if form not in left_out and "|" not in form)


def _reasons(members: Sequence[Member]) -> set[str]:
    """Which tables and keys joined the spellings."""
    if len({folded(m.lemma) for m in members}) < 2:  # noqa: PLR2004
        return set()
    if any(place_of(m.key) for m in members):
        return {"same_place_in_the_gazetteer"}
    return {"same_body_in_the_table"} if any(body_of(m.key) for m in members) else {"same_words"}
