"""One claim, put together in layers from what the rules say of a trigger or a figure."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pipeline.claims.counts import SURVIVORS, survives
from pipeline.claims.dating import when
from pipeline.claims.frame import coordinated, where
from pipeline.claims.kernels import Kernel
from pipeline.claims.lexicon import Entry
from pipeline.claims.near import is_near
from pipeline.claims.participants import jointly, written
from pipeline.claims.people import is_somebody
from pipeline.claims.quotes import quote
from pipeline.claims.reading import Reading
from pipeline.claims.roles import Roles, doer, light, roles
from pipeline.claims.scope import scope
from pipeline.claims.speakers import speaker
from pipeline.claims.stance import modality, negated
from pipeline.model import Claim, Span, short_hash
from pipeline.ontology import properties, types
from pipeline.syntax import Tree

HAPPENED = "happened"
TRUST = {"clause": 1.0, "sentence": 0.9, "paragraph": 0.75, "document": 0.6, None: 0.7}  # in a date or place read there
CENT = Decimal("0.01")
Fields = dict[str, Any]  # some of those of a claim


def claim(reading: Reading, kernel: Kernel) -> Claim:
    """The claim around a kernel."""
    fields: Fields = dict.fromkeys(Claim.__dataclass_fields__)
    for layer in (_bare, _valued, _peopled, _framed, _attributed):
        fields |= layer(reading, kernel)
    return Claim(**fields)


def elsewhere(reading: Reading, kernel: Kernel, found: Claim) -> Iterator[Claim]:
    """The same happening at each other place that is named in one row with its own."""
    if found.place_scope != "clause":
        return
    own, _ = where(reading, kernel.token)
    if own is None:
        return
    for place in coordinated(reading, own):
        key = short_hash(found.claim_id, place.entity_id or place.lemma)
        yield replace(found, claim_id=key, place=place.lemma, place_id=place.entity_id)


def _bare(reading: Reading, kernel: Kernel) -> Fields:
    """What is claimed and in which words."""
    tree, figure = reading.tree, kernel.figure.mention if kernel.figure else None
    entry = kernel.trigger.entry if kernel.trigger else None
    what = (figure.property if figure else None) or _said(entry)
    denied = negated(tree, kernel.token)
    if denied:
        what, denied = _contrary(tree, kernel.token, what)
    span = quote(tree, _told(reading, kernel))
    start = figure.start if figure else tree.tokens[kernel.token].start
    return {
        "claim_id": short_hash(tree.document.key, "claim", what, start),
        "doc_id": tree.document.doc_id,
        "type": entry.type if entry else None,
        "mode": entry.mode if entry else None,
        "property": what,
        "polarity": "negated" if denied else "affirmed",
        "quote": tree.document.text[span.start : span.end],
        "start": span.start,
        "end": span.end,
        "language": tree.language(kernel.token),
        "rule": entry.name if entry else what,
        "approx": False,
        "change": "level",
    }


def _said(entry: Entry | None) -> str:
    """What a trigger claims by itself: that it happened, or that it was said."""
    row = types()[entry.type] if entry else {}
    return str(row.get("property", HAPPENED))


def _contrary(tree: Tree, token: int, what: str) -> tuple[str, bool]:
    """What a denied property says, and whether it stays denied: that nobody survived says that all were killed."""
    contrary = properties().get(what, {}).get("denied")
    meant = what == properties()[SURVIVORS]["denied"] and survives(tree, token)
    return contrary or what, not (contrary or meant)


def _told(reading: Reading, kernel: Kernel) -> list[int]:
    """Tokens that the quote has to hold: those of the figure and of the trigger that it tells of."""
    tree, figure = reading.tree, kernel.figure
    tokens = [kernel.token, *(tree.within(figure.mention.start, figure.mention.end) if figure else ())]
    trigger = kernel.trigger
    if trigger is None or figure is not None:
        return [*tokens, trigger.token] if trigger and kernel.joined else tokens
    verb = light(tree, trigger.token, trigger.beside)
    return [*tokens, verb] if verb is not None and verb in tree.children[trigger.token] else tokens


def _valued(reading: Reading, kernel: Kernel) -> Fields:
    """The number and what it counts."""
    if kernel.figure is None:
        return {}
    figure = kernel.figure.mention
    return {
        "low": figure.low,
        "high": figure.high,
        "bound": figure.bound,
        "unit": figure.unit,
        "counted": figure.counted,
        "scope": scope(reading, kernel.token, Span(figure.start, figure.end), figure.change),
        "approx": figure.approx,
        "change": figure.change,
    }


def _peopled(reading: Reading, kernel: Kernel) -> Fields:
    """Participants of the trigger, where it stands in the clause of the claim; else who does what the figure counts."""
    trigger, tree = kernel.trigger, reading.tree
    who = kernel.who
    if trigger is not None and who == Roles() and tree.clause(trigger.token) == tree.clause(kernel.token):
        who = roles(reading, trigger, reading.measures)
    if kernel.figure and who.actor is None:
        who = replace(who, actor=_doing(reading, kernel))
    actor, actor_id = written(reading, who.actor)
    target, target_id = written(reading, who.target)
    return {"actor": actor, "actor_id": actor_id, "target": target, "target_id": target_id}


def _doing(reading: Reading, kernel: Kernel) -> int | None:
    """Who does what the figure counts: nobody who only tells of it, no number, and not the happening itself."""
    found, trigger = doer(reading.tree, kernel.token), kernel.trigger
    if found is None or found in reading.measures or not is_somebody(reading, found):
        return None
    if found == speaker(reading, kernel.token):
        return None
    return None if trigger is not None and trigger.token in reading.tree.phrase(found) else found


def _framed(reading: Reading, kernel: Kernel) -> Fields:
    """When and where."""
    date, date_scope = when(reading, kernel.token)
    place, place_scope = where(reading, kernel.token)
    trust = Decimal(TRUST[date_scope] * TRUST[place_scope]).quantize(CENT)
    found: Fields = {"date_scope": date_scope, "place_scope": place_scope, "confidence": trust, "place_near": False}
    if date:
        found |= {name: getattr(date, name) for name in ("edtf", "earliest", "latest")}
        found |= {"date_precision": date.precision, "date_basis": date.basis}
    if place:
        found |= {"place": place.lemma, "place_id": place.entity_id, "place_near": is_near(reading, place)}
    return found


def _attributed(reading: Reading, kernel: Kernel) -> Fields:
    """Who says it, and how firmly."""
    head = speaker(reading, kernel.token)
    words, entity = jointly(reading, head)
    mood = modality(reading.tree, kernel.token, reported=words is not None)
    return {"speaker": words, "speaker_id": entity, "modality": mood}
