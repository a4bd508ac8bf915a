"""Answers in words: numbers with bounds and units, days and months, places."""

import re
from calendar import month_name
from decimal import Decimal

from pipeline.compare.verdicts import World
from pipeline.model import Claim
from pipeline.ontology import unit_kind

BOUNDS = {">=": "at least ", ">": "more than ", "<=": "up to ", "<": "fewer than ", "~": "about ", "=": ""}
DAY = re.compile(r"(\d{4}|XXXX)(?:-(0[1-9]|1[0-2]))?(?:-(\d\d))?(~?)")
NO_YEAR = "XXXX"


def value(asked: str, claim: Claim, world: World) -> str | None:
    """The answer as the tables write it: EDTF, the name of a place, a number in digits."""
    if asked == "when":
        return claim.edtf
    if asked == "where":
        entity = world.entities.get(claim.place_id or "")
        return entity.name if entity else claim.place
    return _number(claim)


def words(asked: str, claim: Claim, world: World) -> str:
    """The answer as a sentence says it."""
    if asked == "when":
        return time(claim.edtf or "")
    if asked == "where":
        return value(asked, claim, world) or "nothing"
    return _number(claim, comma=",")


def _number(claim: Claim, comma: str = "") -> str:
    """The number with its bound and unit."""
    low, high = (_plain(v, comma) for v in (claim.low, claim.high))
    if claim.low is not None and claim.high is not None and claim.low != claim.high:
        told = f"{'roughly ' * (claim.bound == '~')}{low} to {high}"
    else:
        told = ("nearly " if claim.approx else BOUNDS[claim.bound or "="]) + (low or high)
    plural = unit_kind(claim.unit) == "time" and told != "1"
    return f"{told}{' ' * (claim.unit != '%')}{claim.unit}{'s' * plural}" if claim.unit else told


def _plain(number: Decimal | None, comma: str) -> str:
    return "" if number is None else format(number.normalize(), f"{comma}f")


def time(edtf: str) -> str:
    """A day, month or year in words; from and to with both; what else EDTF can say, as it stands."""
    first, _, last = edtf.partition("/")
    if last:
        return f"{time(first)} to {time(last)}"
    found = DAY.fullmatch(edtf)
    if not found:
        return edtf
    year, month, day, about = found.groups()
    told = [day and str(int(day)), month and month_name[int(month)], None if year == NO_YEAR else year]
    return "about " * bool(about) + " ".join(part for part in told if part)
