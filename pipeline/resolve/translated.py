"""Names made of common words, word by word in no language: University of Marlow and Uniwersytet Marlow are one key."""

from functools import cache, lru_cache

from pipeline.gazetteer import folded
from pipeline.languages import table as language_table
from pipeline.morphology import readings
from pipeline.ontology import table

REMEMBERED = 50_000
MARK = "="  # before a common word, in whatever language


@lru_cache(maxsize=REMEMBERED)
def translated(name: str, language: str) -> tuple[str, ...]:
    """The words of a name in the order of the alphabet, common ones by their row; empty where none is common."""
    names = language_table(language, "names")
    passed_over = {*names["organisation"]["linking"], *names["articles"], *names["particles"]}
    words = [word for word in name.replace("-", " ").split() if word.lower() not in passed_over]
    made = [_common(word, language) or folded(word) for word in words]
    if len(made) < 2 or not any(word.startswith(MARK) for word in made):  # noqa: PLR2004
        return ()
    return tuple(sorted(word for word in made if word))


def _common(word: str, language: str) -> str | None:
    """The row of a common word, in any case form."""
    forms = (word.lower(), *(reading.lemma.lower() for reading in readings(language, word)))
    return next((row for form in forms if (row := _rows().get(form))), None)


@cache
def _rows() -> dict[str, str]:
    return {word: f"{MARK}{row[0]}" for row in table("common_words")["groups"] for word in row}
