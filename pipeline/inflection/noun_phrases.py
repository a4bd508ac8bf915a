"""Common noun phrases in the nominative: oficjalnych doniesień -> oficjalne doniesienia."""

from collections.abc import Iterator, Sequence

from pipeline.inflection.tags import ADJECTIVES, NOUNS, PLURAL, SINGULAR
from pipeline.model import Token
from pipeline.morphology import Form, generated, readings

AGREEING = {"ADJ", "DET"}
DEPRECIATIVE, PERSONAL = "depr", "m1"  # codes of the dictionary
NEGATIVE = ":neg"  # forms with a prefix that negates them
NOMINATIVE, COMPARED = "nom", {"com", "sup"}  # codes of the dictionary


def in_nominative(language: str, words: Sequence[Token], head: Token) -> list[str]:
    """The words of a phrase with its head, and what agrees with it, in the nominative; others stay as they are."""
    number = PLURAL if head.feature("Number") == "Plur" else SINGULAR
    genders = {gender for form in _forms(language, head, number) for gender in form.tag.split(":")[3].split(".")}
    return [_turned(language, word, head, (number, genders)) for word in words]


def _turned(language: str, word: Token, head: Token, wanted: tuple[str, set[str]]) -> str:
    if word is not head and not (word.upos in AGREEING and word.feature("Case") == head.feature("Case")):
        return word.text
    number, genders = wanted
    for form in _forms(language, word, number):
        if word is head or set(form.tag.split(":")[3].split(".")) & genders:
            return form.text.capitalize() if word.text[:1].isupper() else form.text
    return word.text


def _forms(language: str, word: Token, number: str) -> Iterator[Form]:
    """Nominative forms of a word in a number, as the dictionary makes them of the lemma that fits the form."""
    classes = ADJECTIVES if word.upos in AGREEING else NOUNS
    lemmas = dict.fromkeys(r.lemma for r in readings(language, word.text) if r.tag.partition(":")[0] in classes)
    known = [lemma for lemma in (word.lemma, *lemmas) if lemma in lemmas]
    denied = any(r.tag.endswith(NEGATIVE) for r in readings(language, word.text))
    for lemma in dict.fromkeys(known):
        for form in sorted(generated(language, lemma), key=lambda form: _rank(form, word)):
            kind, told, *rest = [*form.tag.split(":"), ""]
            compared = kind in ADJECTIVES and COMPARED & set(rest)
            if form.tag.endswith(NEGATIVE) and not denied:
                continue
            if kind in classes and told == number and NOMINATIVE in rest[0].split(".") and not compared:
                yield form


def _rank(form: Form, word: Token) -> tuple[bool, bool]:
    """Forms that belittle persons come last, and before them, of a man, those of other genders."""
    manly = word.feature("Gender") == "Masc" and word.upos in AGREEING
    genders = ".".join(form.tag.split(":")[3:4]).split(".")
    return form.tag.startswith(DEPRECIATIVE), manly and PERSONAL not in genders
