"""Organisations that matter across texts, whose names differ from language to language."""

from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.gazetteer.keys import folded, sounded
from pipeline.languages import codes
from pipeline.ontology import table

REMEMBERED = 50_000
LONG = 8  # letters of a name that is looked up by its sound


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
def _by_id() -> dict[str, Body]:
    return {one.body_id: one for one in known_bodies()}


def body(body_id: str) -> Body | None:
    """The body of an id."""
    return _by_id().get(body_id)


@cache
def _by_key() -> dict[str, tuple[Body, ...]]:
    found: dict[str, tuple[Body, ...]] = {}
    for one in known_bodies():
        for key in {key for form in one.forms() for key in _keys(form)}:
            found[key] = (*found.get(key, ()), one)
    return found


def _keys(name: str) -> tuple[str, ...]:
    """A name as it is spelt, and as each language reads it where it is long enough."""
    spelt = folded(name)
    heard = (f"~{sounded(name, code)}" for code in codes()) if len(spelt) >= LONG else ()
    return (spelt, *heard)


@lru_cache(maxsize=REMEMBERED)
def bodies(name: str) -> tuple[Body, ...]:
    """Bodies of that name, in base form; by sound where no spelling fits."""
    return next((found for key in _keys(name) if (found := _by_key().get(key))), ())
