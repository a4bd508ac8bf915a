"""Silver: running text, read by the teachers, for the models that ship to learn from.

    python -m models.recipes.silver LANGUAGE DATA WORK SEED...

Reads the name corpora that LANGUAGE.toml lists under [silver], without their names; writes
WORK/<language>-syntax-silver.spacy.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import spacy
import torch
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab
from typer import echo

from models.recipes.data import CLOSING, OPENING, TOGETHER, blocks, opened, recipe
from models.recipes.network import Network
from models.recipes.school import School, Sentence, labelled
from pipeline.morphology import readings

QUOTES = frozenset("\"'")


def texts(language: str, data: Path) -> list[list[list[str]]]:
    """Sentences that follow each other, a few at a time, of all corpora."""
    settings = recipe(language)["silver"]
    ends = frozenset(settings.get("glued", ()))
    found: list[list[list[str]]] = []
    for name in settings["sets"]:
        for block in blocks(opened(data / language / "ner", name, ".iob", ".iob.gz")):
            if block[0].startswith("-DOCSTART-") or not found or len(found[-1]) == TOGETHER:
                found.append([])
            words = [line.split("\t")[0] for line in block]
            if not words[0].startswith("-DOCSTART-") and len(words) <= settings["longest"]:
                found[-1].append(glued(language, words, ends))
    found = [text for text in found if text]
    random.Random(7).shuffle(found)
    return found


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
    docs = []
    for one in sentences:
        docs.append(
            Doc(
                vocab,
                words=list(one.words),
                spaces=spaces(one.words),
                pos=[label.upos for label in one.labels],
                morphs=[label.feats for label in one.labels],
                heads=[label.head - 1 if label.head else i for i, label in enumerate(one.labels)],
                deps=[label.relation for label in one.labels],
            )
        )
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
    vocab = spacy.blank(language).vocab
    for start in range(0, len(asked), 500):
        group = asked[start : start + 500]
        found = iter(labelled(networks, school, [Sentence(tuple(words)) for text in group for words in text]))
        for text in group:
            yield document(vocab, [next(found) for _ in text])


def main(language: str, data: Path, work: Path, seeds: Sequence[str]) -> None:
    """Write the silver documents."""
    torch.set_num_threads(1)
    words = recipe(language)["silver"]["words"]
    asked, count = [], 0
    for text in texts(language, data):
        if count < words:
            asked.append(text)
            count += sum(map(len, text))
    docs = list(read(language, work, seeds, asked))
    DocBin(docs=docs, store_user_data=False).to_disk(work / f"{language}-syntax-silver.spacy")
    echo(f"{language} silver: {len(docs)} documents, {count} words")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])
