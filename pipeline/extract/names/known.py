"""Names that tables know: bodies of the world, countries, regions and waters."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from pipeline.extract.names.candidate import ORGANISATION, PLACE, Candidate
from pipeline.extract.names.text import Text, base_words
from pipeline.gazetteer import known_bodies, places
from pipeline.inflection import bases, labelled
from pipeline.languages import table
from pipeline.morphology import readings

PIECE = re.compile(r"(?:\w\.){2,}|\w+|[^\w\s]")  # U.N. is one piece
ACRONYM = re.compile(r"[-’'][a-z]{1,3}$")  # the case ending of an acronym
LONGEST = 20  # words and marks of a body's name
STOPS = set('.,;:()[]!?„”“"«»')  # no place name holds them
LONGEST_PLACE = 4
OWN = {"country", "region", "territory", "continent", "sea"}  # features whose names stand for nothing else
ANY: frozenset[str] = frozenset()
SHORT = 3  # letters of an acronym that also is a word


def known(text: Text) -> tuple[Candidate, ...]:
    """Stretches that tables know; of those that overlap the longest stays."""
    found = [*_bodies(text), *_places(text)]
    kept: list[Candidate] = []
    for one in sorted(found, key=lambda c: (c.start - c.end, c.start, c.kind)):
        if not any(one.overlaps(other) for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda c: c.start))


def _bodies(text: Text) -> Iterator[Candidate]:
    for start in range(len(text.tokens)):
        forms = _beginning(text.languages[start], text.word(start), text.tokens[start].lemma)
        ends = [end for form, office in forms if (end := _end(text, start, form, office))]
        if ends:
            yield Candidate(start, max(ends), ORGANISATION, "organisations.toml", sure=True)


@lru_cache(maxsize=100_000)
def _beginning(language: str, word: str, lemma: str) -> tuple[tuple[tuple[str, ...], bool], ...]:
    """Names of bodies that may begin with a word."""
    first = PIECE.findall(word)[:1]
    bases_here = base_words(language, first[0], lemma) if first else ANY
    return tuple(sorted({form for base in bases_here for form in _by_first_word(language).get(base, ())}))


@cache
def _by_first_word(language: str) -> dict[str, tuple[tuple[tuple[str, ...], bool], ...]]:
    """Names of bodies as words and marks, by the first word in every base form that it may have."""
    found: dict[str, dict[tuple[tuple[str, ...], bool], None]] = {}
    for body in known_bodies():
        for form in body.forms():
            pieces = tuple(PIECE.findall(form))
            if 0 < len(pieces) <= LONGEST:
                for word in base_words(language, pieces[0], pieces[0]):
                    found.setdefault(word, {})[pieces, body.office] = None
    return {word: tuple(forms) for word, forms in found.items()}


def _end(text: Text, start: int, form: tuple[str, ...], office: bool) -> int:  # noqa: FBT001
    """Where the name ends that the tokens from `start` spell, in any case form; 0 where they spell another."""
    if len(form) == 1:
        return _declined_end(text, start) if _single(text, start, form[0]) else 0
    i, done = start, 0
    while done < len(form) and i < len(text.tokens):
        pieces = PIECE.findall(text.word(i))
        if not pieces or not _same(text, i, pieces, form[done : done + len(pieces)]):
            return 0
        done, i = done + len(pieces), i + 1
    capital = text.capital(start) and (start not in text.opening or text.capital(i - 1))
    return i if done == len(form) and (capital or office) else 0


def _same(text: Text, i: int, pieces: Sequence[str], wanted: Sequence[str]) -> bool:
    """True where a token is a word of the name, in any case form, or several of them letter by letter."""
    if len(pieces) == 1:
        return len(wanted) == 1 and _is(text, i, wanted[0])
    return [piece.lower() for piece in pieces] == [piece.lower() for piece in wanted]


def _declined_end(text: Text, i: int) -> int:
    """The end of an acronym with its case ending: PiS-u."""
    hyphen = text.word(i + 1) == "-" and text.joined(i + 1) and text.joined(i + 2)
    return i + 3 if hyphen and text.word(i + 2).islower() and len(text.word(i + 2)) <= SHORT else i + 1


def _single(text: Text, i: int, word: str) -> bool:
    """One word: an acronym letter by letter, another word with its capital inside a sentence."""
    if word.isupper() or (len(word) <= SHORT):
        return ACRONYM.sub("", text.word(i)) == word and not (_shouted(text.word(i - 1)) or _shouted(text.word(i + 1)))
    if word[0].islower():
        return text.word(i) == word
    return text.capital(i) and i not in text.opening and _is(text, i, word) and not text.is_in(i, "person", "firsts")


def _shouted(word: str) -> bool:
    return word.isupper() and len(word) > 1


def _is(text: Text, i: int, word: str) -> bool:
    token, language = text.tokens[i], text.languages[i]
    return bool(base_words(language, token.text, token.lemma) & base_words(language, word, word))


def _places(text: Text) -> Iterator[Candidate]:
    start = 0
    while start < len(text.tokens):
        length = _longest_place(text, start) if text.capital(start) else 0
        if length:
            yield Candidate(start, start + length, PLACE, "places.toml", sure=True)
        start += length or 1


def _longest_place(text: Text, start: int) -> int:
    """Tokens of the longest own name that begins here."""
    for length in range(min(LONGEST_PLACE, len(text.tokens) - start), 0, -1):
        if length > 1 and not (
            text.capital(start + length - 1) or text.word(start + length - 1) in text.names(start)["place"]["parts"]
        ):
            continue
        if any(i in text.opening or text.word(i) in STOPS for i in range(start + 1, start + length)):
            continue
        words = text.between(start, start + length)
        if "\n" not in words and _known_place(words, text.languages[start]) and not _adjective(text, start, length):
            return length
    return 0


@lru_cache(maxsize=100_000)
def _known_place(words: str, language: str) -> bool:
    """True for a country, region or water, in any case form; acronyms as they are written."""
    if len(words) <= SHORT and not words.isupper():
        return False
    if not table(language, "names").get("ending"):
        return _own(words, language)
    return any(_own(base.text, language) for base in bases(words, language, PLACE, ANY, lambda _: 0.0)[:6])


def _own(name: str, language: str) -> bool:
    found = places(name, language)
    return bool(found) and found[0].feature in OWN and not (name.islower())


def _adjective(text: Text, start: int, length: int) -> bool:
    """A word that its sentence uses as another part of speech, or as the name of a people."""
    if length > 1:
        return False
    token = text.tokens[start]
    if text.is_in(start, "demonym", "words") or text.is_in(start, "ordinary", "words"):
        return True
    read = readings(text.languages[start], token.text)
    people = [r for r in read if r.tag.startswith("subst") and ":m1" in r.tag and r.lemma[:1].isupper()]
    return bool(people) and not any(labelled(PLACE) & set(r.labels) for r in read)
