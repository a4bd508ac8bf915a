"""What a label of a person holds before the name: a place, a body, a title."""

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
    if start == label.start:
        yield label
        return
    yield from _body_before(text, label, start)
    yield replace(label, start=start)


def _name_start(text: Text, label: Candidate, known: Sequence[Candidate]) -> int:
    """Where the person's name begins: behind the last title, behind a place, or at the first given name."""
    inside = range(label.start, label.end - 1)
    if label.kind != PERSON or is_given(text, label.start):
        return label.start
    titles = [i for i in inside if text.is_in(i, "person", "titles") and text.word(i + 1) != "."]
    dotted = [i + 1 for i in inside if text.is_in(i, "person", "titles") and text.word(i + 1) == "."]
    if titles or dotted:
        return min(max((*titles, *dotted)) + 1, label.end - 1)
    start = max((one.end for one in known if _leads(one, label)), default=label.start)
    given = [i for i in inside if i > start and is_given(text, i)]
    return given[0] if given and _own_name(text, label, given[0]) else start


def _leads(one: Candidate, label: Candidate) -> bool:
    """True for a known place or body that the label begins with, and that leaves a name."""
    words = one.end - one.start
    return one.kind != PERSON and one.start == label.start and label.end - one.end >= (FULL if words < FULL else 1)


def _own_name(text: Text, label: Candidate, end: int) -> bool:
    """True where the words before a given name are a place, a people's adjective or a body."""
    people = country_of(text.word(label.start), text.languages[label.start]) is not None
    heads = any(text.is_in(i, "organisation", "heads") for i in range(label.start, end))
    places = (known_place(text, replace(label, end=i)) for i in {label.start + 1, end})
    return people or heads or any(places)


def _body_before(text: Text, label: Candidate, end: int) -> Iterator[Candidate]:
    """What stands before the name, where its words show that it is a name."""
    if label.end - end < FULL or not _own_name(text, label, end) or text.is_in(end - 1, "person", "titles"):
        return
    heads = any(text.is_in(i, "organisation", "heads") for i in range(label.start, end))
    yield replace(label, end=end, kind=ORGANISATION if heads else PLACE)
