"""Episodes of all documents, joined into events: best pairs first, never across what forbids it; the vague last."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.events.blocks import pairs
from pipeline.events.episodes import Episode
from pipeline.events.groups import Group, forbidden, out_of_season
from pipeline.events.match import JOIN, MONTH, WEEK, score, width
from pipeline.events.world import Entities
from pipeline.geography import COUNTRIES

MEAN = 1.0  # least mean of the pairs of two groups
LOOSE, MARGIN = 2.0, 1.0  # score from which a vague episode joins, and how much better than the next event it must fit
Scores = dict[int, dict[int, float]]  # of each episode with those that it may be one with


def joined(episodes: Iterable[Episode], entities: Entities) -> list[tuple[Episode, ...]]:
    """The episodes of each event, whatever the order that they come in; the first claim of all names the event."""
    ordered = sorted(episodes, key=lambda one: one.claims[0])
    scores: Scores = defaultdict(dict)
    for left, right in pairs(ordered, entities):
        scores[left][right] = scores[right][left] = score(ordered[left], ordered[right], entities)
    groups = [Group(number, one, is_exact=_is_exact(one, entities)) for number, one in enumerate(ordered)]
    _join_firm(groups, scores, entities)
    _join_vague(groups, ordered, scores, entities)
    found = {id(group): group for group in groups}.values()
    return [tuple(ordered[number] for number in group.members) for group in found]


def _join_firm(groups: list[Group], scores: Scores, entities: Entities) -> None:
    """Join what the best pairs speak for."""
    found = ((value, left, right) for left, row in scores.items() for right, value in row.items() if left < right)
    for _, left, right in sorted((f for f in found if f[0] >= JOIN), key=lambda f: (-f[0], f[1], f[2])):
        one, other = groups[left], groups[right]
        if one is not other and _agree(one, other, groups, scores) and not forbidden(one, other, entities):
            _merge(one, other, groups)
    for group in groups:
        group.members.sort()


def _agree(one: Group, other: Group, groups: Sequence[Group], scores: Scores) -> bool:
    """True where the pairs of two groups speak for joining on the whole, and so do those that tell day and town."""
    small, large = sorted((one, other), key=lambda g: len(g.members))
    found = [(value, n, m) for n in small.members for m, value in scores[n].items() if groups[m] is large]
    exact = [value for value, n, m in found if n in small.exact and m in large.exact]
    return sum(f[0] for f in found) >= MEAN * len(found) and sum(exact) >= MEAN * len(exact)


def _merge(one: Group, other: Group, groups: list[Group]) -> None:
    """Put the smaller group into the larger."""
    large, small = sorted((one, other), key=lambda g: (-len(g.members), g.members[0]))
    _put(small, large, groups)


def _put(part: Group, whole: Group, groups: list[Group]) -> None:
    for number in part.members:
        groups[number] = whole
    whole.take(part)


def _join_vague(groups: list[Group], ordered: Sequence[Episode], scores: Scores, entities: Entities) -> None:
    """What tells no time or no place joins the one event that it fits, where no other fits nearly as well."""
    vague = {id(g): g for g in groups if all(_is_vague(ordered[n]) for n in g.members)}
    for one in vague.values():
        if groups[one.members[0]] is not one:
            continue
        fits = _fits(one, groups, scores, entities)
        best = sorted(fits, key=lambda n: (-fits[n], n))[:2]
        next_best = fits[best[1]] if len(best) > 1 else 0.0
        if best and fits[best[0]] >= LOOSE and fits[best[0]] - next_best >= MARGIN:
            _put(one, groups[best[0]], groups)


def _fits(one: Group, groups: Sequence[Group], scores: Scores, entities: Entities) -> dict[int, float]:
    """The best score of a vague group with each event that is no smaller, by the first number of the event."""
    found: dict[int, float] = {}
    for number in one.members:
        for other, value in scores[number].items():
            group = groups[other]
            if group is not one:
                found[group.members[0]] = max(value, found.get(group.members[0], 0.0))
    return {n: value for n, value in found.items() if _may_hold(groups[n], one, entities)}


def _may_hold(event: Group, vague: Group, entities: Entities) -> bool:
    """True for an event no smaller, no vaguer in time, of the same season, and not forbidden."""
    if len(event.members) < len(vague.members) or bool(event.starts) < bool(vague.starts):
        return False
    return not out_of_season(event, vague) and not forbidden(event, vague, entities)


def _is_exact(one: Episode, entities: Entities) -> bool:
    """True where the day, or a week at most, and a town are told."""
    towns = (entities[p].feature not in COUNTRIES for p in one.places if p in entities)
    return bool(one.time and width(one.time) <= WEEK and any(towns))


def _is_vague(one: Episode) -> bool:
    return not (one.time and width(one.time) <= MONTH and one.places)
