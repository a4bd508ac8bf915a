"""How long joining takes as documents grow: `python -m bench.events N...`, by default 1000 and 10000.

The claims are made up: five documents for an event, two claims in each, forty countries of fifty towns, twenty years;
in a quarter of the documents the day is missing or only its month or year is told, in a quarter the town or all of the
place. What counts is the ratio: ten times the documents should take little more than ten times as long. Pairs that
belong together and were joined, and pairs that were joined and belong together, are told beside it.
"""

import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from pipeline.compare import comparisons
from pipeline.events import events, scene
from pipeline.model import Claim, Document, Entity, Mentions, short_hash

COUNTRIES, TOWNS, YEARS, OF_ONE = 40, 50, 20, 5
KINDS = (
    ("PROTEST", "demo"),
    ("PROTEST", "strike"),
    ("ASSAULT", "firearms"),
    ("ACCIDENT", "crash"),
    ("DISASTER", "flood"),
)
BARE = dict.fromkeys(Claim.__dataclass_fields__)

NOBODY = Mentions((), (), ())


def code(number: int) -> str:
    """Two letters for a country."""
    return f"{chr(65 + number // 26)}{chr(65 + number % 26)}"


def places() -> dict[str, Entity]:
    """Countries, and towns a degree from each other."""
    blank = dict.fromkeys(Entity.__dataclass_fields__) | {"kind": "place", "aliases": (), "reasons": ()}
    found = {}
    for number in range(COUNTRIES):
        country = code(number)
        rows = [(country, "country", None)] + [(f"{country}{town}", "city", Decimal(town)) for town in range(TOWNS)]
        for name, feature, degree in rows:
            told = {"entity_id": name, "name": name, "country": country, "feature": feature, "latitude": degree}
            longitude = None if degree is None else Decimal(number)
            found[name] = Entity(**(blank | told | {"longitude": longitude}))  # type: ignore[arg-type]
    return found


def happening(number: int, dice: random.Random) -> dict[str, object]:
    """What, where and when; how many died."""
    kind, mode = dice.choice(KINDS)
    town = f"{code(dice.randrange(COUNTRIES))}{dice.randrange(TOWNS)}"
    day = date(2000, 1, 1) + timedelta(days=dice.randrange(YEARS * 365))
    return {
        "number": number,
        "type": kind,
        "mode": mode,
        "place_id": town,
        "day": day,
        "killed": dice.randrange(3, 300),
    }


def claims(told: dict[str, object], doc_id: str, dice: random.Random) -> Iterator[Claim]:
    """That it happened, and how many died, as one document tells it."""
    day, town = told["day"], str(told["place_id"])
    first, last, place = day, day, dice.choice((town, town, town, town[:2]))
    vague = dice.randrange(8)
    if vague == 0:
        first = last = None
    elif vague == 1:
        first, last = day.replace(day=1), day.replace(day=28)  # type: ignore[attr-defined]
    for asked, count in (("happened", None), ("killed", Decimal(str(told["killed"])))):
        known = {
            "claim_id": short_hash(doc_id, asked), "doc_id": doc_id, "type": told["type"], "mode": told["mode"],
            "property": asked, "low": count, "high": count, "bound": count and "=", "place_id": place, "place": place,
            "edtf": first and str(first), "earliest": first and str(first), "latest": last and str(last),
            "date_precision": first and "day", "date_scope": "clause", "place_scope": "clause", "polarity": "affirmed",
            "modality": "asserted", "quote": "words", "start": 0, "end": 5, "language": "en", "rule": "made",
            "approx": False, "change": "level", "confidence": Decimal(1),
        }  # fmt: skip
        yield Claim(**(BARE | known))  # type: ignore[arg-type]


def collection(size: int) -> tuple[list[Claim], dict[str, Document], dict[str, int]]:
    """Claims and documents of a collection, and the happening that each document tells of."""
    dice = random.Random(size)  # noqa: S311  (no secret)
    blank = dict.fromkeys(Document.__dataclass_fields__)
    made: list[Claim] = []
    known, truth = {}, {}
    for number in range(size // OF_ONE):
        told = happening(number, dice)
        for report in range(OF_ONE):
            doc_id = f"{short_hash(number, report)}.txt"
            made.extend(claims(told, doc_id, dice))
            known[doc_id] = Document(**(blank | {"doc_id": doc_id, "language": "en", "source": str(report)}))  # type: ignore[arg-type]
            truth[doc_id] = number
    return made, known, truth


def right(placed: Sequence[Claim], truth: dict[str, int]) -> tuple[float, float]:
    """Share of the pairs of one happening that were joined, and of the joined pairs that are of one happening."""
    event = {claim.doc_id: claim.event_id for claim in placed}
    both = Counter((event[doc_id], number) for doc_id, number in truth.items())
    joined, wanted = Counter(event.values()), Counter(truth.values())
    pairs = [sum(n * (n - 1) for n in counted.values()) for counted in (both, joined, wanted)]
    return pairs[0] / pairs[2], pairs[0] / (pairs[1] or 1)


def named(told: Sequence[Claim], entities: dict[str, Entity]) -> tuple[Entity, ...]:
    """The places of some claims."""
    return tuple(entities[place] for place in sorted({claim.place_id or "" for claim in told}))


def main() -> None:
    """Print a line for each size."""
    entities = places()
    for size in [int(word) for word in sys.argv[1:]] or [1000, 10000]:
        made, known, truth = collection(size)
        rows_of = {doc_id: tuple(row) for doc_id, row in groupby(made, key=lambda claim: claim.doc_id)}
        scenes = [scene(known[doc_id], NOBODY, row, named(row, entities)) for doc_id, row in rows_of.items()]
        before = time.process_time()
        told = [*events(scenes, entities)[0]]
        placed, rows = [claim for one in told for claim in one.claims], [one.event for one in told]
        between = time.process_time()
        comparisons(placed, rows, known, entities)
        after = time.process_time()
        recall, precision = right(placed, truth)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(  # noqa: T201  (what the bench is for)
            f"{size:>7} documents: events {between - before:.1f} s, comparisons {after - between:.1f} s, {memory} MB,"
            f" {len(rows)} events for {len(set(truth.values()))}, pairs found {recall:.3f}, right {precision:.3f}"
        )


if __name__ == "__main__":
    main()
