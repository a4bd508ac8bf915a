"""Are two episodes one happening? A table of small features; the scores of those that speak are added up."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from pipeline.events.episodes import Episode
from pipeline.events.places import ABROAD, lie
from pipeline.intervals import DISJOINT, relation
from pipeline.model import Claim, Document, Entity

JOIN = 4.0  # score from which two episodes are one
NEVER = -100.0
MONTH = len("2011-12")
CLOSE = timedelta(days=3)  # sources that are so far apart may mean one day


@dataclass(frozen=True, slots=True)
class World:
    """What is known beyond the claims."""

    entities: Mapping[str, Entity]
    documents: Mapping[str, Document]


Feature = Callable[[Episode, Episode, World], float]


def score(left: Episode, right: Episode, world: World) -> float:
    """Sum of the features; NEVER where one of them forbids it."""
    total = 0.0
    for feature in FEATURES:
        value = feature(left, right, world)
        if value <= NEVER:
            return NEVER
        total += value
    return total


def times_meet(left: Episode, right: Episode, _: World) -> float:
    """Their times overlap or nearly touch; times far apart forbid joining."""
    if left.time is None or right.time is None:
        return 0.0
    if relation(left.time, right.time) != DISJOINT:
        return 2.0
    gaps = [
        late.low - early.high
        for early, late in ((left.time, right.time), (right.time, left.time))
        if late.low and early.high and late.low > early.high
    ]
    return 0.5 if gaps and min(gaps) <= CLOSE else NEVER


def places_meet(left: Episode, right: Episode, world: World) -> float:
    """Their places are the same, near, or one is part of the other; other places forbid joining."""
    found = lie(left.places, right.places, world.entities)
    return NEVER if found == ABROAD else found


def same_family(left: Episode, right: Episode, _: World) -> float:
    """Both are unrest, accident or disaster; different ones forbid joining."""
    if not left.families or not right.families:
        return 0.0
    return 1.0 if left.families & right.families else NEVER


def same_mode(left: Episode, right: Episode, _: World) -> float:
    """They share a kind of happening."""
    return float(bool({c.mode for c in left.claims if c.mode} & {c.mode for c in right.claims if c.mode}))


def same_participants(left: Episode, right: Episode, _: World) -> float:
    """They name the same persons or bodies."""
    return 1.0 * min(2, len(_people(left) & _people(right)))


def same_figures(left: Episode, right: Episode, _: World) -> float:
    """They give the same number for the same property."""
    return 1.0 * min(2, len(_figures(left.claims) & _figures(right.claims)))


def published_together(left: Episode, right: Episode, world: World) -> float:
    """Their documents appeared in one month."""
    first, second = _published(left, world), _published(right, world)
    return float(first is not None and second is not None and first[:MONTH] == second[:MONTH])


def _people(episode: Episode) -> set[str]:
    return {p for c in episode.claims for p in (c.actor_id, c.target_id, c.speaker_id) if p}


def _figures(claims: Iterable[Claim]) -> set[tuple[str, object, object]]:
    return {(c.property, c.low, c.high) for c in claims if (c.low or c.high or 0) > 2}  # noqa: PLR2004  (ones and twos are everywhere)


def _published(episode: Episode, world: World) -> str | None:
    return min((d for c in episode.claims if (d := world.documents[c.doc_id].published)), default=None)


FEATURES: tuple[Feature, ...] = (
    times_meet,
    places_meet,
    same_family,
    same_mode,
    same_participants,
    same_figures,
    published_together,
)
