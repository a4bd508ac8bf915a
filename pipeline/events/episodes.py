"""Episodes: the claims of one document that speak of one happening."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.events.families import OPPOSED, SAME, families, family, kinship, spreads
from pipeline.geography import ABROAD, ELSEWHERE, lie
from pipeline.intervals import Range, days, hull
from pipeline.model import Claim, Entity

APART = timedelta(days=31)  # longest pause inside one happening, as one document tells it
NOT_MET = -1.0
NO_YEAR = re.compile(r"XXXX-(\d\d)")


@dataclass(frozen=True, slots=True)
class Episode:
    """Claims of one or more documents about one happening."""

    claims: tuple[Claim, ...]
    families: frozenset[str]
    places: frozenset[str]  # entities
    documents: frozenset[str]
    time: Range[date] | None  # from the first day that any claim means to the last
    seasons: frozenset[int]  # months named without a year
    spreads: bool  # it may be in many towns at once


def episode(claims: tuple[Claim, ...]) -> Episode:
    """Claims as an episode."""
    return Episode(
        claims,
        families(claims),
        frozenset(c.place_id for c in claims if c.place_id),
        frozenset(c.doc_id for c in claims),
        hull([r for c in claims if (r := days(c))]),
        frozenset(int(found[1]) for c in claims if (found := NO_YEAR.match(c.edtf or ""))),
        any(spreads(c) for c in claims),
    )


def episodes(claims: Sequence[Claim], entities: Mapping[str, Entity]) -> list[Episode]:
    """The happenings of one document: each claim joins the one it fits best, or opens a new one."""
    found: list[Episode] = []
    for claim in sorted(claims, key=_certain):
        scores = [(_fit(claim, one, entities), -i) for i, one in enumerate(found)]
        best, place = max(scores, default=(NOT_MET, 0))
        if best > NOT_MET:
            found[-place] = episode((*found[-place].claims, claim))
        else:
            found.append(episode((claim,)))
    return found


def _certain(claim: Claim) -> tuple[int, int, int]:
    """Claims that tell their own time and place come first; the rest follow in the order of the text."""
    near = {"clause": 0, "sentence": 1}
    return near.get(claim.date_scope or "", 2), near.get(claim.place_scope or "", 2), claim.start


def _fit(claim: Claim, one: Episode, entities: Mapping[str, Entity]) -> float:
    """How well a claim fits an episode of its document; NOT_MET where it cannot belong to it."""
    kind = kinship({family(claim) or ""} - {"", "politics"}, one.families)
    time = _time(days(claim), one.time)
    place = lie(frozenset([claim.place_id] if claim.place_id else ()), one.places, entities)
    alone = place == ELSEWHERE and not (spreads(claim) or one.spreads)
    if time == NOT_MET or place == ABROAD or alone or kind == OPPOSED:
        return NOT_MET
    same_mode = any(claim.mode and claim.mode == c.mode for c in one.claims)
    return time + place + same_mode + (kind == SAME) / 2


def _time(claim: Range[date] | None, one: Range[date] | None) -> float:
    if claim is None or one is None:
        return 0
    if claim.low and one.high and claim.low - one.high > APART:
        return NOT_MET
    if claim.high and one.low and one.low - claim.high > APART:
        return NOT_MET
    return 2
