"""The row of one event, from its claims."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.events.families import POLITICS, family
from pipeline.events.sites import site
from pipeline.events.world import World
from pipeline.harm import core, dated, placed, vagueness
from pipeline.intervals import DISJOINT, days, times
from pipeline.model import Claim, Entity, Event, short_hash
from pipeline.ontology import types
from pipeline.tolls import toll, voices

UCDP = {
    "site": 1,
    "city": 1,
    "town": 1,
    "village": 1,
    "district": 1,
    "region": 4,
    "territory": 4,
    "country": 6,
    "river": 5,
    "sea": 7,
}
NEAR, WIDE, UNPLACED = 2, 5, 6
OPEN = {"sea", "river", "region"}  # what may lie in no country, or in several
SURE = {"asserted", "reported"}
WHOLE = {"level", "to"}  # changes that tell how many there are in all
TOLLS = ("killed", "injured", "arrested", "participants")
MOST = 0.5  # share of the dates that one must go with to stand for all


def row(claims: Sequence[Claim], world: World) -> Event:
    """The event that the claims speak of; the first of them names it."""
    when, where = _when(claims), site(claims, world)
    event = _bare(claims, world)
    if when:
        event = replace(
            event, edtf=when.edtf, earliest=when.earliest, latest=when.latest, date_precision=when.date_precision
        )
    if where:
        event = _placed(event, where, _precision(where, claims))
    year = (event.edtf or "")[:4]
    label = [event.mode or (event.type or "").lower(), event.place, year if year.isdigit() else None]
    return replace(event, label=", ".join(part for part in label if part), **_tolls(claims, world))  # type: ignore[arg-type]


def _bare(claims: Sequence[Claim], world: World) -> Event:
    """Everything that is counted or listed; time, place and tolls are not."""
    documents = sorted({c.doc_id for c in claims})
    affirmed = [c for c in claims if c.polarity == "affirmed"] or claims
    kind = _kind(affirmed)
    known = {
        "event_id": short_hash("event", claims[0].claim_id),
        "type": kind[0] if kind else None,
        "mode": kind[1] if kind else None,
        "label": "",
        "actors": _listed(_called(c.actor, c.actor_id, world) for c in claims),
        "actor_ids": _listed(c.actor_id for c in claims),
        "targets": _listed(_called(c.target, c.target_id, world) for c in claims),
        "target_ids": _listed(c.target_id for c in claims),
        "claims": len(claims),
        "documents": len(documents),
        "sources": _listed(world.documents[d].source for d in documents),
        "languages": _listed(world.documents[d].language for d in documents),
    }
    return Event(**(dict.fromkeys(Event.__dataclass_fields__) | known))  # type: ignore[arg-type]


def _called(words: str | None, entity_id: str | None, world: World) -> str | None:
    """The name of an entity, one in every language; else the words of the text."""
    entity = world.entities.get(entity_id or "")
    return entity.name if entity else words


def _listed(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value}))


def _kind(claims: Sequence[Claim]) -> tuple[str, str | None] | None:
    """The type and mode that most documents tell, of equals one that hurts; talk and deaths where nothing else is."""
    told = [c for c in claims if c.type]
    votes = Counter({(c.doc_id, c.type, c.mode) for c in told if family(c) not in {None, POLITICS}})
    found = Counter((kind, mode) for _, kind, mode in votes or {(c.doc_id, c.type, c.mode) for c in told})
    ranked = sorted(found, key=lambda k: (-found[k], not types()[k[0] or ""].get("harm"), str(k)))
    return next(((kind, mode) for kind, mode in ranked if kind), None)


def _when(claims: Sequence[Claim]) -> Claim | None:
    """The claim of harm with the most precise date that most others allow; of equals the one that more allow."""
    told = dated(core(claims))
    found = [c for c in told if days(c)] or told
    support = {c.claim_id: sum(times(c, other) != DISJOINT for other in told) for c in found}
    allowed = [c for c in found if support[c.claim_id] >= MOST * max(support.values())]
    return min(allowed, key=lambda c: (*vagueness(c)[:3], -support[c.claim_id], c.claim_id), default=None)


def _placed(event: Event, where: Entity, precision: int | None) -> Event:
    return replace(
        event,
        place=where.name,
        place_id=where.entity_id,
        country=where.country,
        admin1=where.admin1,
        latitude=where.latitude,
        longitude=where.longitude,
        where_precision=precision,
    )


def _precision(where: Entity, claims: Sequence[Claim]) -> int | None:
    """How exact a place is, as UCDP counts; a region of several countries is a wider area, near a town is no town."""
    if not where.country and where.feature not in OPEN:
        return None
    across = where.feature == "region" and not where.country
    if across:
        return WIDE
    near = all(c.place_near for c in placed(core(claims)) if c.place_id == where.entity_id)
    return NEAR if near and UCDP.get(where.feature or "") == 1 else UCDP.get(where.feature or "", UNPLACED)


def _tolls(claims: Sequence[Claim], world: World) -> dict[str, object]:
    """Low, best and high of each count of the whole event, of the claims that a comparison of it would ask."""
    found: dict[str, object] = {}
    sure = [c for c in claims if c.polarity == "affirmed" and c.modality in SURE and c.change in WHOLE]
    for name in TOLLS:
        whole = voices(c for c in sure if c.property == name and not c.scope and not c.unit and c.bound)
        counted = toll([(c, world.documents[c.doc_id].published) for c in whole])
        found |= {f"{name}_low": counted.low, f"{name}_best": counted.best, f"{name}_high": counted.high}
    del found["participants_best"]
    return found
