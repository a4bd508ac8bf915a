"""Mentions of two readings of one document brought together: which engines led to which."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from pipeline.model import Date, Figure, Mention, Mentions, Name

M = TypeVar("M", Name, Date, Figure)
Engine = Callable[[str], str]  # the engine that reads a language


def agreed(first: Mentions, second: Mentions, leads: Engine, follows: Engine) -> Mentions:
    """All mentions of the first reading, and those of the second that overlap none; each names its engines."""
    engines = (leads, follows)
    values: tuple[Mention, ...] = (*first.dates, *first.figures)  # no figure lies inside a date
    return Mentions(
        _joined(first.names, second.names, first.names, engines),
        _joined(first.dates, second.dates, values, engines),
        _joined(first.figures, second.figures, values, engines),
    )


def _joined(
    ones: Sequence[M], others: Sequence[M], taken: Sequence[Mention], engines: tuple[Engine, Engine]
) -> tuple[M, ...]:
    """Mentions of one kind, in the order of the text."""
    found = {_value(one) for one in others}
    joined = [_by(one, engines if _value(one) in found else engines[:1]) for one in ones]
    for one in others:
        if not any(one.start < other.end and other.start < one.end for other in taken):
            joined.append(_by(one, engines[1:]))  # noqa: PERF401  (the checker loses the type of a longer list)
    return tuple(sorted(joined, key=lambda one: one.start))


def _by(mention: M, engines: Sequence[Engine]) -> M:
    return replace(mention, engines=tuple(sorted({engine(mention.language) for engine in engines})))


def _value(mention: Mention) -> tuple[object, ...]:
    """What two readings must share to agree: the words and what they are worth."""
    match mention:
        case Name():
            worth: tuple[object, ...] = (mention.kind,)
        case Date():
            worth = (mention.edtf,)
        case Figure():
            worth = (mention.low, mention.high, mention.bound, mention.unit)
    return (mention.start, mention.end, *worth)
