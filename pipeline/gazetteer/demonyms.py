"""Which country an adjective or the name of its inhabitants points to: a hint, never a place."""

from functools import cache, lru_cache
from typing import Any

from pipeline.languages import table
from pipeline.morphology import readings

REMEMBERED = 50_000
SHORTEST = 3  # letters of a stem


@lru_cache(maxsize=REMEMBERED)
def country_of(word: str, language: str) -> str | None:
    """ISO code of the country that a word such as Kazakh or kazachskimi points to, in any case form; None for others.

    Capitals count: `polka` is a dance, `Polka` a woman, `Polski` opens a sentence.
    """
    listed = _countries(language)
    lemmas = [reading.lemma for reading in readings(language, word)]
    forms = [form for form in (word, *lemmas, word.lower()) if word[:1].isupper() or form.islower()]
    found = next((listed[form] for form in forms if form in listed), None)
    return found or (None if lemmas else _by_stem(word, language))


@cache
def _countries(language: str) -> dict[str, str]:
    rows: dict[str, list[str]] = table(language, "names")["demonym"]["countries"]
    return {word: country for country, words in rows.items() for word in words}


def _by_stem(word: str, language: str) -> str | None:
    """The country of a form that no dictionary knows: listed words without the endings of the language."""
    stems = _stems(language)
    cut = [stem for form in dict.fromkeys((word, word.lower())) for stem in _cut(form, language)]
    return next((stems[stem] for stem in cut if stem in stems), None)


@cache
def _stems(language: str) -> dict[str, str]:
    return {stem: country for word, country in _countries(language).items() for stem in _cut(word, language)[-1:]}


def _cut(word: str, language: str) -> tuple[str, ...]:
    """A word, and what each ending leaves of it."""
    names: dict[str, Any] = table(language, "names")
    endings = [*names["stem"]["endings"], *names["demonym"]["plural"]]
    left = [word.removesuffix(end) for end in endings if word.endswith(end) and len(word) - len(end) >= SHORTEST]
    return (word, *sorted(left, key=len, reverse=True))
