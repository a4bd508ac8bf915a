"""Episodes of all documents, joined into events: by blocks, best pairs first, never across what forbids it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.events.episodes import Episode, episode
from pipeline.events.groups import Group, forbidden
from pipeline.events.match import JOIN, MONTH, score, width
from pipeline.events.world import World

ANYWHERE = "?"
MEAN = 1.0  # least mean of the pairs of two groups
LOOSE, MARGIN = 2.0, 1.0  # score from which a vague episode joins, and how much better than the next event it must fit
Scores = dict[int, dict[int, float]]  # of each episode with those that it may be one with


def joined(episodes: Sequence[Episode], world: World) -> list[Episode]:
    """Episodes after joining, whatever the order they come in."""
    ordered = sorted(episodes, key=_key)
    scores: Scores = defaultdict(dict)
    for left, right in _pairs(ordered, world):
        scores[left][right] = scores[right][left] = score(ordered[left], ordered[right], world.entities)
    groups = [Group(number, one) for number, one in enumerate(ordered)]
    _firm(groups, scores, world)
    _loose(groups, ordered, scores, world)
    rows = {id(group): group for group in groups}.values()
    return [
        episode(tuple(claim for number in sorted(group.members) for claim in ordered[number].claims), world)
        for group in rows
    ]


def _firm(groups: list[Group], scores: Scores, world: World) -> None:
    """Join what the best pairs speak for."""
    found = ((value, left, right) for left, row in scores.items() for right, value in row.items() if left < right)
    for _, left, right in sorted((f for f in found if f[0] >= JOIN), key=lambda f: (-f[0], f[1], f[2])):
        one, other = groups[left], groups[right]
        if one is not other and _agree(one, other, groups, scores) and not forbidden(one, other, world.entities):
            _merge(one, other, groups)


def _merge(one: Group, other: Group, groups: list[Group]) -> None:
    large, small = sorted((one, other), key=lambda g: (-len(g.members), g.members[0]))
    for number in small.members:
        groups[number] = large
    large.take(small)


def _agree(one: Group, other: Group, groups: Sequence[Group], scores: Scores) -> bool:
    """True where the pairs of two groups speak for joining on the whole."""
    found = _between(one, other, groups, scores)
    return sum(found) >= MEAN * len(found)


def _between(one: Group, other: Group, groups: Sequence[Group], scores: Scores) -> list[float]:
    small, large = sorted((one, other), key=lambda g: len(g.members))
    return [value for n in small.members for m, value in scores[n].items() if groups[m] is large]


def _loose(groups: list[Group], ordered: Sequence[Episode], scores: Scores, world: World) -> None:
    """What tells no time or no place joins the one event that it fits, where no other fits nearly as well."""
    for number in range(len(ordered)):
        one = groups[number]
        if one.members[0] != number or not all(_vague(ordered[n]) for n in one.members):
            continue
        fits: dict[int, float] = {}
        for value, other in sorted((v, m) for n in one.members for m, v in scores[n].items() if groups[m] is not one):
            fits[groups[other].members[0]] = value
        fits = {
            n: value
            for n, value in fits.items()
            if len(groups[n].members) >= len(one.members)
            and bool(groups[n].starts) >= bool(one.starts)
            and not forbidden(one, groups[n], world.entities)
        }
        best = sorted(fits, key=lambda n: (-fits[n], n))[:2]
        if best and fits[best[0]] >= LOOSE and fits[best[0]] - max([0.0, *(fits[n] for n in best[1:])]) >= MARGIN:
            _merge(groups[best[0]], one, groups)


def _vague(one: Episode) -> bool:
    return not (one.time and width(one.time) <= MONTH and one.places)


def _key(one: Episode) -> str:
    return min(claim.claim_id for claim in one.claims)


def _pairs(episodes: Sequence[Episode], world: World) -> Iterator[tuple[int, int]]:
    """Pairs that share a country, or one of which has none."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(episodes):
        for country in _countries(one, world) or {ANYWHERE}:
            blocks[country].append(number)
    seen = set()
    for country, numbers in blocks.items():
        others = numbers if country == ANYWHERE else [*numbers, *blocks.get(ANYWHERE, ())]
        for pair in combinations(sorted(others), 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _countries(one: Episode, world: World) -> set[str]:
    entities = [world.entities.get(place) for place in one.places]
    return {entity.country for entity in entities if entity and entity.country}
