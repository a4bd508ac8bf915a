"""Silver: running text, read by the teachers, for the models that ship to learn from.

    python -m models.recipes.silver LANGUAGE DATA WORK SEED...

Reads, with the teachers of those seeds, the name corpora that LANGUAGE.toml lists under [silver], without their names,
and the treebanks whose habits differ, without their trees; writes WORK/<language>-syntax-taught.spacy, from which
models.recipes.train learns where it exists.
"""

import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import spacy
import torch
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab
from typer import echo

from models.recipes.data import CLOSING, OPENING, TOGETHER, blocks, opened, recipe, syntax_docs, unifier
from models.recipes.network import Network
from models.recipes.school import School, Sentence, labelled
from pipeline.morphology import readings

QUOTES = frozenset("\"'")


def texts(language: str, data: Path) -> list[list[list[str]]]:
    """Sentences that follow each other, a few at a time: so many words of each corpus, and treebanks."""
    settings = recipe(language)["silver"]
    chosen: list[list[list[str]]] = []
    for name, words in settings["words"].items():
        found = list(passages(language, opened(data / language / "ner", name, ".iob", ".iob.gz"), settings))
        random.Random(7).shuffle(found)  # noqa: S311  (nothing secret)
        sums = accumulate(sum(map(len, text)) for text in found)
        chosen += [text for text, total in zip(found, sums, strict=True) if total <= words]
    vocab, made_one = spacy.blank(language).vocab, unifier(language, data)
    for name in settings["again"]:
        for doc in syntax_docs(vocab, data / language / "ud", name, made_one):
            spans = doc.sents if doc.has_annotation("DEP") else [doc[:]]
            chosen.append([[token.text for token in span] for span in spans])
    return chosen


def passages(language: str, lines: Iterable[str], settings: dict[str, Any]) -> Iterator[list[list[str]]]:
    """Sentences that follow each other in a corpus, a few at a time; very long ones part them."""
    ends = frozenset(settings.get("glued", ()))
    waiting: list[list[str]] = []
    for block in blocks(lines):
        words = [line.split("\t")[0] for line in block]
        apart = words[0].startswith("-DOCSTART-") or len(words) > settings["longest"]
        if waiting and (apart or len(waiting) == TOGETHER):
            yield waiting
            waiting = []
        if not apart:
            waiting.append(glued(language, words, ends))
    if waiting:
        yield waiting


def glued(language: str, words: Sequence[str], ends: frozenset[str]) -> list[str]:
    """The words, endings that a corpus cuts off put back where the dictionary knows the whole."""
    whole: list[str] = []
    for word in words:
        if whole and word in ends and whole[-1].isalpha() and readings(language, whole[-1] + word):
            whole[-1] += word
        else:
            whole.append(word)
    return whole


def spaces(words: Sequence[str]) -> list[bool]:
    """Whether a space follows each word; quotation marks open and close in turn."""
    odd: dict[str, bool] = {}
    opening, closing = [], []
    for word in words:
        if word in QUOTES:
            odd[word] = not odd.get(word, False)
        opening.append(word in OPENING or (word in QUOTES and odd[word]))
        closing.append(word[:1] in CLOSING or (word in QUOTES and not odd[word]) or word.startswith(("'s", "n't")))
    return [not one and not two for one, two in zip(opening, [*closing[1:], False], strict=True)]


def document(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """A few sentences as one document."""
    docs = [
        Doc(
            vocab,
            words=list(one.words),
            spaces=spaces(one.words),
            pos=[label.upos for label in one.labels],
            morphs=[label.feats for label in one.labels],
            heads=[label.head - 1 if label.head else i for i, label in enumerate(one.labels)],
            deps=[label.relation for label in one.labels],
        )
        for one in sentences
    ]
    return Doc.from_docs(docs, ensure_whitespace=True)


def read(language: str, work: Path, seeds: Sequence[str], asked: Sequence[list[list[str]]]) -> Iterator[Doc]:
    """Documents as the teachers read them."""
    folders = [work / f"{language}-teacher-{seed}" for seed in seeds]
    school = School(language, folders[0])
    networks = []
    for folder in folders:
        network = Network(school.sizes())
        network.load_state_dict(torch.load(folder / "network.pt"))
        networks.append(network)
    vocab, like = spacy.blank(language).vocab, recipe(language)["teacher"]["like"]["silver"]
    for start in range(0, len(asked), 500):
        group = asked[start : start + 500]
        found = iter(
            labelled(networks, school, [Sentence(tuple(words), source=like) for text in group for words in text])
        )
        for text in group:
            yield document(vocab, [next(found) for _ in text])


def main(language: str, data: Path, work: Path, seeds: Sequence[str]) -> None:
    """Write the silver documents after the gold ones, which are repeated."""
    torch.set_num_threads(1)
    silver = list(read(language, work, seeds, texts(language, data)))
    vocab, made_one = spacy.blank(language).vocab, unifier(language, data)
    gold = [
        doc
        for name, times in recipe(language)["silver"]["gold"].items()
        for doc in list(syntax_docs(vocab, data / language / "ud", name, made_one)) * times
    ]
    DocBin(docs=[*gold, *silver], store_user_data=False).to_disk(work / f"{language}-syntax-taught.spacy")
    echo(f"{language}: {sum(map(len, gold))} words of treebanks, {sum(map(len, silver))} of silver")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])
