"""Persons whom texts name in several spellings, or by their surname alone."""

from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.gazetteer.keys import folded, sounded
from pipeline.languages import codes
from pipeline.ontology import table

REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class Person:
    """A person with all spellings of the name."""

    name: str  # in English
    names: tuple[tuple[str, str], ...]  # (language, name)
    aliases: tuple[str, ...]
    alone: bool  # the surname alone means this person

    def forms(self) -> tuple[str, ...]:
        """Every way to write the name."""
        return tuple(dict.fromkeys([self.name, *(name for _, name in self.names), *self.aliases]))


@cache
def known_people() -> tuple[Person, ...]:
    """All rows of the table."""
    return tuple(
        Person(
            row["name"],
            tuple((code, row[code] if code in row else row["name"]) for code in codes()),
            tuple(row["aliases"]),
            row.get("alone", False),
        )
        for row in table("persons")["person"]
    )


@cache
def _by_key() -> dict[str, Person]:
    found: dict[str, Person] = {}
    for person in known_people():
        surnames = [form.rpartition(" ")[2] for form in person.forms() if person.alone]
        for form in (*person.forms(), *surnames):
            for key in _keys(form):
                found.setdefault(key, person)
    return found


def _keys(name: str) -> tuple[str, ...]:
    words = name.replace("-", " ").split()
    return ("".join(map(folded, words)), *("".join(sounded(word, code) for word in words) for code in codes()))


@lru_cache(maxsize=REMEMBERED)
def person(name: str) -> Person | None:
    """The person of that name, in base form, in any spelling."""
    return next((known for key in _keys(name) if (known := _by_key().get(key))), None)
