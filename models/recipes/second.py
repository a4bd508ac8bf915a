"""Trains the parts of the second engine, Stanza, with its own trainers, on the data of the first.

    python -m models.recipes.second LANGUAGE WORK MODELS [PART...]

WORK is where `models.recipes.data` (and `silver`, where a teacher reads more) left the data. Writes
MODELS/<language>/stanza/<part>.pt; without a PART all of second.toml, in its order, which is the order they need.
"""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span

from models.recipes.package import record

HERE = Path(__file__).parent
SETTINGS = tomllib.loads((HERE / "second.toml").read_text(encoding="utf-8"))
TRAINERS = "stanza.models."


def docs(language: str, work: Path, task: str, *parts: str) -> Iterator[Doc]:
    """Documents of the first of the parts that is there."""
    path = next(path for part in parts if (path := work / f"{language}-{task}-{part}.spacy").exists())
    yield from DocBin().from_disk(path).get_docs(spacy.blank(language).vocab)


def conllu(sentence: Span, *, full: bool) -> str:
    """A sentence as CoNLL-U; lemmas are the words themselves where the data know none."""
    rows = [
        "\t".join(
            (
                str(token.i - sentence.start + 1),
                token.text,
                token.lemma_ or token.text,
                token.pos_ or "X",
                "_",
                str(token.morph) or "_",
                str(0 if token.head.i == token.i else token.head.i - sentence.start + 1) if full else "_",
                ("root" if token.head.i == token.i else token.dep_) if full else "_",
                "_",
                "_" if token.whitespace_ else "SpaceAfter=No",
            )
        )
        for token in sentence
    ]
    return "\n".join([f"# text = {sentence.text}", *rows]) + "\n\n"


def trees(found: Iterable[Doc]) -> Iterator[str]:
    """Sentences of documents that have trees, each once."""
    shown: set[str] = set()
    for doc in found:
        if doc.has_annotation("DEP"):
            for sentence in doc.sents:
                if sentence.text not in shown and all(token.pos_ for token in sentence):
                    shown.add(sentence.text)
                    yield conllu(sentence, full=True)


def bounds(found: Iterable[Doc]) -> tuple[str, str, str]:
    """Running text, for each of its characters whether a word (1) or a sentence (2) ends there, and its sentences."""
    texts, marks, rows = [], [], []
    for doc in found:
        if doc.has_annotation("DEP"):
            ends = {token.idx + len(token) - 1: "1" for token in doc}
            ends |= {s[-1].idx + len(s[-1]) - 1: "2" for s in doc.sents}
            texts.append(doc.text.rstrip())
            marks.append("".join(ends.get(i, "0") for i in range(len(texts[-1]))))
            rows += [conllu(sentence, full=True) for sentence in doc.sents]
    return "\n\n".join(texts) + "\n\n", "\n\n".join(marks) + "\n\n", "".join(rows)


def labelled(found: Iterable[Doc]) -> str:
    """Sentences with the labels of their names, as the trainer reads them."""
    rows = [
        [{"text": t.text, "ner": f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O"} for t in sentence]
        for doc in found
        for sentence in (doc.sents if doc.has_annotation("SENT_START") else [doc])
    ]
    return json.dumps(rows, ensure_ascii=False)


def written(language: str, work: Path, folder: Path) -> None:
    """Everything that the trainers read, in the folder."""
    gold = {part: list(docs(language, work, "syntax", part)) for part in ("train", "dev")}
    taught = list(docs(language, work, "syntax", "taught", "train"))
    for part, found in gold.items():
        text, marks, rows = bounds(found)
        for name, content in (("txt", text), ("toklabels", marks), ("bounds.conllu", rows)):
            (folder / f"{part}.{name}").write_text(content, encoding="utf-8")
        names = docs(language, work, "names", *(("taught", part) if part == "train" else (part,)))
        (folder / f"{part}.ner.json").write_text(labelled(names), encoding="utf-8")
        (folder / f"{part}.lemma.conllu").write_text("".join(trees(found)), encoding="utf-8")
    (folder / "mwt.json").write_text("[]", encoding="utf-8")  # no token has several words
    (folder / "train.conllu").write_text("".join(trees(taught)), encoding="utf-8")
    (folder / "dev.conllu").write_text("".join(trees(gold["dev"])), encoding="utf-8")


def vectors(language: str, work: Path, target: Path) -> None:
    """Vectors of the most frequent words, from the running text of the training parts."""
    import floret  # noqa: PLC0415  (both needed here alone)
    from stanza.models.common.pretrain import Pretrain  # noqa: PLC0415

    size = dict(SETTINGS["vectors"])
    kept, table, text = size.pop("words"), target.with_suffix(".vec"), work / f"{language}-stanza" / "text"
    read = (*docs(language, work, "names", "taught", "train"), *docs(language, work, "syntax", "train"))
    text.write_text("\n".join(dict.fromkeys(" ".join(token.text for token in doc) for doc in read)), encoding="utf-8")
    model = floret.train_unsupervised(str(text), model="cbow", thread=1, **size)
    words = model.words[:kept]
    rows = [f"{w} {' '.join(f'{x:.4f}' for x in model.get_word_vector(w))}" for w in words]
    table.write_text("\n".join([f"{len(words)} {size['dim']}", *rows]) + "\n", encoding="utf-8")
    target.unlink(missing_ok=True)
    Pretrain(str(target), str(table)).load()
    table.unlink()


def files(part: str, folder: Path) -> dict[str, Path]:
    """The files that a trainer is told of."""
    if part == "tokenize":
        kinds = {"txt_file": "txt", "label_file": "toklabels"}
        told = {name: folder / f"train.{kind}" for name, kind in kinds.items()}
        told |= {f"dev_{name}": folder / f"dev.{kind}" for name, kind in kinds.items()}
        return told | {"dev_conll_gold": folder / "dev.bounds.conllu", "mwt_json_file": folder / "mwt.json"}
    kind = {"lemma": "lemma.conllu", "ner": "ner.json"}.get(part, "conllu")
    return {"train_file": folder / f"train.{kind}", "eval_file": folder / f"dev.{kind}"}


def command(language: str, part: str, folder: Path, target: Path) -> list[str]:
    """The call of a part's trainer."""
    told: dict[str, object] = {"shorthand": f"{language}_kronika", "save_dir": target, "save_name": f"{part}.pt"}
    told |= files(part, folder) | SETTINGS[part]["arguments"]
    if part in {"pos", "depparse", "ner"}:
        told["wordvec_pretrain_file"] = target / "vectors.pt"
    if part not in {"lemma", "ner"}:
        told["lang"] = language
    words = [word for name, value in told.items() for word in (f"--{name}", str(value))]
    return [
        sys.executable,
        "-m",
        TRAINERS + SETTINGS[part]["module"],
        *words,
        *SETTINGS[part].get("flags", ()),
        "--cpu",
    ]


def main(language: str, work: Path, models: Path, *parts: str) -> None:
    """Train the parts, one after the other."""
    folder, target = work / f"{language}-stanza", models / language / "stanza"
    folder.mkdir(parents=True, exist_ok=True)
    target.mkdir(parents=True, exist_ok=True)
    written(language, work, folder)
    alone = {"OMP_NUM_THREADS": "1"}  # threads that wait for each other lose more than they win
    for part in parts or SETTINGS:
        if part == "vectors":
            vectors(language, work, target / "vectors.pt")
        else:
            subprocess.run(command(language, part, folder, target), env=os.environ | alone, check=True)  # noqa: S603
    (target / "resources.json").write_text("{}\n", encoding="utf-8")  # Stanza asks for one; its parts are named by path
    record(models)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), *sys.argv[4:])
