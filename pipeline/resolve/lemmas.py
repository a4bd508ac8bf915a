"""Base forms of all names: the dictionary's, the endings', and what other names of the corpus prove."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from math import log10

from pipeline.gazetteer import bodies, places, spelt
from pipeline.inflection import Base, bases, labelled
from pipeline.languages import codes, table
from pipeline.model import Annotation, Document, Mentions, Name, Token
from pipeline.morphology import readings
from pipeline.ontology import given_names
from pipeline.resolve.mention import Mention

Reading = tuple[Document, Annotation, Mentions]
Words = frozenset[tuple[str, str]]  # (kind, word)
AS_IT_STANDS = 1.5  # a foreign place that the gazetteer knows in the very form of the text
PROVED, LISTED, ALIAS, HEARD, BODY = 1.2, 0.4, 0.7, 0.1, 1.5  # what a base form gains
TOWNS, TOWN, LAND = {"city", "town", "village"}, 100, 100_000  # what counts as a town; inhabitants that it has at least
REMEMBERED = 100_000
NEAR = 40  # characters between two names that may belong together
NOMINATIVE, SUBJECTS = "nom", ("nsubj", "root")  # relations of what stands in it
CASES = {"Nom": "nom", "Gen": "gen", "Dat": "dat", "Acc": "acc", "Ins": "inst", "Loc": "loc", "Voc": "voc"}
PERSON, PLACE, ORGANISATION = "person", "place", "organisation"


def mentions(readings: Sequence[Reading]) -> tuple[tuple[Mention, ...], ...]:
    """The names of each document with their base forms."""
    attested = _firsts().union(_words(name for _, _, found in readings for name in found.names))
    return tuple(_document(reading, attested) for reading in readings)


@cache
def firsts() -> frozenset[str]:
    """First names of the tables."""
    own = (word for code in codes() for word in table(code, "names")["person"]["firsts"])
    return given_names().union(own)


@cache
def _firsts() -> Words:
    return frozenset((PERSON, word) for word in firsts())


def _words(names: Iterable[Name]) -> Iterable[tuple[str, str]]:
    """Words of names where no case changes them, and names that stand alone in any."""
    for name in names:
        plain = not table(name.language, "names").get("ending")
        yield from ((name.kind, word.removesuffix("'s").removesuffix("’s")) for word in name.text.split() if plain)


def _document(reading: Reading, attested: Words) -> tuple[Mention, ...]:
    document, annotation, found = reading
    here = frozenset((name.kind, word) for name in found.names for word in name.text.split())
    starts = {token.start: i for i, token in enumerate(annotation.tokens)}
    made = []
    for i, name in enumerate(found.names):
        before = found.names[i - 1] if i else None
        between = document.text[before.end : name.start] if before and name.start - before.end <= NEAR else ""
        cases = _cases(name, annotation.tokens, starts.get(name.start))
        own = _bases(name, cases, _firsts(), here)
        lemma = _bases(name, cases, attested, here)[0].text if len(own) > 1 else own[0].text
        made.append(Mention(name, own, lemma, cases, between))
    return tuple(made)


def _bases(name: Name, cases: frozenset[str], attested: Words, here: Words) -> tuple[Base, ...]:
    """Base forms, those proved elsewhere first."""

    def gain(text: str) -> float:
        return max(listed(text, name.text, name.kind, name.language), _proved(text, name, attested, here))

    found = bases(name.text, name.language, name.kind, cases, gain)
    return found or (Base(" ".join(name.text.split()), "nom", 0.0),)


@lru_cache(maxsize=REMEMBERED)
def listed(text: str, form: str, kind: str, language: str) -> float:
    """What a base form of `form` gains because a table knows it: places the more the larger they are."""
    if kind == ORGANISATION:
        return BODY if bodies(text) else 0.0
    known = spelt(text) if kind == PLACE else ()
    if not known:
        return HEARD if kind == PLACE and places(text, language) else 0.0
    people = max(TOWN, *(one.population if one.feature in TOWNS else LAND for one in known))
    official = any(text in {one.name, one.named(language)} for one in known)
    return LISTED * log10(people / TOWN) * (1.0 if official else ALIAS) + (
        AS_IT_STANDS if text == form and not _geographic(text, language) else 0.0
    )


def _geographic(word: str, language: str) -> bool:
    return any(labelled(PLACE) & set(reading.labels) for reading in readings(language, word))


def _proved(text: str, name: Name, attested: Words, here: Words) -> float:
    """Share of its words that stand in this form elsewhere; a word's own form proves only itself where no case acts."""
    own = set(name.text.split())
    words = text.split()
    proved = [(name.kind, word) in attested or ((name.kind, word) in here and word not in own) for word in words]
    return PROVED * sum(proved)


def _title(name: Name, word: str) -> frozenset[str]:
    """Cases of the title before a person's name: it agrees with the name."""
    read = [reading.tag.split(":") for reading in readings(name.language, word.lower())]
    return frozenset(case for tag in read if tag[0] == "subst" and tag[1] == "sg" for case in tag[2].split("."))


def _cases(name: Name, tokens: Sequence[Token], at: int | None) -> frozenset[str]:
    """Cases that the preposition before a name asks for, narrowed by the tagger's reading; none where neither tells."""
    if at is None:
        return frozenset()
    title = _title(name, tokens[at - 1].text) if at and name.role else frozenset()
    if title:
        return title
    government = table(name.language, "names").get("government", {})
    asked = frozenset(government.get(tokens[at - 1].text.lower(), ())) if at else frozenset()
    tagged = {CASES.get(token.feature("Case") or "") for token in tokens[at:] if token.end <= name.end} - {None}
    seen = frozenset(case for case in tagged if case)
    if not asked and NOMINATIVE in seen and tokens[at].deprel.startswith(SUBJECTS):
        return frozenset({NOMINATIVE})
    return asked & seen or asked or seen
