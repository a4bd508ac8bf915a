"""What each document claims: triggers and figures, with who, to whom, when, where, how many, and who says so."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.claims.build import HAPPENED, Kernel, claim, elsewhere
from pipeline.claims.counts import counts
from pipeline.claims.reading import Found, Reading, reading
from pipeline.claims.triggers import Trigger, triggers
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
    made = [one for kernel in _kernels(read, found) if not read.repeated(kernel.token) for one in _claims(read, kernel)]
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


def _kernels(read: Reading, found: Sequence[Trigger]) -> Iterator[Kernel]:
    """A kernel for each figure that makes a claim, and for each trigger that no figure has used up."""
    counted = tuple(counts(read, found))
    used = {t.token for figure, _ in counted for t in found if _tells(read, figure, t)}
    for figure, trigger in counted:
        yield Kernel(figure.token, trigger, figure)
    for trigger in found:
        if trigger.token not in used:
            yield Kernel(trigger.token, trigger)


def _tells(read: Reading, figure: Found[Figure], trigger: Trigger) -> bool:
    """True for a trigger that says no more than the figure in its clause: so many were killed."""
    told = properties()[figure.mention.property or ""].get("modes", ())
    clauses = {read.tree.clause(figure.token), read.tree.clause(trigger.token)}
    return trigger.entry.mode in told and (len(clauses) == 1 or trigger.token in read.tree.ancestors(figure.token))


def _informative(made: Sequence[Claim]) -> Iterator[Claim]:
    """Claims without bare repetitions: a happening named again adds a date, place, person or speaker, or nothing."""
    known: dict[tuple[str | None, str | None], set[tuple[str, object]]] = {}
    for one in made:
        if one.property != HAPPENED:
            yield one
            continue
        facts = {(name, value) for name, value in _facts(one) if value}
        before = known.setdefault((one.type, one.mode), set())
        if facts - before:
            yield one
        before |= facts


def _facts(one: Claim) -> Iterator[tuple[str, object]]:
    """What a claim says beyond that it happened, as far as its own clause says so."""
    yield "polarity", one.polarity
    yield "speaker", one.speaker_id or one.speaker
    yield "actor", one.actor_id or one.actor
    yield "target", one.target_id or one.target
    if one.date_scope == "clause":
        yield "date", one.edtf
    if one.place_scope == "clause":
        yield "place", one.place_id or one.place
