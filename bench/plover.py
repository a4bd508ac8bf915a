"""How well happenings are told: `python -m bench.plover ../shared/data [--errors]`.

Prints the share of PLOVER gold records whose root is among the claims of their text, once by the types of the claims
and once as PLOVER codes what is only planned or demanded; and the claims of happenings in news that tells of none. The
sets lie beside the repository; none of them is copied into it.
"""

import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.annotate import annotations
from pipeline.claims import claims
from pipeline.extract import mentions
from pipeline.model import Claim, Document, Rejection, Segment
from pipeline.ontology import table
from pipeline.resolve import resolved

MODELS = Path(__file__).resolve().parents[1] / "models"
# Older records use names that PLOVER 2.0 has given up; each may be told by any of these.
NOW = {
    "DEMAND": {"REQUEST"},
    "FIGHT": {"ASSAULT"},
    "DISAPPROVE": {"ACCUSE", "REJECT"},
    "INVESTIGATE": {"ACCUSE", "CIVIC"},
}
INTENT = {"cooperation": "AGREE", "conflict": "THREATEN"}  # root of a deed that is only planned, by what it does
PAIRS = 150  # of sentences without happenings, in each language
LEAST, MOST = 40, 250  # characters of such a sentence
STEMS = tomllib.loads((Path(__file__).parent / "plover.toml").read_text(encoding="utf-8"))["eventful"]
EVENTFUL = re.compile(rf"\b(?:{'|'.join(STEMS)})", re.IGNORECASE)


def document(number: int, text: str, language: str) -> Document:
    """A document of one sentence."""
    return Document(
        doc_id=f"bench/{language}-{number}.txt", source=None, title=None, url=None, published=None,
        published_from=None, language=language, languages="", sentences=0, words=0, sha256="", text_path="",
        author=None, text=text, key=text, segments=(Segment(0, len(text), language),),
    )  # fmt: skip


def told(texts: Sequence[str], language: str) -> dict[str, tuple[Claim, ...]]:
    """What is claimed in each text."""
    documents = [document(number, text, language) for number, text in enumerate(texts)]
    read = [one for one in annotations(documents, MODELS, len(documents)) if not isinstance(one, Rejection)]
    named, entities, _ = resolved(*zip(*[(*one, mentions(*one)) for one in read], strict=True))
    known = {entity.entity_id: entity for entity in entities}
    return {one[0].text: claims(*one, found, known) for one, found in zip(read, named, strict=True)}


def lines(path: Path) -> list[Mapping[str, Any]]:
    """Records of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def intent(claim: Claim) -> str:
    """The root that PLOVER gives what is only planned or demanded: an offer, a threat or a request; else its own."""
    if claim.modality == "demanded":
        return "REQUEST"
    quads = {kind: quad for quad, kinds in table("views")["quad"].items() for kind in kinds}
    quad = quads.get(claim.type or "")
    return (claim.type or "") if claim.modality != "planned" or not quad else INTENT[quad.split()[-1]]


def roots(data: Path) -> Iterator[tuple[str, str, set[str], set[str]]]:
    """Text of each gold record, its root, the types that are claimed, and their roots with regard to intent."""
    records = lines(data / "tests" / "plover" / "plover_gsr.jsonl")
    found = told([row["text"] for row in records], "en")
    for row in records:
        made = [c for c in found[row["text"]] if c.type]
        yield row["text"], row["event"], {c.type for c in made if c.type}, {intent(c) for c in made}


def quiet(data: Path) -> Iterator[tuple[str, list[str]]]:
    """By language, sentences of news that tell of no happening: their English side has no eventful word."""
    pairs = lines(data / "tests" / "ntrex_pl_en" / "ntrex_pl_en.jsonl")
    fitting = [row for row in pairs if LEAST <= len(row["en"]) <= MOST and not EVENTFUL.search(row["en"])]
    chosen = sorted(fitting, key=lambda row: sha256(row["en"].encode()).hexdigest())[:PAIRS]
    for language in ("en", "pl"):
        yield language, [row[language] for row in chosen]


def main(arguments: Sequence[str]) -> None:
    """Print the figures, and on request what is wrong."""
    data, errors = Path(arguments[0]), "--errors" in arguments
    gold, right, meant = Counter[str](), Counter[str](), Counter[str]()
    for text, root, found, intended in roots(data):
        wanted = NOW.get(root, {root})
        gold[root] += 1
        right[root] += bool(found & wanted)
        meant[root] += bool(intended & wanted)
        if errors and not found & wanted:
            print(f"  {root}, claimed {', '.join(sorted(found)) or 'nothing'}: {text}")  # noqa: T201  (it prints)
    print(" ".join(f"{root} {right[root]}/{gold[root]}" for root in sorted(gold)))  # noqa: T201
    for title, hits in (("is claimed", right), ("is claimed, plans coded as PLOVER does", meant)):
        share = hits.total() / gold.total()
        print(f"PLOVER records whose root {title}: {hits.total()}/{gold.total()} = {share:.3f}")  # noqa: T201
    for language, texts in quiet(data):
        told_there = {text: [c for c in made if c.type] for text, made in told(texts, language).items()}
        false = sum(map(len, told_there.values()))
        print(f"Claims of happenings where none is, {language}: {false} in {len(texts)} = {false / len(texts):.3f}")  # noqa: T201
        for text, made in told_there.items():
            for claim in made if errors else ():
                print(f"  {claim.type} {claim.mode} {claim.rule} {claim.property}: {text}")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
