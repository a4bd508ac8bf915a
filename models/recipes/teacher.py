"""Trains the teacher on the treebanks.

    python -m models.recipes.teacher LANGUAGE WORK

Reads WORK/<language>-syntax-*.spacy and <language>.txt, leaves the teacher in WORK/<language>-teacher.
"""

import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import floret
import spacy
import torch
from spacy.tokens import DocBin, Span
from typer import echo

from models.recipes.network import Network
from models.recipes.school import School, Sentence, batches, labelled, sentence

ROUNDS = {"pl": 34, "en": 9}
WORDS = 900  # of a batch
RATE, KEPT = 2e-3, 0.998  # of learning; of the average of all weights, at each step
WIDTH = 100


def sentences(language: str, work: Path, part: str) -> list[Span]:
    """Sentences of a part of the treebanks."""
    docs = DocBin().from_disk(work / f"{language}-syntax-{part}.spacy").get_docs(spacy.blank(language).vocab)
    return [sent for doc in docs for sent in (doc.sents if doc.has_annotation("DEP") else [doc[:]])]


def context(language: str, work: Path, folder: Path) -> None:
    """Vectors of words in small letters."""
    text = folder / "lower.txt"
    text.write_text((work / f"{language}.txt").read_text(encoding="utf-8").lower(), encoding="utf-8")
    model = floret.train_unsupervised(
        str(text), model="cbow", epoch=10, minCount=3, thread=1, dim=WIDTH, bucket=50_000, minn=3, maxn=5
    )
    model.save_model(str(folder / "context.bin"))


def train(network: Network, school: School, taught: Sequence[Sentence], dev: Sequence[Sentence], rounds: int) -> None:
    """Show everything some times, and leave the average of the weights in the network."""
    chance = random.Random(7)
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE, betas=(0.9, 0.95))
    steps = rounds * len(list(batches(taught, WORDS, chance)))
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, (s + 1) / 100) * max(0.02, 1 - s / steps))
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(KEPT)
    )
    began = time.time()
    for number in range(rounds):
        network.train()
        total, count = 0.0, 0
        for group in batches(taught, WORDS, chance):
            loss = network.loss(school.batch(group))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            rate.step()
            average.update_parameters(network)
            total, count = total + loss.item(), count + 1
        if number % 3 == 2 or number == rounds - 1:
            echo(
                f"{number + 1:3} loss {total / count:.3f} {measured(average.module, school, dev)} {time.time() - began:.0f} s"
            )
            torch.save(average.module.state_dict(), school.folder / "network.pt")
    network.load_state_dict(average.module.state_dict())


def measured(network: Network, school: School, dev: Sequence[Sentence]) -> str:
    """Scores on a development part."""
    right = dict.fromkeys(("upos", "feats", "uas", "las"), 0)
    words = 0
    for gold, found in zip(dev, labelled([network], school, dev), strict=True):
        for one, two in zip(gold.labels, found.labels, strict=True):
            words += 1
            right["upos"] += one.upos == two.upos
            right["feats"] += one.feats == two.feats
            right["uas"] += one.head == two.head
            right["las"] += one.head == two.head and one.relation.partition(":")[0] == two.relation.partition(":")[0]
    return " ".join(f"{name} {100 * number / words:.1f}" for name, number in right.items())


def main(language: str, work: Path, rounds: int, seed: int) -> None:
    """Train and leave the teacher."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    folder = work / f"{language}-teacher-{seed}"
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "context.bin").exists():
        context(language, work, folder)
    taught, dev = ([sentence(span) for span in sentences(language, work, part)] for part in ("train", "dev"))
    school = School(language, folder, taught)
    torch.save(school.tables, folder / "school.pt")
    network = Network(school.sizes())
    echo(f"{len(taught)} sentences, {sum(p.numel() for p in network.parameters())} weights")
    train(network, school, taught, dev, rounds)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
