"""What each document claims: triggers and figures, with who, to whom, when, where, how many, and who says so."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.claims.build import claim, elsewhere
from pipeline.claims.kernels import Kernel, kernels
from pipeline.claims.reading import Reading, reading
from pipeline.claims.triggers import triggers
from pipeline.model import Annotation, Claim, Date, Document, Entity, Figure, Mentions
from pipeline.ontology import properties

__all__ = ("claims",)


def claims(
    document: Document, annotation: Annotation, mentions: Mentions, entities: Mapping[str, Entity]
) -> tuple[Claim, ...]:
    """Claims of one document, in the order of the text; a passage said before claims nothing again."""
    read = reading(document, annotation, mentions, entities)
    taken = frozenset(read.named) | _spanned(read)
    found = tuple(triggers(read.tree, taken))
    made = [one for kernel in kernels(read, found) if not read.repeated(kernel.token) for one in _claims(read, kernel)]
    return tuple(_informative(sorted(made, key=lambda c: (c.start, c.end, c.claim_id))))


def _claims(read: Reading, kernel: Kernel) -> Iterator[Claim]:
    """The claim of a kernel; of a happening at several places one for each."""
    made = claim(read, kernel)
    yield made
    if kernel.figure is None:
        yield from elsewhere(read, kernel, made)


def _spanned(read: Reading) -> frozenset[int]:
    """Tokens of dates and figures: they trigger nothing."""
    spans: list[Date | Figure] = [*(f.mention for f in read.dates), *(f.mention for f in read.figures)]
    return frozenset(i for span in spans for i in read.tree.within(span.start, span.end))


def _informative(made: Sequence[Claim]) -> Iterator[Claim]:
    """Claims without bare repetitions: a happening named again adds a date, place, person or speaker, or nothing."""
    known: dict[tuple[str | None, str | None], set[tuple[str, object]]] = {}
    for one in made:
        if one.bound and _tells(one):
            known.setdefault((one.type, one.mode), set()).update(_facts(one))
    for one in made:
        facts = set(_facts(one))
        before = known.setdefault((one.type, one.mode), set())
        if one.bound or facts - before:
            yield one
        if not one.bound:
            before |= facts


def _tells(one: Claim) -> bool:
    """True for a count of those whom a happening hurt, or who took part in it."""
    row = properties()[one.property]
    return bool(row.get("harm")) or one.mode in row.get("modes", ())


def _facts(one: Claim) -> Iterator[tuple[str, object]]:
    """What a claim says beyond that it happened, as far as its own clause says so."""
    yield "polarity", one.polarity
    said = {
        "speaker": one.speaker_id or one.speaker,
        "actor": one.actor_id or one.actor,
        "target": one.target_id or one.target,
        "date": one.edtf if one.date_scope == "clause" else None,
        "place": (one.place_id or one.place) if one.place_scope == "clause" else None,
    }
    yield from ((name, value) for name, value in said.items() if value)
