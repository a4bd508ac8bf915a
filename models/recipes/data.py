"""Training data: treebanks and name corpora, read into spaCy's format.

    python -m models.recipes.data LANGUAGE DATA WORK

DATA holds the sets named in models/README.md; which of them are read, how often each is repeated and how their labels
are made one stands in LANGUAGE.toml beside this file. WORK receives <language>-<task>-<part>.spacy and <language>.txt,
the running text of the training parts, for vectors.
"""

import gzip
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc, DocBin
from spacy.training import biluo_tags_to_spans, iob_to_biluo
from spacy.vocab import Vocab
from typer import echo

from models.recipes.tokens import parted
from models.recipes.unify import Unifier

HERE = Path(__file__).parent
TOGETHER = 8  # sentences that are joined where a set marks no documents
KINDS = {"PER", "LOC", "ORG"}
CLOSING, OPENING = frozenset(".,;:!?)]}%”’»"), frozenset("([{„“‘«")


def recipe(language: str) -> dict[str, Any]:
    """What differs between the languages."""
    return tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))


def opened(folder: Path, name: str, *suffixes: str) -> Iterator[str]:
    """Lines of the file of that name, packed or not."""
    path = next((path for suffix in suffixes if (path := folder / f"{name}{suffix}").exists()), None)
    if path is None:
        message = f"{folder / name} is missing: see models/README.md for the data sets"
        raise FileNotFoundError(message)
    reader = gzip.open if path.suffix == ".gz" else open
    with reader(path, "rt", encoding="utf-8") as lines:
        yield from lines


def blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Sentences: lines between blank lines."""
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line.rstrip("\n"))
        elif block:
            yield block
            block = []
    if block:
        yield block


def tree(vocab: Vocab, block: list[str], unifier: Unifier) -> Doc:
    """One sentence of a treebank; what the tokenizer takes for one token keeps the analysis of its first word."""
    rows = parted(vocab.lang, [line.split("\t") for line in block if not line.startswith("#")])
    surface = {row[0].partition("-")[0]: row for row in rows if "-" in row[0]}
    merged = {
        str(number): first
        for first, row in surface.items()
        for number in range(int(first), int(row[0].partition("-")[2]) + 1)
    }
    words = [row for row in rows if row[0].isdigit()]
    kept = [row for row in words if merged.get(row[0], row[0]) == row[0]]
    index = {row[0]: i for i, row in enumerate(kept)}
    at = {row[0]: index[merged.get(row[0], row[0])] for row in words}
    shown = [surface.get(row[0], row) for row in kept]
    analysed = [unifier.analysis(row) for row in kept]
    heads, relations = _heads(words, kept, at)
    tree_known = kept[0][7] != "_"
    doc = Doc(
        vocab,
        words=[row[1] for row in shown],
        spaces=["SpaceAfter=No" not in row[9] for row in shown],
        pos=[upos for upos, _ in analysed],
        morphs=[feats for _, feats in analysed],
        lemmas=[row[2] for row in kept],
        heads=heads if tree_known else None,
        deps=[unifier.relation(name, row) for name, row in zip(relations, kept, strict=True)] if tree_known else None,
    )
    return _without_morphs(doc, [i for i, (upos, _) in enumerate(analysed) if not upos])


def _without_morphs(doc: Doc, missing: list[int]) -> Doc:
    """The document with features that are unknown, not empty, at some tokens."""
    morphs = doc.to_array(["MORPH"])
    morphs[missing] = 0
    return doc.from_array(["MORPH"], morphs)


def _heads(words: list[list[str]], kept: list[list[str]], at: dict[str, int]) -> tuple[list[int], list[str]]:
    """Head and relation of each token; one of several words takes those that leave the token."""
    heads, relations = [], []
    for position, row in enumerate(kept):
        parts = [word for word in words if at[word[0]] == position]
        leaving = next((word for word in parts if at.get(word[6]) != position), row)
        root = leaving[6] not in at
        heads.append(position if root else at[leaving[6]])
        relations.append("ROOT" if root else leaving[7])
    return heads, relations


def names(vocab: Vocab, block: list[str]) -> Doc:
    """One sentence of a name corpus, with persons, places and organisations."""
    rows = [line.split("\t") for line in block]
    words = [row[0] for row in rows]
    tags = [row[-1] if row[-1][2:] in KINDS else "O" for row in rows]
    doc = Doc(vocab, words=words, spaces=_spaces(words))
    doc.set_ents(biluo_tags_to_spans(doc, iob_to_biluo(tags)))
    return doc


def _spaces(words: list[str]) -> list[bool]:
    """Whether a space follows each word, for corpora that do not say."""
    pairs = zip(words, [*words[1:], ""], strict=True)
    return [one not in OPENING and two[:1] not in CLOSING and not two.startswith(("'s", "n't")) for one, two in pairs]


def joined(docs: Iterable[Doc], marks: Iterable[bool]) -> Iterator[Doc]:
    """Documents of several sentences, so that sentence boundaries are learnt too."""
    waiting: list[Doc] = []
    for doc, new in zip(docs, marks, strict=True):
        if waiting and (new or len(waiting) == TOGETHER):
            yield Doc.from_docs(waiting, ensure_whitespace=True)
            waiting = []
        waiting.append(doc)
    if waiting:
        yield Doc.from_docs(waiting, ensure_whitespace=True)


def syntax_docs(vocab: Vocab, folder: Path, name: str, unifier: Unifier) -> Iterator[Doc]:
    """Documents of a treebank; sentences alone where it knows no trees, and so no boundaries."""
    sentences = list(blocks(opened(folder, name, ".conllu", ".conllu.gz")))
    treeless = sentences[0][-1].split("\t")[7] == "_"
    marks = [treeless or any(line.startswith("# newdoc") for line in block) for block in sentences]
    return joined((tree(vocab, block, unifier) for block in sentences), marks)


def name_docs(vocab: Vocab, folder: Path, name: str) -> Iterator[Doc]:
    """Documents of a name corpus."""
    sentences, marks, new = [], [], False
    for block in blocks(opened(folder, name, ".iob", ".iob.gz")):
        if block[0].startswith("-DOCSTART-"):
            new = True
            continue
        sentences.append(block)
        marks.append(new)
        new = False
    return joined((names(vocab, block) for block in sentences), marks)


def unifier(language: str, data: Path) -> Unifier:
    """What makes the treebanks of a language one, with the features that they show."""
    settings = recipe(language)["data"]
    shown = [
        line.rstrip("\n").split("\t")
        for name in settings["syntax"]["train"]
        for line in opened(data / language / "ud", name, ".conllu", ".conllu.gz")
        if line[:1].isdigit()
    ]
    return Unifier(settings, shown)


def main(language: str, data: Path, work: Path) -> None:
    """Write every part of every task."""
    work.mkdir(parents=True, exist_ok=True)
    vocab, settings, made_one = spacy.blank(language).vocab, recipe(language)["data"], unifier(language, data)
    running: list[str] = []
    for part in ("train", "dev", "taught"):
        docs = {
            "syntax": [
                doc
                for name, times in settings["syntax"].get(part, {}).items()
                for doc in list(syntax_docs(vocab, data / language / "ud", name, made_one)) * times
            ],
            "names": [
                doc
                for name, times in settings["names"].get(part, {}).items()
                for doc in list(name_docs(vocab, data / language / "ner", name)) * times
            ],
        }
        for task, found in ((task, found) for task, found in docs.items() if found):
            DocBin(docs=found, store_user_data=False).to_disk(work / f"{language}-{task}-{part}.spacy")
            echo(f"{language} {task} {part}: {len(found)} documents, {sum(map(len, found))} tokens")
            running += [" ".join(token.text for token in doc) for doc in found if part == "train"]
    (work / f"{language}.txt").write_text("\n".join(dict.fromkeys(running)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
