"""Entities, made from the mentions that share a key."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.gazetteer import Body, Place, folded
from pipeline.languages import codes
from pipeline.model import Entity, Name, short_hash

Key = tuple[str, ...]
ALIAS = "stated_alias"  # the reason of a name that a text gives as another name
MOST = 25  # aliases from the gazetteer


@dataclass(frozen=True, slots=True)
class Member:
    """One mention with the key of its entity and what tables know of it."""

    name: Name
    lemma: str
    key: Key
    place: Place | None = None
    body: Body | None = None
    reasons: tuple[str, ...] = ()


def identity(key: Key) -> str:
    """The id of a key."""
    return short_hash(*key)


def entities(documents: Sequence[Sequence[Member]]) -> tuple[tuple[Entity, ...], dict[Key, str]]:
    """All entities in the order of their ids, and the id of each key."""
    by_key: dict[Key, list[Member]] = defaultdict(list)
    for found in documents:
        for member in found:
            by_key[member.key].append(member)
    made = {key: _entity(key, members) for key, members in by_key.items()}
    ids = {key: entity.entity_id for key, entity in made.items()}
    return tuple(sorted(made.values(), key=lambda entity: entity.entity_id)), ids


def _entity(key: Key, members: Sequence[Member]) -> Entity:
    place = next((m.place for m in members if m.place), None)
    body = next((m.body for m in members if m.body), None)
    names = {code: _in_language(code, members, place, body) for code in codes()}
    name = place.name if place else body.body_id if body else _frequent(members)
    roles = Counter(m.name.role for m in members if m.name.role)
    entity = Entity(
        identity(key),
        members[0].name.kind,
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
        len({m.name.doc_id for m in members}),
        tuple(sorted({*_reasons(members), *(reason for m in members for reason in m.reasons)})),
        place.feature if place else None,
    )
    columns: dict[str, Any] = {f"name_{code}": value for code, value in names.items()}
    entity = replace(entity, **columns)
    return replace(entity, aliases=_aliases(entity, names, members, place, body))


def _frequent(members: Sequence[Member]) -> str:
    """The fullest base form, of those the most frequent."""
    counts = Counter(m.lemma for m in members)
    return min(counts, key=lambda lemma: (-len(lemma.split()), -counts[lemma], lemma))


def _in_language(code: str, members: Sequence[Member], place: Place | None, body: Body | None) -> str | None:
    """The name in a language: from a table, else as its texts say."""
    known = place.named(code) if place else dict(body.names).get(code) if body else None
    own = [m for m in members if m.name.language == code and ALIAS not in m.reasons]
    return known or (_frequent(own) if own else None)


def _aliases(
    entity: Entity, names: dict[str, str | None], members: Sequence[Member], place: Place | None, body: Body | None
) -> tuple[str, ...]:
    """Every other form: those of the texts first, then those of the tables."""
    told = sorted({m.lemma for m in members})
    known = place.aliases[:MOST] if place else body.forms() if body else ()
    left_out = {entity.name, *names.values()}
    return tuple(form for form in dict.fromkeys([*told, *known]) if form not in left_out and "|" not in form)


def _reasons(members: Sequence[Member]) -> set[str]:
    """Which tables and keys joined the spellings."""
    if len({folded(m.lemma) for m in members}) < 2:  # noqa: PLR2004
        return set()
    if any(m.place for m in members):
        return {"same_place_in_the_gazetteer"}
    return {"same_body_in_the_table"} if any(m.body for m in members) else {"same_words"}
