"""How the families of two happenings go together."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from pipeline.model import Claim
from pipeline.ontology import types

SAME, UNKNOWN, RELATED, OPPOSED = 1, 0, -1, -2
BETWEEN = "accident"  # a bomb is told as an explosion, a quake as a collapse
CROWD = "crowd"  # people who protest are never told as an accident
POLITICS = "politics"  # may belong to any happening
UNSAID = "kill"  # by a quake, a crash or a bullet
PARTICULAR = {"accident", "disaster"}  # their modes are rarer than a strike or a shooting


def family(claim: Claim) -> str | None:
    """Family of the claim's type; None where it has no type, or says that people died and not of what."""
    return str(types()[claim.type]["family"]) if claim.type and claim.mode != UNSAID else None


def spreads(claim: Claim) -> bool:
    """True for what may happen in many towns of a country at once."""
    return bool(claim.type and types()[claim.type].get("spreads"))


def strikes(claim: Claim) -> bool:
    """True for a kind of happening that hurts; not where it is only said that people died."""
    return bool(family(claim) and claim.type and types()[claim.type].get("harm"))


def particular(claim: Claim) -> bool:
    """True for a kind of happening that is rare enough to tell one from others."""
    return family(claim) in PARTICULAR


def families(claims: Sequence[Claim]) -> frozenset[str]:
    """Families of the types claimed, politics left out, and whether a crowd is among them."""
    found = {f for c in claims if (f := family(c)) not in {None, POLITICS} if f}
    return frozenset(found | {CROWD} if any(map(spreads, claims)) else found)


def kinship(left: AbstractSet[str], right: AbstractSet[str]) -> int:
    """Same, unknown, related or opposed."""
    if not left or not right:
        return UNKNOWN
    if left & right:
        return SAME
    return RELATED if BETWEEN in left | right and CROWD not in left | right else OPPOSED
