"""Episodes of all documents, joined into events: by blocks, best pairs first, never across what forbids it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from pipeline.events.episodes import Episode, episode
from pipeline.events.match import JOIN, NEVER, World, score

ANYWHERE = "?"


def joined(episodes: Sequence[Episode], world: World) -> list[Episode]:
    """Episodes after joining, whatever the order they come in."""
    ordered = sorted(episodes, key=_key)
    scores = {pair: score(ordered[pair[0]], ordered[pair[1]], world) for pair in _pairs(ordered, world)}
    groups = [[number] for number in range(len(ordered))]
    for (left, right), found in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if found < JOIN:
            break
        if groups[left] is not groups[right] and _agree(groups[left], groups[right], scores):
            groups[left].extend(groups[right])
            for number in groups[right]:
                groups[number] = groups[left]
    rows = {id(group): group for group in groups}.values()
    return [episode(tuple(claim for number in sorted(group) for claim in ordered[number].claims)) for group in rows]


def _agree(left: Sequence[int], right: Sequence[int], scores: dict[tuple[int, int], float]) -> bool:
    """True where nothing forbids any pair of two groups, and their pairs speak for joining on the whole."""
    found = [scores.get((min(pair), max(pair)), 0.0) for pair in product(left, right)]
    return NEVER not in found and sum(found) >= JOIN / 2 * len(found)


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
