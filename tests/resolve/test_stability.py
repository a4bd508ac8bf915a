"""More documents never split what was one, and the order of documents does not matter: on corpora made by chance."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.languages import codes, table
from pipeline.model import Annotation, Document, Mentions, Name, Segment, Token
from pipeline.resolve import resolved

PLAIN = next(code for code in codes() if not table(code, "names").get("ending"))
BENT = next(code for code in codes() if table(code, "names").get("ending"))
CASES = ("", "Case=Nom", "Case=Gen", "Case=Ins")
# Families of names that may be one: by sound, by a letter, by order, by initials, by surname, by case, by table.
FAMILIES = (
    ("person", "Kozlov", "Vladimir Kozlov", "Alexander Kozlov", "Władimira Kozłowa"),
    ("person", "Vladimir Kozlov", "Vladimir Petrovich Kozlov", "Vladimir Ivanovich Kozlov", "V. Kozlov",
     "Kozlov Vladimir"),
    ("person", "Anna Kozlova", "Anny Kozlovej", "Ann Kozlov", "Kozlova", "Kozlov", "Kozlovem"),
    ("person", "Marat Ospanov", "Murat Ospanov", "Ospanova", "Marat Uspanov", "Marat"),
    ("person", "Putin", "Vladimir Putin", "Putina", "Igor Putin"),
    ("place", "Tripoli", "Trypolisie", "Lebanon", "Libya"),
    ("place", "Aktau", "Aktawie", "Szewczenko", "Qwghlmbar", "Qwghlmbaru"),
    ("place", "Nowa Rzeka", "Zhanaozen", "Georgia", "Batumi", "Texas"),
    ("organisation", "ABCD", "Alpha Beta Council Division", "Alpha Bravo Civic Domain", "OBWE", "OSCE"),
    ("organisation", "health ministry", "ministerstwo zdrowia", "Alga", "Algi", "Algę"),
)  # fmt: skip
JOINTS = (", ", " and ", " (formerly ", " (dawniej ", ". ")
Reading = tuple[Document, Annotation, Mentions]


def corpora(family: tuple[str, ...]) -> st.SearchStrategy[list[Reading]]:
    """Small corpora of few names, so that they meet."""
    kind, *names = family
    mention = st.tuples(st.just(kind), st.sampled_from(names), st.sampled_from(JOINTS), st.sampled_from(CASES))
    text = st.tuples(st.sampled_from((PLAIN, BENT)), st.lists(mention, min_size=1, max_size=2))
    texts = st.lists(text, min_size=3, max_size=6)
    return texts.map(lambda rows: [reading(number, *row) for number, row in enumerate(rows)])


def reading(number: int, language: str, told: Sequence[tuple[str, str, str, str]]) -> Reading:
    """A document of names one behind the other."""
    text, names, tokens, doc_id = "", [], [], f"d{number}"
    for kind, words, joint, case in told:
        text += joint
        at, end = len(text), len(text) + len(words)
        names.append(Name(f"{number}-{at}", doc_id, at, end, words, kind, words, None, language, "test", (), None))
        tokens.append(Token(at, end, words, words, "PROPN", case, len(tokens), "root"))
        text += words
    document = Document(
        doc_id=doc_id, source=None, title=None, url=None, published=None, published_from=None, language=language,
        languages="", sentences=0, words=0, sha256="", text_path="", author=None, text=text, key=text,
        segments=(Segment(0, len(text), language),),
    )  # fmt: skip
    return document, Annotation(doc_id, tuple(tokens), (), ()), Mentions(tuple(names), (), ())


def groups(texts: Sequence[Reading]) -> set[frozenset[str]]:
    """Mentions by entity."""
    found: dict[str | None, set[str]] = defaultdict(set)
    for read in resolved(*zip(*texts, strict=True))[0]:
        for name in read.names:
            found[name.entity_id].add(name.mention_id)
    return {frozenset(one) for one in found.values()}


@pytest.mark.parametrize("family", FAMILIES, ids="/".join)
@settings(max_examples=25, deadline=None)
@given(st.data())
def test_more_documents_split_no_entity(family: tuple[str, ...], data: st.DataObject) -> None:
    """Documents come one by one: what was joined stays joined."""
    texts = data.draw(corpora(family))
    grown = [groups(texts[:count]) for count in range(1, len(texts) + 1)]
    for before, after in pairwise(grown):
        assert all(any(one <= other for other in after) for one in before)


@pytest.mark.parametrize("family", FAMILIES, ids="/".join)
@settings(max_examples=10, deadline=None)
@given(st.data())
def test_the_order_of_documents_does_not_matter(family: tuple[str, ...], data: st.DataObject) -> None:
    """Entities, their ids and all their columns, and what is in doubt."""
    texts = data.draw(corpora(family))
    straight, other = (
        resolved(*zip(*texts, strict=True)),
        resolved(*zip(*data.draw(st.permutations(texts)), strict=True)),
    )
    assert straight[1:] == other[1:]
    assert {name for read in straight[0] for name in read.names} == {name for read in other[0] for name in read.names}
