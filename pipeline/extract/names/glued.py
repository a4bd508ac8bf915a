"""What a label holds before a person's name: a place, a body, a title."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.names.candidate import ORGANISATION, PERSON, PLACE, Candidate
from pipeline.extract.names.text import Text
from pipeline.extract.names.wording import is_given, known_place
from pipeline.gazetteer import country_of

FULL = 2  # words of a name


def unglued(text: Text, label: Candidate, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """The person's name alone, and before it what is a name of its own."""
    start = _name_start(text, label, known)
    if start == label.start or (label.kind != PERSON and not _looks_personal(text, start, label.end)):
        yield _whole(text, label)
        return
    yield from _body_before(text, label, start)
    yield _whole(text, replace(label, start=start, kind=PERSON))


def _looks_personal(text: Text, start: int, end: int) -> bool:
    """True for capitals without the head of a body or a part of a place's name."""
    bodies = any(text.is_in(i, "organisation", "heads") or text.is_in(i, "place", "parts") for i in range(start, end))
    return not bodies and all(text.word(i)[:1].isupper() for i in range(start, end))


def _whole(text: Text, label: Candidate) -> Candidate:
    """A given name alone with the surname that the label left out: Theresa May."""
    end = label.end
    named = label.kind == PERSON and end - label.start == 1 and end < len(text.tokens) and end not in text.opening
    proper = named and text.tokens[end].upos == "PROPN" and text.word(end).istitle() and is_given(text, label.start)
    return replace(label, end=end + 1) if proper else label


def _name_start(text: Text, label: Candidate, known: Sequence[Candidate]) -> int:
    """Where the person's name begins: behind the last title, behind a place, or at the first given name."""
    inside = range(label.start, label.end - 1)
    if is_given(text, label.start):
        return label.start
    titles = [i for i in inside if text.is_in(i, "person", "titles") and text.word(i + 1) != "."]
    dotted = [i + 1 for i in inside if text.is_in(i, "person", "titles") and text.word(i + 1) == "."]
    if label.kind == PERSON and (titles or dotted):
        return min(max((*titles, *dotted)) + 1, label.end - 1)
    start = max((one.end for one in known if _leads(text, one, label)), default=label.start)
    given = [i for i in inside if i > start and is_given(text, i)]
    return given[0] if given and _own_name(text, label, given[0]) else start


def _leads(text: Text, one: Candidate, label: Candidate) -> bool:
    """True for a known place that the label begins with, and that leaves a name.

    Where the label is none of a person, only a given name or a place of several words shows that.
    """
    words = one.end - one.start
    plain = label.kind == PERSON or words >= FULL or is_given(text, one.end)
    left = label.end - one.end
    return plain and one.kind == PLACE and one.start == label.start and left >= (FULL if words < FULL else 1)


def _own_name(text: Text, label: Candidate, end: int) -> bool:
    """True where the words before a given name are a place, a people's adjective or a body."""
    return _is_people(text, label.start) or _kind(text, label, end) != ""


def _is_people(text: Text, i: int) -> bool:
    return country_of(text.word(i), text.languages[i]) is not None


def _kind(text: Text, label: Candidate, end: int) -> str:
    """What the first words of a label name: a body by its head, a place by the gazetteer; empty for neither."""
    if any(text.is_in(i, "organisation", "heads") for i in range(label.start, end)):
        return ORGANISATION
    return PLACE if any(known_place(text, replace(label, end=i)) for i in {label.start + 1, end}) else ""


def _body_before(text: Text, label: Candidate, end: int) -> Iterator[Candidate]:
    """What stands before the name, where its words show that it is a name."""
    kind = _kind(text, label, end)
    adjective = end - label.start == 1 and _is_people(text, label.start)
    if kind and not adjective and label.end - end >= FULL and not text.is_in(end - 1, "person", "titles"):
        yield replace(label, end=end, kind=kind)
