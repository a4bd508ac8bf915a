"""Events that a person has joined or split, and claims moved from one to another."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.corrections.cells import Corrections
from pipeline.corrections.file import Correction
from pipeline.model import Claim, Event, short_hash

MERGE, SPLIT, MOVE = "merge", "split", "event_id"
Told = tuple[tuple[Claim, ...], tuple[Event, ...]]
Anew = Callable[[Sequence[Claim]], tuple[Sequence[Claim], Event]]  # the event of claims that a person put together
Ids = dict[str, str]  # id of the event of each claim


def regrouped_events(fixes: Corrections, claims: Sequence[Claim], told: Told, anew: Anew) -> Told:
    """Claims and events as a person has decided; `told` are those of the stage, `claims` those that it was given.

    An event is known by the id of any of its claims: that of its first one is its own, and a document that comes may
    bring an earlier one.
    """
    placed, events = told
    if not fixes.rows:
        return told
    ids = {one.claim_id: one.event_id or "" for one in placed}
    before, known = dict(ids), {short_hash("event", claim): event for claim, event in ids.items()}
    known |= {event.event_id: event.event_id for event in events}
    for one in fixes.of("events", SPLIT):
        _split(fixes, one, claims, ids, known)
    for one in fixes.of("claims", MOVE):
        if one.id in ids and one.value in known:
            ids[one.id] = known[one.value]
            fixes.done(one, one.id)
    for one in fixes.of("events", MERGE):
        _merge(fixes, one, ids, known)
    touched = {event for claim in ids if ids[claim] != before[claim] for event in (ids[claim], before[claim])}
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if ids[claim.claim_id] in touched:
            groups[ids[claim.claim_id]].append(claim)
    made = {event: anew(group) for event, group in groups.items()}
    moved = (replace(claim, event_id=event) for event, (group, _) in made.items() for claim in group)
    rows = (replace(row, event_id=event) for event, (_, row) in made.items())
    kept = (claim for claim in placed if ids[claim.claim_id] not in touched)
    others = (event for event in events if event.event_id not in touched)
    names: dict[str, list[str]] = defaultdict(list)
    for one in fixes.rows:
        names[known.get(one.id, "")].append(one.id)
    return fixes.applied((*kept, *moved)), fixes.applied((*others, *rows), names)


def _split(fixes: Corrections, one: Correction, claims: Sequence[Claim], ids: Ids, known: Ids) -> None:
    """Give the claims that are listed (by id or document) an event of their own."""
    event = known.get(one.id)
    mine = [claim for claim in claims if ids[claim.claim_id] == event]
    gone = [claim for claim in mine if one.items & {claim.claim_id, claim.doc_id}]
    if event is None or not gone or len(gone) == len(mine):
        return
    new = short_hash(SPLIT, one.id, *sorted(one.items))
    ids.update((claim.claim_id, new) for claim in gone)
    known[new] = new
    fixes.done(one, event, new)


def _merge(fixes: Corrections, one: Correction, ids: Ids, known: Ids) -> None:
    """Put the claims of one event with those of another."""
    left, right = known.get(one.id), known.get(one.value)
    if left is None or right is None or one.id == one.value:
        return
    for names in (ids, known):
        names.update((name, left) for name, event in names.items() if event == right)
    fixes.done(one, left)
