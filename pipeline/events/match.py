"""Are two episodes one happening? A table of small features; the scores of those that speak are added up."""

from collections.abc import Callable
from datetime import date, timedelta

from pipeline.events.episodes import Episode
from pipeline.events.families import OPPOSED, RELATED, kinship
from pipeline.events.world import Entities
from pipeline.geography import ABROAD, ELSEWHERE, NEAR, WIDE, lie
from pipeline.intervals import DISJOINT, Range, relation

JOIN = 3.5  # score from which two episodes are one
WEEK, MONTH = timedelta(days=7), timedelta(days=31)
NIGHT = timedelta(days=1)
CLOSE = timedelta(days=3)  # sources that are so far apart may mean one day
OTHER = 3  # times that numbers of one happening hardly differ
TELLING = 20  # numbers from which two sources hardly agree by chance
SOME, MOST = 3, 6  # names of which documents on one happening share some, and beyond which more tell no more
SHARED = 1 / 3  # of the names of the document that names fewer, if both tell of the same

Feature = Callable[[Episode, Episode, Entities], float]


def score(left: Episode, right: Episode, entities: Entities) -> float:
    """Sum of the features."""
    return sum(feature(left, right, entities) for feature in FEATURES)


def times_meet(left: Episode, right: Episode, _: Entities) -> float:
    """Their times overlap, the narrower the better, or nearly touch."""
    if left.time is None or right.time is None:
        return -3.5 if any(one.time and width(one.time) > MONTH for one in (left, right)) else 0.0
    if relation(left.time, right.time) != DISJOINT:
        return 3.0 if max(width(left.time), width(right.time)) <= MONTH else 1.5
    gap = _gap(left.time, right.time)
    return 0.5 if gap <= CLOSE else -1.0 if gap <= MONTH else -6.0


def width(time: Range[date]) -> timedelta:
    """Days from its first to its last."""
    return time.high - time.low if time.low and time.high else timedelta.max


def _gap(left: Range[date], right: Range[date]) -> timedelta:
    """Days between two stretches that do not meet."""
    pairs = ((left.high, right.low), (right.high, left.low))
    return max(late - early for early, late in pairs if early and late)


def seasons_meet(left: Episode, right: Episode, _: Entities) -> float:
    """A day or month without a year lies in the other's time, or does not."""
    for one, other in ((left, right), (right, left)):
        if one.time is None and one.seasons:
            inside = one.seasons & other.seasons if other.time is None else one.seasons & months(other.time)
            if other.time is not None or other.seasons:
                return 1.5 if inside else -3.0
    return 0.0


def months(time: Range[date]) -> frozenset[int]:
    """Months of the calendar that a time touches; all of them where it is long."""
    if not (time.low and time.high) or width(time) > MONTH:
        return frozenset(range(1, 13))
    return frozenset({time.low.month, time.high.month})


def told_soon(left: Episode, right: Episode, _: Entities) -> float:
    """One tells no time and was published within a month after the other's time."""
    for one, other in ((left, right), (right, left)):
        if one.time is None and one.published and one.published.low and other.time and other.time.high:
            return float(-CLOSE <= one.published.low - other.time.high <= MONTH)
    return 0.0


def places_meet(left: Episode, right: Episode, entities: Entities) -> float:
    """Their places are the same, near, or one is part of the other; other towns may share what spreads."""
    found = lie(left.places, right.places, entities)
    if found == ELSEWHERE and not (left.spreads or right.spreads):
        return -3.0
    return -6.0 if found == ABROAD else found


def other_towns(left: Episode, right: Episode, entities: Entities) -> float:
    """They name other towns, and days that do not touch: what spreads may do so, but then more must speak for it."""
    if left.time is None or right.time is None or lie(left.places, right.places, entities) != ELSEWHERE:
        return 0.0
    met = relation(left.time, right.time) != DISJOINT or _gap(left.time, right.time) <= NIGHT
    return 0.0 if met else -1.0


def same_lands(left: Episode, right: Episode, _: Entities) -> float:
    """One tells no place, and their documents name places of the same countries, or of others."""
    if (left.places and right.places) or not (left.lands and right.lands):
        return 0.0
    return 1.0 if left.lands & right.lands else -2.0


def same_family(left: Episode, right: Episode, _: Entities) -> float:
    """Both are unrest, accident or disaster; unrest is no disaster, an accident may be either."""
    found = kinship(left.families, right.families)
    return -6.0 if found == OPPOSED else 0.0 if found == RELATED else float(found)


def same_mode(left: Episode, right: Episode, _: Entities) -> float:
    """They share a kind of happening, or several; a quake or crash tells more than a strike."""
    rare = left.particular & right.particular
    return min(3.0, 2.0 * len(rare)) if rare else float(bool(left.modes & right.modes))


def same_participants(left: Episode, right: Episode, _: Entities) -> float:
    """They name the same persons or bodies."""
    return 1.0 * min(2, len(left.people & right.people))


def same_company(left: Episode, right: Episode, _: Entities) -> float:
    """Their documents name the same persons, bodies and towns."""
    return 1.0 * min(3, len((left.company & right.company) - left.places - right.places))


def strangers(left: Episode, right: Episode, entities: Entities) -> float:
    """Their documents name several persons, bodies and towns each, hardly any in common; half for one town."""
    wide = {p for p in left.places & right.places if p in entities and entities[p].feature in WIDE}
    one, other = (side.company | side.places - wide for side in (left, right))
    fewer = min(len(one), len(other))
    if fewer < SOME or left.document == right.document:
        return 0.0
    apart = 2.0 * min(fewer, MOST) * max(0.0, 1 - len(one & other) / fewer / SHARED)
    return -apart / 2 if lie(left.places, right.places, entities) >= NEAR else -apart


def same_figures(left: Episode, right: Episode, _: Entities) -> float:
    """They give the same number for the same property."""
    shared = left.figures & right.figures
    return min(3.0, sum(1.5 if number >= TELLING else 1.0 for _, number, _ in shared))


def same_numbers(left: Episode, right: Episode, _: Entities) -> float:
    """Their documents measure or count the same beside."""
    known = {(kind, value) for kind, value, _ in left.figures | right.figures}
    shared = (left.numbers & right.numbers) - known
    return min(2.0, sum(1.0 for _, value in shared if value >= TELLING or value % 1))


def other_figures(left: Episode, right: Episode, _: Entities) -> float:
    """Their numbers for one property are of another order: hardly one happening, however it grows."""
    for asked in left.questions & right.questions:
        one, other = ([n for kind, n, _ in side.figures if kind == asked] for side in (left, right))
        if one and other and max(min(one), min(other)) > OTHER * min(max(one), max(other)):
            return -2.0
    return 0.0


def same_questions(left: Episode, right: Episode, _: Entities) -> float:
    """Both count the dead, or the injured, or the arrested."""
    return float(bool(left.questions & right.questions))


def published_together(left: Episode, right: Episode, _: Entities) -> float:
    """Their documents appeared in one week or month."""
    if not (left.published and right.published and left.published.low and right.published.low):
        return 0.0
    gap = abs(left.published.low - right.published.low)
    return 1.5 if gap <= WEEK else 1.0 if gap <= MONTH else 0.0


FEATURES: tuple[Feature, ...] = (
    same_family,
    places_meet,
    other_towns,
    same_lands,
    times_meet,
    told_soon,
    seasons_meet,
    same_mode,
    same_participants,
    same_company,
    strangers,
    same_figures,
    same_numbers,
    other_figures,
    same_questions,
    published_together,
)
