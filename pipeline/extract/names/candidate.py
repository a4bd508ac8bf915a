"""A stretch of tokens on its way to becoming a name."""

from dataclasses import dataclass

PERSON, PLACE, ORGANISATION = "person", "place", "organisation"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `start` to `end` (end exclusive) that may name something."""

    start: int
    end: int
    kind: str
    rule: str  # the table or label that found it
    engines: tuple[str, ...] = ()
    role: str | None = None
    sure: bool = False  # a table knows it: no vote changes its kind

    def overlaps(self, other: "Candidate") -> bool:
        """True where the two share a token."""
        return self.start < other.end and other.start < self.end
