"""Episodes: the claims of one document that speak of one happening."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.events.families import OPPOSED, POLITICS, SAME, families, family, kinship, particular, spreads, strikes
from pipeline.events.world import Number, World
from pipeline.geography import ABROAD, ELSEWHERE, UNKNOWN, at_home, lie
from pipeline.intervals import NO_YEAR, Range, days, hull, narrowest
from pipeline.model import Claim

APART = timedelta(days=31)  # longest pause inside one happening, as one document tells it
NIGHT = timedelta(days=1)  # and between two that strike
NOT_MET = -1.0
SMALL = 2  # numbers up to it are everywhere


@dataclass(frozen=True, slots=True)
class Episode:
    """Claims of one document about one happening, with all that joining asks of them."""

    document: str
    claims: tuple[str, ...]  # their ids in order
    families: frozenset[str]
    modes: frozenset[str]
    particular: frozenset[str]  # modes that few happenings have
    places: frozenset[str]  # entities
    lands: frozenset[str]  # countries that its document names
    time: Range[date] | None  # from the first day that any claim means to the last
    seasons: frozenset[int]  # months named without a year
    spreads: bool  # it may be in many towns at once
    people: frozenset[str]  # entities that take part or speak
    company: frozenset[str]  # entities that its document names
    figures: frozenset[tuple[str, float, str]]  # property, value, bound
    numbers: frozenset[Number]  # what its document measures or counts
    questions: frozenset[str]  # properties that it counts
    published: Range[date] | None  # days on which its document appeared


def episode(claims: tuple[Claim, ...], world: World) -> Episode:
    """Claims as an episode; what was said or done about the happening tells neither its time nor its place."""
    happening = tuple(c for c in claims if family(c) != POLITICS) or claims
    document = claims[0].doc_id
    places = at_home([c.place_id for c in happening if c.place_id], world.entities)
    return Episode(
        document=document,
        claims=tuple(sorted(claim.claim_id for claim in claims)),
        families=families(claims),
        modes=frozenset(c.mode for c in claims if c.mode),
        particular=frozenset(c.mode for c in claims if c.mode and particular(c)),
        places=places,
        lands=world.lands[document],
        time=hull(narrowest([r for c in happening if (r := days(c))])),
        seasons=frozenset(int(found[1]) for c in happening if (found := NO_YEAR.match(c.edtf or ""))),
        spreads=any(spreads(c) for c in claims),
        people=frozenset(p for c in claims for p in (c.actor_id, c.target_id, c.speaker_id) if p),
        company=world.named[document] - places,
        figures=_figures(claims),
        numbers=world.numbers[document],
        questions=frozenset(c.property for c in claims if c.bound),
        published=world.published(document),
    )


def _figures(claims: Iterable[Claim]) -> frozenset[tuple[str, float, str]]:
    """Property, value and bound of the counts of the whole."""
    whole = [c for c in claims if not c.scope]
    return frozenset((c.property, float(n), c.bound or "") for c in whole if (n := c.low or c.high or 0) > SMALL)


def episodes(claims: Sequence[Claim], world: World) -> list[Episode]:
    """The happenings of one document: each claim joins the one it fits best, or opens a new one."""
    told: list[tuple[Claim, ...]] = []
    found: list[Episode] = []
    for claim in sorted(claims, key=_certain):
        scores = [(_fit(claim, *one, world), -i) for i, one in enumerate(zip(told, found, strict=True))]
        best, place = max(scores, default=(NOT_MET, 0))
        if best > NOT_MET:
            told[-place] = (*told[-place], claim)
            found[-place] = episode(told[-place], world)
        else:
            told.append((claim,))
            found.append(episode(told[-1], world))
    return found


def _certain(claim: Claim) -> tuple[int, int, int]:
    """Claims that tell their own time and place come first; the rest follow in the order of the text."""
    near = {"clause": 0, "sentence": 1}
    return near.get(claim.date_scope or "", 2), near.get(claim.place_scope or "", 2), claim.start


def _fit(claim: Claim, told: Sequence[Claim], one: Episode, world: World) -> float:
    """How well a claim fits an episode of its document; NOT_MET where it cannot belong to it."""
    kind = kinship(families([claim]), one.families)
    time = _time(days(claim), one.time, _pause(claim, told, one))
    place = lie(frozenset([claim.place_id] if claim.place_id else ()), one.places, world.entities)
    alone = place == ELSEWHERE and not (spreads(claim) or one.spreads)
    if family(claim) == POLITICS and (alone or place == ABROAD):
        place, alone = UNKNOWN, False
    breath = any(c.start < claim.end and claim.start < c.end for c in told)
    if time == NOT_MET or place == ABROAD or alone or (kind == OPPOSED and not breath):
        return NOT_MET
    same_mode = any(claim.mode and claim.mode == c.mode for c in told)
    return time + place + same_mode + (kind == SAME) / 2


def _pause(claim: Claim, told: Sequence[Claim], one: Episode) -> timedelta:
    """How long one happening may rest: bombs of two days are two, the dead of one are counted for weeks."""
    lasts = spreads(claim) or one.spreads
    return NIGHT if not lasts and strikes(claim) and any(map(strikes, told)) else APART


def _time(claim: Range[date] | None, one: Range[date] | None, pause: timedelta) -> float:
    if claim is None or one is None:
        return 0
    if claim.low and one.high and claim.low - one.high > pause:
        return NOT_MET
    if claim.high and one.low and one.low - claim.high > pause:
        return NOT_MET
    return 2
