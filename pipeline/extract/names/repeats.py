"""Other mentions of a name that the document has named elsewhere, and names that tables and context alone give."""

from collections.abc import Iterator, Sequence

from pipeline.extract.names.candidate import PERSON, PLACE, Candidate
from pipeline.extract.names.evidence import known_place, place_preposition, place_type, title_before
from pipeline.extract.names.kinds import key, plausible, stem
from pipeline.extract.names.text import Text

ENOUGH = 2.6  # votes that make a name of words without a label
LONGEST = 3


def repeated(text: Text, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Unlabelled words that spell a name of this document."""
    known: dict[tuple[str, ...], Candidate] = {}
    for one in found:
        name = key(text, one)
        known.setdefault(name, one)
        if one.kind == PERSON and len(name) > 1:
            known.setdefault(name[-1:], one)
    taken = {i for one in found for i in range(one.start, one.end)}
    longest = max((len(name) for name in known), default=0)
    i = 0
    while i < len(text.tokens):
        one = _here(text, i, known, longest) if i not in taken and text.capital(i) else None
        if one and not any(j in taken for j in range(one.start, one.end)) and plausible(text, one):
            yield one
        i = one.end if one else i + 1


def _here(text: Text, start: int, known: dict[tuple[str, ...], Candidate], longest: int) -> Candidate | None:
    for length in range(min(longest, len(text.tokens) - start), 0, -1):
        words = [text.word(i) for i in range(start, start + length)]
        first = known.get(tuple(stem(word, text.languages[start]) for word in words))
        if first and len(words[0]) > 1:
            return Candidate(start, start + length, first.kind, "repeated", sure=first.sure)
    return None


def contextual(text: Text, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Capitalised words that no label holds: towns beside a place word, persons behind a title."""
    taken = {i for one in found for i in range(one.start, one.end)}
    i = 0
    while i < len(text.tokens):
        if i in taken or not _proper(text, i):
            i += 1
            continue
        end = i + 1
        while end < len(text.tokens) and end - i < LONGEST and end not in taken and _proper(text, end) and end not in text.opening:
            end += 1
        yield from _named(text, i, end)
        i = end


def _proper(text: Text, i: int) -> bool:
    word = text.word(i)
    return word[:1].isupper() and any(c.islower() for c in word) and text.tokens[i].upos in {"PROPN", "X"}


def _named(text: Text, start: int, end: int) -> Iterator[Candidate]:
    """A name where context and tables together say so."""
    person, place = Candidate(start, end, PERSON, "title"), Candidate(start, end, PLACE, "gazetteer")
    if title_before(text, person) and start not in text.opening:
        yield person
        return
    said = [feature(text, place) for feature in (known_place, place_type, place_preposition)]
    if sum(vote[1] for vote in said if vote) >= ENOUGH and plausible(text, place):
        yield place
