"""Names joined into entities: across cases, languages and spellings, in any order of documents."""

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.languages import codes, table
from pipeline.model import Annotation, Document, Entity, Mentions, Name, Segment
from pipeline.resolve import resolved
from pipeline.resolve.features import SURE, matched

PAIRS = tomllib.loads(Path(__file__).with_name("pairs.toml").read_text(encoding="utf-8"))
PLAIN = next(code for code in codes() if not table(code, "names").get("ending"))
BENT = next(code for code in codes() if table(code, "names").get("ending"))
KINDS = {"p": "person", "l": "place", "o": "organisation"}
Reading = tuple[Document, Annotation, Mentions]


def reading(doc_id: str, language: str, text: str, *names: str) -> Reading:
    """A document whose names are given as `p Kozlova`: each is found at its next place in the text."""
    found, at = [], 0
    for marked in names:
        kind, words = marked.split(" ", 1)
        at = text.index(words, at)
        found.append(
            Name(
                f"{doc_id}-{at}",
                doc_id,
                at,
                at + len(words),
                words,
                KINDS[kind],
                words,
                None,
                language,
                "test",
                (),
                None,
            )
        )
        at += len(words)
    document = Document(
        doc_id=doc_id, source=None, title=None, url=None, published=None, published_from=None, language=language,
        languages="", sentences=0, words=0, sha256="", text_path="", author=None, text=text, key=text,
        segments=(Segment(0, len(text), language),),
    )  # fmt: skip
    return document, Annotation(doc_id, (), (), ()), Mentions(tuple(found), (), ())


READINGS = (
    reading("a", BENT, "Miasto Zhanaozen (po kazachsku Nowa Rzeka) leży w Kazachstanie.",
            "l Zhanaozen", "l Nowa Rzeka", "l Kazachstanie"),
    reading("b", PLAIN, "Strikers in Zhanaozen, Kazakhstan, said Vladimir Kozlov. Kozlov left.",
            "l Zhanaozen", "l Kazakhstan", "p Vladimir Kozlov", "p Kozlov"),
    reading("c", BENT, "W Żanaozenie mówiono o Władimirze Kozłowie i o OBWE.",
            "l Żanaozenie", "p Władimirze Kozłowie", "o OBWE"),
    reading("d", PLAIN, "The Organization for Security and Co-operation in Europe spoke of Kazakhstan.",
            "o Organization for Security and Co-operation in Europe", "l Kazakhstan"),
)  # fmt: skip


def by_name(entities: Sequence[Entity], name: str) -> Entity:
    """The entity of an English name."""
    (found,) = [entity for entity in entities if entity.name == name]
    return found


def test_places_are_one_in_every_spelling_case_and_language() -> None:
    """Names, alias, coordinates and counts of a town."""
    _, entities, _ = resolved(*zip(*READINGS, strict=True))
    town = by_name(entities, "Zhanaozen")
    assert (town.country, town.mentions, town.documents) == ("KZ", 4, 3)
    assert "Nowa Rzeka" in town.aliases
    assert town.latitude is not None
    assert abs(float(town.latitude) - 43.3) < 0.3
    assert town.name_pl == "Żanaozen"
    country = by_name(entities, "Kazakhstan")
    assert (country.name_pl, country.feature, country.documents) == ("Kazachstan", "country", 3)


def test_a_stated_alias_holds_in_other_texts() -> None:
    """What one text calls by two names is one in a text that uses the second alone; a surname alone is no such name."""
    elsewhere = reading("e", BENT, "Nowa Rzeka strajkuje.", "l Nowa Rzeka")
    named, _, _ = resolved(*zip(*[*READINGS, elsewhere], strict=True))
    assert named[4].names[0].entity_id == named[0].names[0].entity_id
    told = reading("a", PLAIN, "Alga (formerly People's Will) met.", "o Alga", "o People's Will")
    other = reading("b", PLAIN, "People's Will won.", "o People's Will")
    assert len(resolved(*zip(*[told, other], strict=True))[1]) == 1
    port = reading("e", PLAIN, "Aktau, formerly Kazakhstan's only port.", "l Aktau", "l Kazakhstan")
    assert len(resolved(*zip(*[port], strict=True))[1]) == 2
    person = reading("c", PLAIN, "Ivan Petrov (formerly Orlov) left.", "p Ivan Petrov", "p Orlov")
    alone = reading("d", PLAIN, "Orlov stayed.", "p Orlov")
    assert len(resolved(*zip(*[person, alone], strict=True))[1]) == 2


def test_a_known_surname_means_its_bearer_and_another_waits_for_a_person() -> None:
    """Putin is the president; a Kozlov whom no text explains is a doubt beside the only Kozlov."""
    texts = [
        reading("a", PLAIN, "Vladimir Putin and Vladimir Kozlov met.", "p Vladimir Putin", "p Vladimir Kozlov"),
        reading("b", BENT, "Mówiono o Putinie i o Kozlovie.", "p Putinie", "p Kozlovie"),
    ]
    named, entities, doubts = resolved(*zip(*texts, strict=True))
    assert named[0].names[0].entity_id == named[1].names[0].entity_id
    assert named[0].names[1].entity_id != named[1].names[1].entity_id
    assert [doubt.reasons for doubt in doubts] == [("only_bearer_of_the_surname",)]
    assert by_name(entities, "Vladimir Putin").name_pl == "Władimir Putin"


def test_persons_are_one_across_languages() -> None:
    """A declined romanised name is joined with the English one, and the surname with its full name."""
    named, entities, _ = resolved(*zip(*READINGS, strict=True))
    (kozlov,) = [entity for entity in entities if entity.kind == "person"]
    assert (kozlov.mentions, kozlov.documents) == (3, 2)
    assert kozlov.reasons
    assert [name.lemma for name in named[2].names][1] == "Władimir Kozłow"


def test_bodies_are_one_by_their_table() -> None:
    """An acronym of one language and the full name in another."""
    _, entities, _ = resolved(*zip(*READINGS, strict=True))
    body = by_name(entities, "Organization for Security and Co-operation in Europe")
    assert (body.mentions, body.documents) == (2, 2)
    assert "OBWE" in body.aliases


def test_an_undeclined_form_proves_the_base_form() -> None:
    """Kozlov in one document, Kozlova in another."""
    one = reading("a", BENT, "Kierowana przez Kozlova partia.", "p Kozlova")
    other = reading("b", PLAIN, "Kozlov agreed.", "p Kozlov")
    named, entities, _ = resolved(*zip(*(one, other), strict=True))
    assert named[0].names[0].lemma == "Kozlov"
    assert len(entities) == 1


def test_a_full_name_in_english_proves_a_declined_one() -> None:
    """However unlikely the base form is to who knows no English name of that kind."""
    one = reading("a", BENT, "Fraziera Harlima zwolniono.", "p Fraziera Harlima")
    other = reading("b", PLAIN, "Frazier Harlimo was sacked.", "p Frazier Harlimo")
    _, entities, _ = resolved(*zip(*(one, other), strict=True))
    assert [entity.mentions for entity in entities] == [2]


def test_a_body_of_several_countries_is_that_of_its_text() -> None:
    """The Senate of the United States, in both languages; in a third country's text it is a name like others."""
    one = reading("a", PLAIN, "The Senate in Washington, United States.", "o Senate", "l Washington", "l United States")
    two = reading("b", BENT, "Senat Stanów Zjednoczonych milczał.", "o Senat", "l Stanów Zjednoczonych")
    three = reading("c", PLAIN, "The Senate in Astana, Kazakhstan.", "o Senate", "l Astana", "l Kazakhstan")
    named, _, _ = resolved(*zip(*(one, two, three), strict=True))
    first, second, third = (row.names[0].entity_id for row in named)
    assert first == second != third


def test_two_offices_of_two_countries_are_two() -> None:
    """Every country has a ministry of health."""
    one = reading(
        "a", PLAIN, "The health ministry in Astana, Kazakhstan.", "o health ministry", "l Astana", "l Kazakhstan"
    )
    other = reading(
        "b", PLAIN, "The health ministry in Jakarta, Indonesia.", "o health ministry", "l Jakarta", "l Indonesia"
    )
    named, _, _ = resolved(*zip(*(one, other), strict=True))
    assert named[0].names[0].entity_id != named[1].names[0].entity_id


def test_the_country_of_the_text_chooses_the_town() -> None:
    """Tripoli of Lebanon where the text speaks of Lebanon."""
    text = "In Tripoli, as in Beirut and Sidon, Lebanon saw protests."
    one = reading("a", PLAIN, text, "l Tripoli", "l Beirut", "l Sidon", "l Lebanon")
    _, entities, _ = resolved(*zip(*(one,), strict=True))
    assert {entity.country for entity in entities} == {"LB"}


def test_an_unknown_place_has_no_coordinates() -> None:
    """Nothing is invented."""
    _, (entity,), _ = resolved(*zip(*(reading("a", PLAIN, "In Qwghlmbar it rains.", "l Qwghlmbar"),), strict=True))
    assert (entity.country, entity.latitude, entity.geonames_id) == (None, None, None)


@settings(max_examples=15, deadline=None)
@given(st.permutations(READINGS))
def test_the_order_of_documents_changes_nothing(shuffled: Sequence[Reading]) -> None:
    """Same entities, same ids of mentions' entities."""
    straight, turned = resolved(*zip(*READINGS, strict=True)), resolved(*zip(*shuffled, strict=True))
    assert straight[1:] == turned[1:]
    ids = [{n.mention_id: n.entity_id for found in made[0] for n in found.names} for made in (straight, turned)]
    assert ids[0] == ids[1]


def test_file_names_change_no_id() -> None:
    """Ids come from what is named."""
    renamed = [
        (
            replace(d, doc_id=f"x/{d.doc_id}"),
            a,
            replace(m, names=tuple(replace(n, doc_id=f"x/{d.doc_id}") for n in m.names)),
        )
        for d, a, m in READINGS
    ]
    assert [e.entity_id for e in resolved(*zip(*READINGS, strict=True))[1]] == [
        e.entity_id for e in resolved(*zip(*renamed, strict=True))[1]
    ]


def test_more_documents_split_nothing() -> None:
    """What was joined stays joined when texts about other things are added."""
    before = {n.mention_id: n.entity_id for found in resolved(*zip(*READINGS[:2], strict=True))[0] for n in found.names}
    after = {n.mention_id: n.entity_id for found in resolved(*zip(*READINGS, strict=True))[0] for n in found.names}
    groups = {frozenset(m for m, e in before.items() if e == entity) for entity in before.values()}
    assert all(len({after[m] for m in group}) == 1 for group in groups)


def words(name: str) -> tuple[str, ...]:
    """A name as the features read it."""
    return tuple(name.lower().replace("-", " ").split())


def same_pairs() -> list[tuple[str, str]]:
    """All pairs of spellings of one person."""
    return [pair for spellings in PAIRS["same"] for pair in combinations(spellings, 2)]


def test_spellings_of_one_person_are_joined() -> None:
    """Recall of the matching features."""
    missed = [pair for pair in same_pairs() if matched(*map(words, pair))[0] < SURE]
    assert 1 - len(missed) / len(same_pairs()) >= 0.92, missed


def test_persons_with_like_names_are_not_joined() -> None:
    """Precision: brothers, fathers and daughters, namesakes. Persons of different lines of `same` are different too."""
    firsts = [spellings[0] for spellings in PAIRS["same"]]
    pairs = [*PAIRS["different"], *combinations(firsts, 2)]
    wrong = [pair for pair in pairs if matched(*map(words, pair))[0] >= SURE]
    assert len(wrong) <= 0.01 * len(pairs), wrong
    assert not [pair for pair in PAIRS["different"] if tuple(pair) in map(tuple, wrong) and "Marat" not in pair[0]]


@pytest.mark.parametrize("pair", [*same_pairs(), *map(tuple, PAIRS["different"])], ids="/".join)
def test_matching_is_symmetric(pair: tuple[str, str]) -> None:
    """Left and right may change places."""
    left, right = map(words, pair)
    assert matched(left, right) == matched(right, left)
