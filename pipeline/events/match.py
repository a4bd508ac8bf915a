"""Are two episodes one happening? A table of small features; the scores of those that speak are added up."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.events.episodes import Episode
from pipeline.events.families import OPPOSED, RELATED, kinship
from pipeline.geography import ABROAD, ELSEWHERE, lie
from pipeline.intervals import DISJOINT, Range, relation
from pipeline.model import Claim, Document, Entity

JOIN = 4.0  # score from which two episodes are one
NEVER = -100.0
WEEK, MONTH = timedelta(days=7), timedelta(days=31)
CLOSE = timedelta(days=3)  # sources that are so far apart may mean one day
TELLING = 20  # numbers from which two sources hardly agree by chance
SMALL = 2  # numbers up to it are everywhere


@dataclass(frozen=True, slots=True)
class World:
    """What is known beyond the claims: entities, documents, and which entities each document names."""

    entities: Mapping[str, Entity]
    documents: Mapping[str, Document]
    named: Mapping[str, frozenset[str]]


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
    """Their times overlap, the narrower the better, or nearly touch; times far apart forbid joining."""
    if left.time is None or right.time is None:
        return -2.5 if any(one.time and _width(one.time) > MONTH for one in (left, right)) else 0.0
    if relation(left.time, right.time) != DISJOINT:
        return 3.0 if max(_width(left.time), _width(right.time)) <= MONTH else 1.5
    gap = _gap(left.time, right.time)
    return 0.5 if gap <= CLOSE else -1.0 if gap <= MONTH else NEVER


def _width(time: Range[date]) -> timedelta:
    return time.high - time.low if time.low and time.high else timedelta.max


def _gap(left: Range[date], right: Range[date]) -> timedelta:
    """Days between two stretches that do not meet."""
    pairs = ((left.high, right.low), (right.high, left.low))
    return max(late - early for early, late in pairs if early and late)


def seasons_meet(left: Episode, right: Episode, _: World) -> float:
    """A day or month without a year lies in the other's time, or does not."""
    for one, other in ((left, right), (right, left)):
        if one.time is None and one.seasons:
            inside = one.seasons & other.seasons if other.time is None else one.seasons & _months(other.time)
            if other.time is not None or other.seasons:
                return 1.5 if inside else -3.0
    return 0.0


def _months(time: Range[date]) -> frozenset[int]:
    """Months of the calendar that a time touches; all of them where it is long."""
    if not (time.low and time.high) or _width(time) > MONTH:
        return frozenset(range(1, 13))
    return frozenset({time.low.month, time.high.month})


def places_meet(left: Episode, right: Episode, world: World) -> float:
    """Their places are the same, near, or one is part of the other; other towns may share what spreads."""
    found = lie(left.places, right.places, world.entities)
    alone = found == ELSEWHERE and not (left.spreads or right.spreads)
    return NEVER if found == ABROAD or alone else found


def same_family(left: Episode, right: Episode, _: World) -> float:
    """Both are unrest, accident or disaster; unrest is no disaster, an accident may be either."""
    found = kinship(left.families, right.families)
    return NEVER if found == OPPOSED else -1.0 if found == RELATED else float(found)


def same_mode(left: Episode, right: Episode, _: World) -> float:
    """They share a kind of happening."""
    return float(bool({c.mode for c in left.claims if c.mode} & {c.mode for c in right.claims if c.mode}))


def same_participants(left: Episode, right: Episode, _: World) -> float:
    """They name the same persons or bodies."""
    return 1.0 * min(2, len(_people(left) & _people(right)))


def same_company(left: Episode, right: Episode, world: World) -> float:
    """Their documents name the same persons, bodies and towns."""
    first, second = (frozenset().union(*(world.named.get(d, ()) for d in e.documents)) for e in (left, right))
    return 1.0 * min(3, len((first & second) - left.places - right.places))


def same_figures(left: Episode, right: Episode, _: World) -> float:
    """They give the same number for the same property."""
    shared = _figures(left.claims) & _figures(right.claims)
    return min(3.0, sum(1.5 if number >= TELLING else 1.0 for _, number, _ in shared))


def same_questions(left: Episode, right: Episode, _: World) -> float:
    """Both count the dead, or the injured, or the arrested."""
    return float(bool({c.property for c in left.claims if c.bound} & {c.property for c in right.claims if c.bound}))


def published_together(left: Episode, right: Episode, world: World) -> float:
    """Their documents appeared in one week or month."""
    first, second = _published(left, world), _published(right, world)
    if first is None or second is None:
        return 0.0
    gap = abs(first - second)
    return 1.5 if gap <= WEEK else 1.0 if gap <= MONTH else 0.0


def _people(episode: Episode) -> set[str]:
    return {p for c in episode.claims for p in (c.actor_id, c.target_id, c.speaker_id) if p}


def _figures(claims: Iterable[Claim]) -> set[tuple[str, float, str]]:
    return {(c.property, float(n), c.bound or "") for c in claims if (n := c.low or c.high) and n > SMALL}


def _published(episode: Episode, world: World) -> date | None:
    days = (world.documents[c.doc_id].published for c in episode.claims)
    return min((date.fromisoformat(f"{day}-01-01"[:10]) for day in days if day), default=None)


FEATURES: tuple[Feature, ...] = (
    times_meet,
    seasons_meet,
    places_meet,
    same_family,
    same_mode,
    same_participants,
    same_company,
    same_figures,
    same_questions,
    published_together,
)
