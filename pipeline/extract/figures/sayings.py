"""Words that tell what a figure says: killed, injured, on strike. Read from the rows `property` of a language."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.languages import table
from pipeline.syntax import Tree

ROLES = ("counted", "subject", "object", "head")
ACTIONS = {"subject", "object"}  # roles that verbs give, also as participles and verbal nouns
VERBAL = {"VERB", "AUX", "ADJ"}
NEAR = 8  # tokens between the words of one entry


@dataclass(frozen=True, slots=True)
class Entry:
    """Lemmas that say something together: one that stands in the syntax, the others near it."""

    others: tuple[str, ...]
    property: str
    role: str
    units: tuple[str, ...]  # of the figure; "" is none
    weak: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry found at a token."""

    token: int
    property: str
    role: str
    units: tuple[str, ...]
    weak: bool

    def fits(self, unit: str | None) -> bool:
        """True where a figure with such a unit can mean it."""
        return (unit or "") in self.units


class Sayings:
    """The entries of one language, by the lemma that stands in the syntax."""

    def __init__(self, language: str) -> None:
        """Read the table `figures`."""
        self._entries: dict[str, list[Entry]] = {}
        for row in table(language, "figures")["property"]:
            units = tuple(row.get("units", ("",)))
            for role in ROLES:
                for text in row.get(role, ()):
                    head, others = _split(text)
                    entry = Entry(others, row["name"], role, units, row.get("weak", False))
                    self._entries.setdefault(head, []).append(entry)
        for found in self._entries.values():
            found.sort(key=lambda entry: -len(entry.others))

    def at(self, tree: Tree, token: int) -> Iterator[Cue]:
        """Entries at a token whose other words stand near it."""
        lemma, form = tree.lemma(token), tree.tokens[token].text.casefold()
        found = [*self._entries.get(lemma, ()), *(self._entries.get(form, ()) if form != lemma else ())]
        several = any(entry.others for entry in found)
        near = {tree.lemma(i) for i in (*_around(tree, token), *_below(tree, token))} if several else set()
        for entry in found:
            if near.issuperset(entry.others) and (entry.role not in ACTIONS or tree.tokens[token].upos in VERBAL):
                yield Cue(token, entry.property, entry.role, entry.units, entry.weak)


def _split(text: str) -> tuple[str, tuple[str, ...]]:
    """The lemma that stands in the syntax (marked *, else the only one or the last), and the others."""
    lemmas = text.casefold().split()
    at = next((i for i, lemma in enumerate(lemmas) if lemma.startswith("*")), len(lemmas) - 1)
    return lemmas[at].removeprefix("*"), tuple(lemmas[:at] + lemmas[at + 1 :])


def _below(tree: Tree, token: int) -> Iterator[int]:
    """What hangs on a token, two steps down."""
    for child in tree.children[token]:
        yield child
        yield from tree.children[child]


def _around(tree: Tree, token: int) -> range:
    bounds = tree.bounds[tree.sentence[token]]
    return range(max(bounds.start, token - NEAR), min(bounds.end, token + NEAR + 1))


@cache
def sayings(language: str) -> Sayings:
    """The entries of a language."""
    return Sayings(language)
