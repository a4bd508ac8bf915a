"""The triggers of a language, read from `events.toml` and `ontology/events.toml`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from pipeline.languages import table
from pipeline.morphology import readings
from pipeline.ontology import types

PEOPLE = "PEOPLE"  # verbs that trigger where somebody is acted on
CLASSES = {"verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ", "people": PEOPLE}
GERUND, PARTICIPLE, PAST = "GERUND", "PARTICIPLE", "PAST"  # PAST: a form that is past tense or participle alike
# Classes of entries that say what a form of such a class says, the first one found.
ENTRIES = {
    "VERB": ("VERB",),
    "NOUN": ("NOUN",),
    "ADJ": ("ADJ",),
    GERUND: ("NOUN", "VERB"),
    PARTICIPLE: ("ADJ", "VERB"),
    PAST: ("VERB",),
}
# The dictionary's word classes.
TAGS = {"subst": "NOUN", "depr": "NOUN", "adj": "ADJ", "ger": GERUND, "ppas": PARTICIPLE, "pact": PARTICIPLE}
TAGS |= dict.fromkeys(("fin", "praet", "impt", "inf", "imps", "pcon", "pant", "cond"), "VERB")
NEGATIVE = ":neg"  # forms with a prefix that negates them
REMEMBERED = 200_000  # forms; a corpus repeats itself


@dataclass(frozen=True, slots=True)
class Entry:
    """What a trigger says, and which roles its syntax fills: actor, target or none."""

    name: str
    type: str
    mode: str | None
    subject: str
    object: str
    genitive: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Lemmas, named before and after a trigger word, that make it one; with no entry they make it none."""

    head: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    entry: Entry | None

    def __len__(self) -> int:
        """Lemmas beside the trigger word."""
        return len(self.before) + len(self.after)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a form may be: a class of `ENTRIES` and a lemma."""

    upos: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by name, and by class and lemma; phrases, and those that trigger nothing, by their trigger word."""

    entries: dict[str, Entry]
    words: dict[tuple[str, str], Entry]
    phrases: dict[str, tuple[Phrase, ...]]
    nothing: dict[str, tuple[Phrase, ...]]


@cache
def lexicon(language: str) -> Lexicon:
    """The triggers of a language."""
    rows = table(language, "events")
    entries = {row["name"]: _entry(row) for row in rows["trigger"]}
    words: dict[tuple[str, str], Entry] = {}
    phrases: list[Phrase] = []
    for row in rows["trigger"]:
        entry = entries[row["name"]]
        for key, lemma in _words(row):
            words.setdefault((key, lemma.casefold()), entry)
        phrases.extend(_phrase(text, entry) for text in row.get("phrases", ()))
    return Lexicon(entries, words, _by_head(phrases), _by_head([_phrase(text, None) for text in rows["nothing"]]))


def _by_head(phrases: Sequence[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, tuple[Phrase, ...]] = {}
    for phrase in phrases:
        found[phrase.head] = (*found.get(phrase.head, ()), phrase)
    return found


@lru_cache(maxsize=REMEMBERED)
def shapes(language: str, form: str) -> tuple[Shape, ...]:
    """What a form may be: as the dictionary reads it, or as the endings of `events.toml` allow."""
    read = (
        Shape(TAGS.get(r.tag.partition(":")[0], ""), r.lemma.casefold())
        for r in readings(language, form)
        if not r.tag.endswith(NEGATIVE)
    )
    endings = table(language, "events").get("inflection")
    return tuple(dict.fromkeys((*read, *(_inflected(form.casefold(), endings) if endings else ()))))


def _entry(row: dict[str, Any]) -> Entry:
    genitive = row.get("genitive", types()[row["type"]]["genitive"])
    return Entry(
        row["name"], row["type"], row.get("mode"), row.get("subject", "actor"), row.get("object", "target"), genitive
    )


def _words(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, upos in CLASSES.items():
        for lemma in row.get(key, ()):
            yield upos, lemma


def _phrase(text: str, entry: Entry | None) -> Phrase:
    lemmas = text.casefold().split()
    head = next((i for i, lemma in enumerate(lemmas) if lemma.startswith("*")), 0)
    return Phrase(lemmas[head].removeprefix("*"), tuple(lemmas[:head]), tuple(lemmas[head + 1 :]), entry)


def _inflected(form: str, endings: dict[str, Any]) -> Iterator[Shape]:
    """Lemmas that a form may be inflected from; most are no words, and meet no entry."""
    yield Shape("NOUN", form)
    yield Shape("VERB", form)
    if form in endings["irregular"]:
        yield Shape(PAST, endings["irregular"][form])
    for upos, key in ((PAST, "past"), ("VERB", "verb"), ("NOUN", "noun")):
        for ending, lost in endings[key].items():
            stem = form.removesuffix(ending)
            if stem != form:
                yield from (Shape(upos, stem + letters) for letters in lost)
            if stem != form and stem[-1:] == stem[-2:-1] and upos != "NOUN":
                yield Shape(upos, stem[:-1])  # a consonant that the ending doubled
