"""Episodes: the claims of one document that speak of one happening."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.events.places import ABROAD, lie
from pipeline.intervals import Range, days, hull
from pipeline.model import Claim, Entity
from pipeline.ontology import types

APART = timedelta(days=31)  # longest pause inside one happening, as one document tells it
NOT_MET = -1.0


@dataclass(frozen=True, slots=True)
class Episode:
    """Claims of one or more documents about one happening."""

    claims: tuple[Claim, ...]

    def joined(self, *claims: Claim) -> "Episode":
        """The episode with more claims."""
        return Episode((*self.claims, *claims))

    @property
    def families(self) -> frozenset[str]:
        """Families of the types claimed; politics may belong to any happening."""
        return frozenset(f for c in self.claims if (f := family(c)) not in {None, "politics"} if f)

    @property
    def time(self) -> Range[date] | None:
        """From the first day that any claim means to the last."""
        return hull([r for c in self.claims if (r := days(c))])

    @property
    def places(self) -> frozenset[str]:
        """Entities of the places claimed."""
        return frozenset(c.place_id for c in self.claims if c.place_id)


def family(claim: Claim) -> str | None:
    """Family of the claim's type; None where it has no type."""
    return str(types()[claim.type]["family"]) if claim.type else None


def episodes(claims: Sequence[Claim], entities: Mapping[str, Entity]) -> list[Episode]:
    """The happenings of one document: each claim joins the one it fits best, or opens a new one."""
    found: list[Episode] = []
    for claim in sorted(claims, key=_certain):
        scores = [(_fit(claim, episode, entities), -i) for i, episode in enumerate(found)]
        best, place = max(scores, default=(NOT_MET, 0))
        if best > NOT_MET:
            found[-place] = found[-place].joined(claim)
        else:
            found.append(Episode((claim,)))
    return found


def _certain(claim: Claim) -> tuple[int, int, int]:
    """Claims that tell their own time and place come first; the rest follow in the order of the text."""
    near = {"clause": 0, "sentence": 1}
    return near.get(claim.date_scope or "", 2), near.get(claim.place_scope or "", 2), claim.start


def _fit(claim: Claim, episode: Episode, entities: Mapping[str, Entity]) -> float:
    """How well a claim fits an episode of its document; NOT_MET where it cannot belong to it."""
    kind = family(claim)
    if kind not in {None, "politics"} and episode.families and kind not in episode.families:
        return NOT_MET
    time = _time(days(claim), episode.time)
    place = lie(frozenset([claim.place_id] if claim.place_id else ()), episode.places, entities)
    if time == NOT_MET or place == ABROAD:
        return NOT_MET
    same_mode = any(claim.mode and claim.mode == c.mode for c in episode.claims)
    return time + place + same_mode


def _time(claim: Range[date] | None, episode: Range[date] | None) -> float:
    if claim is None or episode is None:
        return 0
    if claim.low and episode.high and claim.low - episode.high > APART:
        return NOT_MET
    if claim.high and episode.low and episode.low - claim.high > APART:
        return NOT_MET
    return 2
