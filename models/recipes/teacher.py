"""Trains the teacher on the treebanks.

    python -m models.recipes.teacher LANGUAGE DATA WORK SEED

Reads the treebanks and WORK/<language>.txt, leaves the teacher in WORK/<language>-teacher-SEED.
"""

import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import floret
import spacy
import torch
from torch import Tensor
from typer import echo

from models.recipes.data import recipe, syntax_docs, unifier
from models.recipes.network import Network
from models.recipes.school import School, Sentence, batches, labelled, sentence

WORDS = 900  # of a batch
RATE, KEPT = 2e-3, 0.996  # of learning; of the average of all weights, at each step
TREELESS = 0.5  # share of the sentences without trees in each round
SAVED = 3  # rounds after which weights are saved and measured
WIDTH = 100


def sentences(language: str, data: Path, part: str) -> list[Sentence]:
    """Sentences of a part of the treebanks, each set told apart; of others, as of the one that all should be like."""
    settings, vocab, made_one = recipe(language), spacy.blank(language).vocab, unifier(language, data)
    found = []
    for name in settings["data"]["syntax"][part]:
        source = name if part == "train" else settings["teacher"]["like"].get(name, name)
        for doc in syntax_docs(vocab, data / language / "ud", name, made_one):
            spans = doc.sents if doc.has_annotation("DEP") else [doc[:]]
            found += [sentence(span, source) for span in spans]
    return found


def context(language: str, work: Path, folder: Path) -> None:
    """Vectors of words in small letters."""
    text = folder / "lower.txt"
    text.write_text((work / f"{language}.txt").read_text(encoding="utf-8").lower(), encoding="utf-8")
    model = floret.train_unsupervised(
        str(text), model="cbow", epoch=10, minCount=3, thread=1, dim=WIDTH, bucket=50_000, minn=3, maxn=5
    )
    model.save_model(str(folder / "context.bin"))


def drawn(taught: Sequence[Sentence], chance: random.Random) -> list[list[Sentence]]:
    """Batches of one round: all sentences with trees, and half of those without."""
    trees = [one for one in taught if one.labels[0].relation]
    others = [one for one in taught if not one.labels[0].relation and chance.random() < TREELESS]
    found = [*batches(trees, WORDS, chance), *(batches(others, WORDS, chance) if others else ())]
    chance.shuffle(found)
    return found


@torch.no_grad()
def averaged(kept: list[Tensor], new: list[Tensor], count: Tensor | int) -> None:
    """Move the average towards the new weights, at first faster."""
    seen = int(count)
    torch._foreach_lerp_(kept, new, 1 - min(KEPT, (1 + seen) / (10 + seen)))


def train(network: Network, school: School, taught: Sequence[Sentence], dev: Sequence[Sentence], rounds: int) -> None:
    """Show everything some times, and leave the average of the weights in the network."""
    chance = random.Random(7)  # noqa: S311  (nothing secret)
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE, betas=(0.9, 0.95), fused=True)
    steps = rounds * len(list(drawn(taught, chance)))
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, (s + 1) / 100) * max(0.02, 1 - s / steps))
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(KEPT)
    )
    began = time.time()
    for number in range(rounds):
        network.train()
        total, count = 0.0, 0
        for group in drawn(taught, chance):
            loss = network.loss(school.batch(group))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            rate.step()
            average.update_parameters(network)
            total, count = total + loss.item(), count + 1
        echo(f"{number + 1:3} loss {total / count:.3f}, {time.time() - began:.0f} s")
        if (rounds - number) % SAVED == 1:
            echo(measured(average.module, school, dev))
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


def main(language: str, data: Path, work: Path, seed: int) -> None:
    """Train and leave the teacher."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    folder = work / f"{language}-teacher-{seed}"
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "context.bin").exists():
        context(language, work, folder)
    taught, dev = (sentences(language, data, part) for part in ("train", "dev"))
    school = School(language, folder, taught)
    torch.save(school.tables, folder / "school.pt")
    network = Network(school.sizes())
    echo(f"{len(taught)} sentences, {sum(p.numel() for p in network.parameters())} weights")
    train(network, school, taught, dev, recipe(language)["teacher"]["rounds"])


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
