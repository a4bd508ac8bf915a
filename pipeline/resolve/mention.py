"""A name on its way to an entity: its base forms and where it stands."""

from dataclasses import dataclass

from pipeline.inflection import Base
from pipeline.model import Name


@dataclass(frozen=True, slots=True)
class Mention:
    """One name with its possible base forms, the likeliest first."""

    name: Name
    bases: tuple[Base, ...]
    after: str  # the text between the end of the name before it and its start; empty where that is far away
    previous: int | None  # index of the name before it in its document

    @property
    def lemma(self) -> str:
        """The likeliest base form."""
        return self.bases[0].text
