"""Lemmas: what treebanks taught, then the dictionary's reading that fits the class and features best, then a guess."""

from functools import lru_cache

from pipeline.annotate.dictionary import labels, table
from pipeline.annotate.guesser import Guesser
from pipeline.morphology import Reading, readings

CLASSES, CODES = table("classes"), table("codes")  # of the dictionary, by UD class and by UD feature
VERBAL = {"ger", "ppas", "pact"}  # classes that the tagger marks with VerbForm; without the mark they are doubted


@lru_cache(maxsize=200_000)
def lemma(language: str, form: str, upos: str, feats: str, guesser: Guesser) -> str:
    """The lemma of a form: what is known of it, or a guess by its ending."""
    return known_lemma(language, form, upos, feats, guesser) or guesser.guess(form, upos, feats)


def known_lemma(language: str, form: str, upos: str, feats: str, guesser: Guesser) -> str | None:
    """The lemma of a form without guessing: an exception, or a fitting reading of the dictionary."""
    if not form[:1].isalpha():
        return form
    return guesser.exception(form, upos) or _read(language, form, upos, feats)


@lru_cache(maxsize=200_000)
def _read(language: str, form: str, upos: str, feats: str) -> str | None:
    """The lemma of the dictionary's best reading; nothing where it does not know the form."""
    found = readings(language, form)
    fitting = [r for r in found if r.tag.partition(":")[0] in CLASSES.get(upos, ())] or list(found)
    if not fitting:
        return None
    wanted = feats.split("|")
    return max(enumerate(fitting), key=lambda item: (_score(item[1], upos, wanted, form), -item[0]))[1].lemma


def _score(reading: Reading, upos: str, feats: list[str], form: str) -> float:
    """How many of the tagger's features a reading allows."""
    codes = set(reading.tag.replace(".", ":").split(":"))
    score = float(sum(bool(codes & CODES[feat]) for feat in feats if feat in CODES))
    if codes & VERBAL and not any(feat.startswith("VerbForm=") for feat in feats):
        score -= 1.5
    if upos == "PROPN":
        score += 0.5 * bool(labels("certain") & set(reading.labels)) + 0.5 * (
            reading.lemma[:1].isupper() == form[:1].isupper()
        )
    elif reading.lemma[:1].isupper():
        score -= 2 if form[:1].islower() else 1
    return score
