"""A name on its way to an entity: its base forms and where it stands."""

from dataclasses import dataclass

from pipeline.inflection import Base
from pipeline.model import Name


@dataclass(frozen=True, slots=True)
class Mention:
    """One name with its possible base forms, the likeliest first as its own document and the tables see it."""

    name: Name
    bases: tuple[Base, ...]
    lemma: str  # the likeliest base form in the light of the whole corpus: what tables show
    cases: frozenset[str]  # that its context allows; none where that says nothing
    is_site: bool  # it stands undeclined behind the noun for a building or ship: szpital Enam
    beside: str | None  # country of the adjective before it: libański Trypolis
    peoples: tuple[tuple[str, int], ...]  # countries of all adjectives of its document, with their number
    after: str  # the text between the end of the name before it and its start; empty where that is far away
