"""Other names that a text gives: Zhetibay (formerly Uzen)."""

from collections.abc import Iterator, Sequence

from pipeline.aliases import called, stated
from pipeline.extract.names.candidate import Candidate
from pipeline.extract.names.text import Text

LONGEST = 5
OPENING = set("(„“”\"'‘’«,–-")
CLOSING = set(")„“”\"'’»,.;–-")
BEHIND = 30  # characters that hold such words
REACH = 6  # tokens from a name to its other name


def coined(text: Text, one: Candidate) -> bool:
    """True for a quoted name behind `known as` that follows no name: events are called so."""
    before = text.document.text[max(0, text.tokens[one.start].start - BEHIND) : text.tokens[one.start].start]
    return not one.sure and called(before, text.languages[one.start])


def other_names(text: Text, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """What stands in capitals behind a name and words such as `known as`."""
    for one in found:
        for start in range(one.end + 1, min(one.end + 1 + REACH, len(text.tokens))):
            between = text.document.text[text.tokens[one.end - 1].end : text.tokens[start].start]
            if text.capital(start) and stated(between, text.languages[one.start]):
                end = start + 1
                while (
                    end < len(text.tokens)
                    and end - start < LONGEST
                    and text.word(end) not in CLOSING
                    and text.capital(end)
                ):
                    end += 1
                yield Candidate(start, end, one.kind, "alias", sure=True)
                break
