"""Trains the teacher on the treebanks.

    python -m models.recipes.teacher LANGUAGE WORK

Reads WORK/<language>-syntax-*.spacy and <language>.txt, leaves the teacher in WORK/<language>-teacher.
"""

import math
import random
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import floret
import spacy
import torch
from spacy.tokens import Doc, DocBin, Span
from typer import echo

from models.recipes.network import Network, Sizes
from models.recipes.school import NAMES, Sentence, School, batches, labelled, tag_parts

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
    steps = rounds * len(list(batches(school, taught, WORDS, chance)))
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, (s + 1) / 100) * max(0.02, 1 - s / steps))
    average = torch.optim.swa_utils.AveragedModel(network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(KEPT))
    began = time.time()
    for number in range(rounds):
        network.train()
        total, count = 0.0, 0
        for batch in batches(school, taught, WORDS, chance):
            loss = network.loss(batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            rate.step()
            average.update_parameters(network)
            total, count = total + loss.item(), count + 1
        if number % 3 == 2 or number == rounds - 1:
            echo(f"{number + 1:3} loss {total / count:.3f} {measured(average.module, school, dev)} {time.time() - began:.0f} s")
            school.save(average.module)
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
