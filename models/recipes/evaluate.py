"""Scores of the shipped models on the development parts of the data sets.

    python -m models.recipes.evaluate DATA [MODELS] [--quick]

Names: exact spans of persons, places and organisations. Words and trees: gold tokens; relations without subtypes
(LAS); sentence boundaries as the pipeline finds them in the running text of eight sentences,
and in whole articles of news.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import spacy
from spacy.tokens import Doc, Span
from typer import echo

import pipeline.annotate.bounds
import pipeline.annotate.features  # noqa: F401  (both register components)
from models.recipes.data import name_docs, recipe, syntax_docs, unifier
from models.recipes.news import boundaries
from pipeline.annotate.guesser import guesser
from pipeline.annotate.lemmas import lemma
from pipeline.annotate.spacy_engine import folder
from pipeline.languages import codes

HERE = Path(__file__).parent
KINDS = ("PER", "LOC", "ORG")
QUICK = 60  # documents of a set in a quick run


def scores(language: str, data: Path, models: Path, limit: int | None) -> Iterator[tuple[str, dict[str, float]]]:
    """Name of each set with its figures, in per cent."""
    model = folder(models, language)
    nlp = spacy.load(model)
    for name in recipe(language)["data"]["names"]["dev"]:
        docs = islice(name_docs(nlp.vocab, data / language / "ner", name), limit)
        yield f"{language}/ner/{name.partition('/')[0]}", _names(nlp, docs)
    made_one = unifier(language, data)
    for name in recipe(language)["data"]["syntax"]["dev"]:
        docs = islice(syntax_docs(nlp.vocab, data / language / "ud", name, made_one), limit)
        yield f"{language}/ud/{name.partition('/')[0]}", _syntax(nlp, docs, language, model)
    yield f"{language}/news", boundaries(data, models, language, limit)


def _read(nlp: spacy.Language, golds: Iterable[Doc]) -> Iterator[tuple[Doc, Doc]]:
    """Each document as it should be, and as the pipeline reads its words."""
    pairs = ((Doc(nlp.vocab, words=[t.text for t in d], spaces=[bool(t.whitespace_) for t in d]), d) for d in golds)
    for doc, gold in nlp.pipe(pairs, as_tuples=True):
        yield gold, doc


def _names(nlp: spacy.Language, golds: Iterable[Doc]) -> dict[str, float]:
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in ("all", *KINDS)}
    for gold, doc in _read(nlp, golds):
        wanted, found = _spans(gold.ents), _spans(doc.ents)
        for kind, counted in counts.items():
            one, two = ({span for span in spans if kind in ("all", span[2])} for spans in (wanted, found))
            counted.update(right=len(one & two), wanted=len(one), found=len(two))
    return {f"f_{kind}": _f(counted["right"], counted["found"], counted["wanted"]) for kind, counted in counts.items()}


def _spans(ents: Iterable[Span]) -> set[tuple[int, int, str]]:
    return {(ent.start, ent.end, ent.label_) for ent in ents if ent.label_ in KINDS}


def _syntax(nlp: spacy.Language, golds: Iterable[Doc], language: str, model: Path) -> dict[str, float]:
    right: Counter[str] = Counter()
    known = guesser(model)
    for gold, doc in _read(nlp, golds):
        for one, two in zip(gold, doc, strict=True):
            read = lemma(language, two.text, two.pos_, str(two.morph), known)
            attached = one.head.i == two.head.i
            right.update(
                tokens=1,
                upos=one.pos_ == two.pos_,
                feats=str(one.morph) == str(two.morph),
                lemma=one.lemma_.lower() == read.lower(),
                uas=attached,
                las=attached and one.dep_.partition(":")[0] == two.dep_.partition(":")[0],
            )
        wanted, found = ({(s.start, s.end) for s in d.sents} for d in (gold, doc))
        right.update(sents_right=len(wanted & found), sents_wanted=len(wanted), sents_found=len(found))
    shares = {name: 100 * right[name] / right["tokens"] for name in ("upos", "feats", "lemma", "uas", "las")}
    return shares | {"sentences": _f(right["sents_right"], right["sents_found"], right["sents_wanted"])}


def _f(right: int, found: int, wanted: int) -> float:
    return 200 * right / (found + wanted) if found + wanted else 0.0


def main(arguments: list[str]) -> None:
    """Print a line for each set."""
    plain = [argument for argument in arguments if not argument.startswith("--")]
    models = Path(plain[1]) if len(plain) > 1 else HERE.parent
    for language in codes():
        for name, figures in scores(language, Path(plain[0]), models, QUICK if "--quick" in arguments else None):
            echo(f"{name:36} {' '.join(f'{key} {value:.1f}' for key, value in figures.items())}")


if __name__ == "__main__":
    main(sys.argv[1:])
