"""Places in sentences: the right country, and the right spot."""

import re
import tomllib
from functools import cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pytest

from pipeline.model import Annotation, Document, Entity, Mentions, Name, Segment, Sentence, Token
from pipeline.resolve import resolved

SENTENCES = tomllib.loads(Path(__file__).with_name("places.toml").read_text(encoding="utf-8"))
MARK = re.compile(r"\[([^|\]]+)\|([A-Z]*)\|(~?)([^\]]*)\]")
WORD = re.compile(r"\w[\w'-]*|[^\w\s]")
FLOOR, ASIDE = 0.93, 3
NEAR, VAGUE, GLOBE = 30, 200, 6371  # kilometres
Marked = tuple[str, str, str, str]  # words, country, whether an area, degrees


def reading(language: str, marked: str) -> tuple[Document, Annotation, Mentions]:
    """A sentence as a document, its marked words as places."""
    text, names = "", []
    for i, part in enumerate(re.split(r"(\[[^\]]+\])", marked)):
        found = MARK.fullmatch(part)
        at = len(text)
        text += found[1] if found else part
        if found:
            name = (f"{i}", marked, at, len(text), found[1], "place", found[1], None, language, "test", (), None)
            names.append(Name(*name))
    document = Document(
        doc_id=marked, source=None, title=None, url=None, published=None, published_from=None, language=language,
        languages="", sentences=0, words=0, sha256="", text_path="", author=None, text=text, key=text,
        segments=(Segment(0, len(text), language),),
    )  # fmt: skip
    words = [(w.start(), w.end(), w[0]) for w in WORD.finditer(text)]
    tokens = tuple(
        Token(start, end, word, word.lower(), "X", "", i, "dep") for i, (start, end, word) in enumerate(words)
    )
    sentences = (Sentence(0, len(tokens), language),)
    return document, Annotation(marked, tokens, sentences, ()), Mentions(tuple(names), (), ())


@cache
def placed(language: str, marked: str) -> list[tuple[Marked, Entity]]:
    """Each marked place with the entity that it became."""
    (read,), entities, _ = resolved(*zip(*[reading(language, marked)], strict=True))
    by_id = {entity.entity_id: entity for entity in entities}
    return [(marks, by_id[name.entity_id or ""]) for marks, name in zip(MARK.findall(marked), read.names, strict=True)]


def right(marks: Marked, entity: Entity) -> bool:
    """The country, and the distance to where it is."""
    _, country, area, degrees = marks
    if (entity.country or "") != country:
        return False
    if not degrees:
        return entity.feature in {"country", "river"}
    if entity.latitude is None or entity.longitude is None:
        return False
    north, east = map(float, degrees.split(","))
    return distance((north, east), (float(entity.latitude), float(entity.longitude))) <= (VAGUE if area else NEAR)


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres on the globe."""
    (a, b), (c, d) = (map(radians, point) for point in (one, other))
    return 2 * GLOBE * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


@pytest.mark.parametrize("aside", [False, True], ids=["seen", "aside"])
@pytest.mark.parametrize("language", SENTENCES)
def test_places_are_where_they_are(language: str, aside: bool) -> None:  # noqa: FBT001
    """Country and spot of at least the floor of them."""
    chosen = [s for i, s in enumerate(SENTENCES[language]["sentences"], start=1) if (i % ASIDE == 0) is aside]
    all_of_them = [pair for sentence in chosen for pair in placed(language, sentence)]
    wrong = [(marks, entity.name, entity.country) for marks, entity in all_of_them if not right(marks, entity)]
    assert len(wrong) <= (1 - FLOOR) * len(all_of_them), "not shown" if aside else wrong


NOWHERE = {
    "pl": ["Ranny leży w szpitalu [Enam||].", "Pożar w hotelu [Paryż||] ugaszono.", "Zatonął prom [Estonia||]."],
    "en": ["The ferry [Estonia||] sank.", "The tanker [Aktau||] was on fire."],
}
TOWN_OF = {
    "pl": ["Szpitale [Gazy|PS|31.5,34.47] są pełne.", "Zmarł w szpitalu w [Paryżu|FR|48.85,2.35]."],
    "en": ["He died in a hospital in [Paris|FR|48.85,2.35]."],
}


@pytest.mark.parametrize(("language", "marked"), [(code, one) for code, all_ in NOWHERE.items() for one in all_])
def test_the_name_of_a_building_or_ship_is_no_town(language: str, marked: str) -> None:
    """A hospital that is called like a town, or like a form of its name, is on no map."""
    assert [entity.country for _, entity in placed(language, marked)] == [None]


@pytest.mark.parametrize(("language", "marked"), [(code, one) for code, all_ in TOWN_OF.items() for one in all_])
def test_a_building_may_stand_in_a_town(language: str, marked: str) -> None:
    """Whose name stands in the genitive or behind a preposition."""
    assert all(right(marks, entity) for marks, entity in placed(language, marked))
