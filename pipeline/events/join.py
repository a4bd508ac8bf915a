"""Episodes of all documents, joined into events: by blocks, best pairs first, never across disjoint times."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.events.episodes import Episode
from pipeline.events.match import JOIN, World, score

ANYWHERE = "?"


def joined(episodes: Sequence[Episode], world: World) -> list[Episode]:
    """Episodes after joining, whatever the order they come in."""
    groups = dict(enumerate(sorted(episodes, key=_key)))
    while pair := _best(groups, world):
        left, right = pair
        groups[left] = groups[left].joined(*groups.pop(right).claims)
    return list(groups.values())


def _key(episode: Episode) -> str:
    return min(claim.claim_id for claim in episode.claims)


def _best(groups: dict[int, Episode], world: World) -> tuple[int, int] | None:
    """The pair that most surely is one event; None where no pair is."""
    scored = [(score(groups[a], groups[b], world), -a, -b) for a, b in _pairs(groups, world)]
    best = max(scored, default=(0.0, 0, 0))
    return (-best[1], -best[2]) if best[0] >= JOIN else None


def _pairs(groups: dict[int, Episode], world: World) -> Iterator[tuple[int, int]]:
    """Pairs that share a country, or one of which has none."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, episode in groups.items():
        for country in _countries(episode, world) or {ANYWHERE}:
            blocks[country].append(number)
    seen = set()
    for country, numbers in blocks.items():
        others = numbers if country == ANYWHERE else [*numbers, *blocks.get(ANYWHERE, ())]
        for pair in combinations(sorted(others), 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _countries(episode: Episode, world: World) -> set[str]:
    entities = [world.entities.get(place) for place in episode.places]
    return {entity.country for entity in entities if entity and entity.country}
