"""Pairs of names, each in a text of its own: joined where they are one entity, apart where they are two."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations, product
from pathlib import Path

import pytest

from pipeline.languages import codes, table
from pipeline.model import Annotation, Document, Mentions, Name, Segment, Token
from pipeline.resolve import resolved

HERE = Path(__file__).parent
SAME = tomllib.loads((HERE / "same.toml").read_text(encoding="utf-8"))
DIFFERENT = tomllib.loads((HERE / "different.toml").read_text(encoding="utf-8"))
PLAIN = next(code for code in codes() if not table(code, "names").get("ending"))
BENT = next(code for code in codes() if table(code, "names").get("ending"))
RECALL, WRONG = 0.92, 0.01  # of pairs that are one; of pairs that are two
ASIDE = 3  # every third row was never looked at
Pair = tuple[str, str, str, str]  # languages of two texts and the names in them


@cache
def joined(kind: str, languages: tuple[str, str], names: tuple[str, str]) -> bool:
    """Two names, each the subject of a text of its own, made one entity."""
    texts = [reading(str(i), *told, kind) for i, told in enumerate(zip(languages, names, strict=True))]
    return len(resolved(*zip(*texts, strict=True))[1]) == 1


def reading(doc_id: str, language: str, name: str, kind: str) -> tuple[Document, Annotation, Mentions]:
    """A text that is a name in the nominative."""
    words = Name(doc_id, doc_id, 0, len(name), name, kind, name, None, language, "test", (), None)
    document = Document(
        doc_id=doc_id, source=None, title=None, url=None, published=None, published_from=None, language=language,
        languages="", sentences=0, words=0, sha256="", text_path="", author=None, text=name, key=name,
        segments=(Segment(0, len(name), language),),
    )  # fmt: skip
    tokens = (Token(0, len(name), name, name, "PROPN", "Case=Nom", 0, "root"),)
    return document, Annotation(doc_id, tokens, (), ()), Mentions((words,), (), ())


def one(kind: str, aside: bool) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:  # noqa: FBT001
    """Spellings of one entity, two by two, each in its language: the second of a row is that of the declined one."""
    for number, spellings in enumerate(SAME[kind], start=1):
        told = [(BENT if place == 1 else PLAIN, name) for place, name in enumerate(spellings)]
        if (number % ASIDE == 0) is aside:
            for (first, left), (second, right) in combinations(told, 2):
                if left != right:
                    yield (first, second), (left, right)


def two(kind: str, aside: bool) -> Iterator[tuple[str, str]]:  # noqa: FBT001
    """Names of two entities."""
    for number, (left, right) in enumerate(DIFFERENT[kind], start=1):
        if (number % ASIDE == 0) is aside:
            yield left, right


@pytest.mark.parametrize("aside", [False, True], ids=["seen", "aside"])
def test_names_of_one_entity_are_joined_and_of_two_are_not(aside: bool) -> None:  # noqa: FBT001
    """Recall and precision over all kinds."""
    right = [(kind, *pair) for kind in SAME for pair in one(kind, aside)]
    missed = [names for kind, languages, names in right if not joined(kind, languages, names)]
    wrong = [
        names
        for kind in SAME
        for names in two(kind, aside)
        if any(joined(kind, languages, names) for languages in product((BENT, PLAIN), repeat=2))
    ]
    shown = "not shown" if aside else (missed, wrong)
    assert len(missed) <= (1 - RECALL) * len(right), shown
    assert len(wrong) <= WRONG * (len(right) - len(missed)), shown


@pytest.mark.parametrize("kind", SAME)
def test_no_two_are_one_when_all_meet(kind: str) -> None:
    """All spellings of all rows in one corpus: joins pass on, and still no entity holds names of two rows."""
    told = [
        (row, BENT if place == 1 else PLAIN, name)
        for row, spellings in enumerate(SAME[kind])
        for place, name in enumerate(spellings)
    ]
    texts = [reading(f"{i}", language, name, kind) for i, (_, language, name) in enumerate(told)]
    rows: dict[str | None, set[int]] = defaultdict(set)
    for (row, _, _), read in zip(told, resolved(*zip(*texts, strict=True))[0], strict=True):
        rows[read.names[0].entity_id].add(row)
    assert not [found for found in rows.values() if len(found) > 1]
