"""Organisations that matter across texts, whose names differ from language to language."""

from dataclasses import dataclass
from functools import cache

from pipeline.gazetteer.keys import folded
from pipeline.languages import codes
from pipeline.ontology import table


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation with its names and acronyms."""

    body_id: str  # its English name
    names: tuple[tuple[str, str], ...]  # (language, name)
    aliases: tuple[str, ...]
    country: str | None
    office: bool  # every country has one: a ministry, a prosecutor's office

    def forms(self) -> tuple[str, ...]:
        """Every way to name it."""
        return tuple(dict.fromkeys([*(name for _, name in self.names), *self.aliases]))


@cache
def known_bodies() -> tuple[Body, ...]:
    """All rows of the table."""
    return tuple(
        Body(
            row["name"],
            tuple((code, row[code] if code in row else row["name"]) for code in codes()),
            (row["name"], *row.get("aliases", ())),
            row.get("country"),
            row.get("office", False),
        )
        for row in table("organisations")["organisation"]
    )


@cache
def _by_key() -> dict[str, tuple[Body, ...]]:
    found: dict[str, tuple[Body, ...]] = {}
    for body in known_bodies():
        for key in {folded(form) for form in body.forms()}:
            found[key] = (*found.get(key, ()), body)
    return found


def bodies(name: str) -> tuple[Body, ...]:
    """Bodies of that name, in base form."""
    return _by_key().get(folded(name), ())
