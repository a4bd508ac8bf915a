"""Learns lemmas from the treebanks: endings, then exceptions to the endings or to the dictionary.

    python -m models.recipes.lemmas LANGUAGE WORK MODEL

Reads WORK/<language>-syntax-train.spacy, writes MODEL/lemmas.json.gz.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path

import spacy
from spacy.tokens import DocBin
from typer import echo

from pipeline.annotate.guesser import NAME, NAMES, Guesser, base, endings, keys
from pipeline.annotate.lemmas import lemma
from pipeline.languages import table

OFTEN = 1  # times that a rule must be seen
REGULAR = 3  # times that a change, or a word, is seen to count
CERTAIN = 0.6  # share of the words with an ending that a rule must get right
Word = tuple[str, str, str, str]  # form, class, features, lemma


def words(language: str, work: Path) -> list[Word]:
    """Words of the treebanks whose class is known."""
    nlp = spacy.blank(language)
    docs = DocBin().from_disk(work / f"{language}-syntax-train.spacy").get_docs(nlp.vocab)
    found = [(token.text, token.pos_, str(token.morph), token.lemma_) for doc in docs for token in doc]
    return [row for row in found if row[1] not in {"", "PUNCT", "SYM", "X"} and row[3] not in {"", "_"}]


def rules(found: Iterable[Word]) -> dict[str, dict[str, str]]:
    """Endings: the change that most words of a class with that ending make, where a shorter ending does not say it."""
    counted: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for form, upos, feats, lemma_ in sorted(set(found)):
        plain = base(form, upos)
        change = _change(plain, lemma_ if upos in NAMES else lemma_.lower())
        for key in keys(upos, feats):
            for ending in endings(plain):
                counted[key][ending][change] += 1
    learnt: dict[str, dict[str, str]] = {}
    for key, seen in counted.items():
        learnt[key] = kept = {}
        for ending in sorted(seen, key=len):
            change, times = seen[ending].most_common(1)[0]
            shorter = next((kept[e] for e in endings(f"x{ending}") if e != ending and e in kept), None)
            sure = times >= OFTEN and times >= CERTAIN * seen[ending].total()
            if (sure or not ending) and change != shorter and int(change.partition(" ")[0]) <= max(len(ending), 1):
                kept[ending] = change
    return {key: kept for key, kept in learnt.items() if kept}


def changes(found: Iterable[Word]) -> dict[str, list[str]]:
    """Changes of each class and features that are no accident, the most frequent first."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for form, upos, feats, lemma_ in sorted(set(found)):
        for key in keys(upos, feats):
            counted[key][_change(base(form, upos), lemma_.lower())] += 1
    return {key: [c for c, times in counter.most_common() if times >= REGULAR] for key, counter in counted.items()}


def attested(language: str, work: Path) -> list[str]:
    """Words that running text holds more than once; none where a dictionary knows them better."""
    if "morphology" in table(language, "language"):
        return []
    counted = Counter((work / f"{language}.txt").read_text(encoding="utf-8").split())
    return sorted(word for word, times in counted.items() if times >= REGULAR and word.isalpha() and word.islower())


def exceptions(found: Iterable[Word], chosen: dict[tuple[str, str, str], str]) -> dict[str, str]:
    """Lemmas of forms that the rules, or the dictionary, get wrong more often than right."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    right: Counter[str] = Counter()
    for form, upos, feats, lemma_ in found:
        key = f"{base(form, upos)} {upos}"
        seen[key][lemma_] += 1
        right[key] += chosen[form, upos, feats] == lemma_
    best = {key: counter.most_common(1)[0] for key, counter in seen.items()}
    return {key: lemma_ for key, (lemma_, times) in sorted(best.items()) if times > right[key]}


def _change(form: str, lemma_: str) -> str:
    same = next((i for i, (a, b) in enumerate(zip(form, lemma_, strict=False)) if a != b), min(len(form), len(lemma_)))
    return f"{len(form) - same} {lemma_[same:]}"


def main(language: str, work: Path, model: Path) -> None:
    """Learn and write."""
    found = words(language, work)
    learnt = Guesser({}, rules(found), changes(found), frozenset(attested(language, work)))
    chosen = {row[:3]: lemma(language, *row[:3], learnt) for row in found}
    taught = exceptions(found, chosen)
    learnt = replace(learnt, exceptions=taught)
    kept = asdict(learnt) | {"attested": sorted(learnt.attested)}
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    model.mkdir(parents=True, exist_ok=True)
    (model / NAME).write_bytes(gzip.compress(text.encode(), mtime=0))
    echo(f"{language}: {len(taught)} exceptions, {sum(map(len, learnt.endings.values()))} endings")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
