"""Base forms of all names: the dictionary's, the endings', and what other names of the corpus prove."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile
from math import log10

from pipeline.gazetteer import bodies, country_of, person, places, spelt
from pipeline.inflection import Base, bases, labelled
from pipeline.languages import codes, table
from pipeline.model import Annotation, Document, Mentions, Name, Token
from pipeline.morphology import readings
from pipeline.ontology import given_names
from pipeline.resolve.mention import Mention

Word = tuple[str, str]  # kind and word
Words = frozenset[Word]
AS_IT_STANDS = 1.5  # a foreign place that the gazetteer knows in the very form of the text
PROVED, LISTED, ALIAS, HEARD, BODY = 1.2, 0.4, 0.7, 0.1, 1.5  # what a base form gains
TOWNS, TOWN, LAND = {"city", "town", "village"}, 100, 100_000  # what counts as a town; inhabitants that it has at least
REMEMBERED = 100_000
KEPT = 8  # base forms of a name that may be asked for
NEAR = 40  # characters between two names that may belong together
NOMINATIVE, SUBJECTS = "nom", ("nsubj", "root")  # relations of what stands in it
CASES = {"Nom": "nom", "Gen": "gen", "Dat": "dat", "Acc": "acc", "Ins": "inst", "Loc": "loc", "Voc": "voc"}
PERSON, PLACE, ORGANISATION = "person", "place", "organisation"


@dataclass(frozen=True, slots=True)
class Told:
    """What the names of one document tell those of others, and what they ask of them: words, each with its kind."""

    proves: tuple[Word, ...]
    asks: tuple[Word, ...]


def told(annotation: Annotation, found: Mentions) -> Told:
    """The words that stand in a document as no case changes them, and those that a base form of its names may hold."""
    asked = {
        (name.kind, word)
        for name, cases in zip(found.names, _cases_of(annotation, found), strict=True)
        for word in _candidates(name.text, name.language, name.kind, cases)
    }
    return Told(tuple(sorted({*_words(found.names)})), tuple(sorted(asked)))


@cache
def firsts() -> frozenset[str]:
    """First names of the tables."""
    own = (word for code in codes() for word in table(code, "names")["person"]["firsts"])
    return given_names().union(own)


def vouched(form: str) -> frozenset[str]:
    """Words of a person's name that tables know: given names, of which the last of several words is none, or all."""
    words = form.split()
    known = person(form)
    if known and len(words) > 1 and form in known.forms():
        return frozenset(words)
    return firsts().intersection(words[:-1] or words)


def _words(names: Iterable[Name]) -> Iterable[Word]:
    """Words of names where no case changes them, and names that stand alone in any."""
    for name in names:
        plain = not table(name.language, "names").get("ending")
        yield from ((name.kind, word.removesuffix("'s").removesuffix("’s")) for word in name.text.split() if plain)


def mentions(
    document: Document, annotation: Annotation, found: Mentions, attested: Collection[Word]
) -> tuple[Mention, ...]:
    """The names of a document with their base forms, in the light of words that other documents prove."""
    here = frozenset((name.kind, word) for name in found.names for word in name.text.split())
    starts = {token.start: i for i, token in enumerate(annotation.tokens)}
    peoples = _peoples(annotation)
    made = []
    for i, (name, cases) in enumerate(zip(found.names, _cases_of(annotation, found), strict=True)):
        before = found.names[i - 1] if i else None
        between = document.text[before.end : name.start] if before and name.start - before.end <= NEAR else ""
        asked = (name.text, name.language, name.kind, cases)
        own = _ranked(*asked, _proved(name, cases, (), here))
        lemma = _ranked(*asked, _proved(name, cases, attested, here))[0].text if len(own) > 1 else own[0].text
        at = starts.get(name.start)
        before_it = annotation.tokens[at - 1] if at else None
        beside = country_of(before_it.text, name.language) if before_it else None
        is_site = before_it is not None and _is_building(before_it, name.language)
        made.append(Mention(name, own, lemma, cases, is_site, beside, peoples, between))
    return tuple(made)


def _cases_of(annotation: Annotation, found: Mentions) -> list[frozenset[str]]:
    """The cases that the context of each name allows."""
    starts = {token.start: i for i, token in enumerate(annotation.tokens)}
    return [_cases(name, annotation.tokens, starts.get(name.start)) for name in found.names]


def _is_building(word: Token, language: str) -> bool:
    """True for a noun for buildings or ships, in any case."""
    lemmas = {word.lemma.lower(), *(reading.lemma for reading in readings(language, word.text.lower()))}
    return not lemmas.isdisjoint(table(language, "names")["place"]["sites"])


def _peoples(annotation: Annotation) -> tuple[tuple[str, int], ...]:
    """Countries that the adjectives and inhabitants of a document point to, each word once."""
    words = {
        (token.text, sentence.language)
        for sentence in annotation.sentences
        for token in annotation.tokens[sentence.start : sentence.end]
    }
    found = Counter(country for word, language in words if (country := country_of(word, language)))
    return tuple(sorted(found.items()))


def _proved(name: Name, cases: frozenset[str], attested: Collection[Word], here: Words) -> frozenset[str]:
    """Words of base forms that stand so elsewhere; a word's own form proves only itself where no case acts."""
    own = set(name.text.split())
    words = _candidates(name.text, name.language, name.kind, cases)
    told = ((word, (name.kind, word)) for word in words)
    return frozenset(word for word, one in told if one in attested or (one in here and word not in own))


@lru_cache(maxsize=REMEMBERED)
def _candidates(text: str, language: str, kind: str, cases: frozenset[str]) -> frozenset[str]:
    """Words of all base forms."""
    return frozenset(word for base in bases(text, language, kind, cases, lambda _: 0.0) for word in base.text.split())


@lru_cache(maxsize=REMEMBERED)
def _ranked(text: str, language: str, kind: str, cases: frozenset[str], proved: frozenset[str]) -> tuple[Base, ...]:
    """Base forms, those proved elsewhere first: each of their words counts."""

    def gain(form: str) -> float:
        sure = proved | vouched(form) if kind == PERSON else proved
        return max(listed(form, text, kind, language), PROVED * sum(word in sure for word in form.split()))

    found = bases(text, language, kind, cases, gain)[:KEPT]
    return found or (Base(" ".join(text.split()), "nom", 0.0),)


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
    own = takewhile(lambda token: token.end <= name.end, (tokens[i] for i in range(at, len(tokens))))
    tagged = {CASES.get(token.feature("Case") or "") for token in own} - {None}
    seen = frozenset(case for case in tagged if case)
    if not asked and NOMINATIVE in seen and tokens[at].deprel.startswith(SUBJECTS):
        return frozenset({NOMINATIVE})
    return asked & seen or asked or seen
