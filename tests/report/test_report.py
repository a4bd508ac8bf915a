"""The report: what it shows, that nothing in it runs or leaves, and that every link arrives."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import handmade
import pytest

from pipeline.report import pages, report
from pipeline.report.links import name
from pipeline.report.timeline import timeline
from pipeline.report.worldmap import worldmap

LOADS = {"src", "srcset", "data", "action", "background", "poster", "style"}  # attributes that fetch or restyle


class Element(NamedTuple):
    """A start tag with its attributes and the text below it."""

    tag: str
    attributes: dict[str, str]
    text: list[str]


class Page(HTMLParser):
    """A page as elements."""

    EMPTY = frozenset({"meta", "input", "br", "link", "img"})

    def __init__(self, path: Path) -> None:
        """Read it."""
        super().__init__()
        self.path, self.source = path, path.read_text(encoding="utf-8")
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it, and hold it open."""
        element = Element(tag, {key: value or "" for key, value in attrs}, [])
        self.elements.append(element)
        if tag not in self.EMPTY:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it."""
        self.elements.append(Element(tag, {key: value or "" for key, value in attrs}, []))

    def handle_endtag(self, tag: str) -> None:
        """Every end belongs to the last start."""
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        """Text belongs to everything that is open."""
        for element in self.open:
            element.text.append(data)

    def all(self, tag: str, **wanted: str) -> list[Element]:
        """Elements of a tag whose attributes hold these words."""
        fitting = (one for one in self.elements if one.tag == tag)
        return [
            one
            for one in fitting
            if all(word in one.attributes.get(key.rstrip("_"), "").split() for key, word in wanted.items())
        ]

    def ids(self) -> list[str]:
        """Every id."""
        return [one.attributes["id"] for one in self.elements if "id" in one.attributes]


@pytest.fixture
def page(tmp_path: Path) -> Page:
    """The report of the folder made by hand."""
    return Page(report(handmade.laid(tmp_path)))


def test_it_shows_every_event_comparison_and_document(page: Page) -> None:
    """Each in its part, with the verdict in words and in a shape."""
    assert not page.open
    assert {"e-e1", "e-e2", "k-k1", "k-k2", "k-k3", "c-c1", "c-c2", *map(name, handmade.TEXTS)} <= set(page.ids())
    badges = page.all("span", class_="v-conflicts")
    assert all("".join(badge.text).strip() == "conflicts" for badge in badges)
    assert len(page.all("use", href="#v-conflicts")) >= len(badges) > 0


def test_sources_stand_side_by_side(page: Page) -> None:
    """Both languages, each quote marked with its own."""
    assert {one.attributes["lang"] for one in page.all("blockquote")} == {"en", "pl"}
    assert len(page.all("li", class_="answer")) == 4


def test_the_gravest_comes_first(tmp_path: Path) -> None:
    """Of equals the killed before others, for that is what is asked first; the whole before its parts."""
    told = [
        {"comparison_id": name, "event_id": "e1", "property": asked, "verdict": verdict, "sources": "2", "scope": part}
        for name, asked, verdict, part in (
            ("k1", "arrested", "conflicts", ""),
            ("k2", "killed", "conflicts", "guards"),
            ("k3", "killed", "conflicts", ""),
            ("k4", "when", "agree", ""),
        )
    ]
    rows = [
        handmade.answer(f"k{n}", c, d) for n in range(1, 5) for c, d in zip(("c1", "c2"), handmade.TEXTS, strict=True)
    ]
    page = Page(report(handmade.laid(tmp_path, {"comparisons": told, "answers": rows})))
    assert [one for one in page.ids() if one.startswith("k-")] == ["k-k3", "k-k1", "k-k2", "k-k4"]


def test_highlights_sit_on_the_right_words(page: Page) -> None:
    """Each kind on its own words; the answer itself is told apart."""
    told = {(one.attributes["class"], "".join(one.text)) for one in page.all("mark") if "title" in one.attributes}
    assert {("place", "Żanaozenie"), ("person", "Serik"), ("date", "16 December 2011")} <= told
    assert {("figure key", "At least 14"), ("figure key", "64"), ("place key", "Zhanaozen")} <= told


def test_what_one_engine_found_alone_is_marked(tmp_path: Path) -> None:
    """Where two engines read the texts; where one did, nothing is said of engines."""
    told = handmade.tables()["names"]
    engines = ("spacy|stanza", "spacy", "spacy|stanza")
    rows = [dict(row) | {"engines": found} for row, found in zip(told, engines, strict=True)]
    source = Page(report(handmade.laid(tmp_path, {"names": rows}))).source
    marked = re.findall(r'<mark class="[a-z ]*alone" title="([^"]*)">', source)
    assert marked
    assert all("found by spacy alone" in title for title in marked)
    one = [dict(row) | {"engines": "spacy"} for row in told]
    assert " alone" not in " ".join(
        re.findall(r"<mark [^>]*>", Page(report(handmade.laid(tmp_path, {"names": one}))).source)
    )


def test_texts_are_shown_to_the_letter(page: Page) -> None:
    """What is added to a text are links back, and they say nothing else."""
    for document in page.all("article", class_="document"):
        shown = "".join(document.text)
        assert any(re.sub(r"\s", "", text)[:20] in re.sub(r"\s", "", shown) for text in handmade.TEXTS.values())


def test_hostile_words_stay_words(page: Page) -> None:
    """No element, no attribute and no address comes from a text; what turns letters round is shut in."""
    assert len(page.all("script")) == 1
    assert not page.all("img")
    assert "<b>bold" not in page.source
    assert not [one for one in page.elements if any(key.startswith("on") for key in one.attributes)]
    assert "javascript:" not in " ".join(one.attributes.get("href", "") for one in page.elements)
    for found in re.finditer(handmade.OVERRIDE, page.source):
        before = page.source[: found.start()]
        assert (
            before.rfind("<bdi") > before.rfind("</bdi")
            or 'dir="auto"' in before[before.rfind("<div") :]
            or _in_tag(before)
        )


def _in_tag(before: str) -> bool:
    """Inside an attribute, an option or the title of a drawing: places that hold plain text of their own."""
    return before.rfind("<") > before.rfind(">") or bool(re.search(r"<(title|text)[^<]*$", before))


def test_nothing_is_fetched(page: Page) -> None:
    """No attribute loads, no style imports, and the policy names the hashes of our own style and script."""
    assert not [one for one in page.elements if LOADS & set(one.attributes)]
    assert not page.all("link")
    style, script = ("".join(page.all(tag)[0].text) for tag in ("style", "script"))
    assert "url(" not in style
    assert "@import" not in style
    policy = page.all("meta")[1].attributes["content"]
    assert policy.startswith("default-src 'none';")
    for text in (style, script):
        assert f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy


def test_every_link_arrives(page: Page) -> None:
    """In one page, and no id stands twice."""
    ids = page.ids()
    assert len(ids) == len(set(ids))
    for link in (one.attributes["href"] for one in page.elements if "href" in one.attributes):
        assert link == "https://example.org/2" or link[1:] in ids, link


def test_rows_and_quotes_point_to_each_other(page: Page) -> None:
    """From the comparison to the words, and from the words to the comparison."""
    assert page.all("a", href="#c-c1")
    assert page.all("a", href="#k-k1", data_claim="c1") or [
        one for one in page.all("a", class_="back") if one.attributes["href"] == "#k-k1"
    ]


def test_a_large_corpus_has_a_page_for_each_event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Small pages, links between them, and none left over from an earlier report."""
    monkeypatch.setattr(pages, "MOST_EVENTS", 1)
    index = Page(report(handmade.laid(tmp_path)))
    folder = tmp_path / "report"
    made = {path: Page(path) for path in (index.path, *folder.iterdir())}
    assert len(made) == 5
    for path, one in made.items():
        for link in (e.attributes["href"] for e in one.elements if "href" in e.attributes):
            target, _, anchor = link.partition("#")
            there = made.get((path.parent / target).resolve() if target else path)
            assert link.startswith("https:") or (there and anchor in there.ids()), (path, link)
    monkeypatch.undo()
    report(tmp_path)
    assert not folder.exists()


def test_a_report_needs_nothing_but_its_folder(tmp_path: Path) -> None:
    """Empty tables give an empty report, missing texts a report without them; no text outside is shown."""
    empty = dict.fromkeys(handmade.tables(), ())
    assert Page(report(handmade.laid(tmp_path / "empty", empty))).all("main")
    (tmp_path / "secret").write_text("secret words", encoding="utf-8")
    rows = [dict(row) | {"text_path": "../secret"} for row in handmade.tables()["documents"]]
    shown = Page(report(handmade.laid(tmp_path / "other", {"documents": rows})))
    assert "secret words" not in shown.source
    assert handmade.QUOTES["c2"] in "".join(shown.all("blockquote")[0].text + shown.all("blockquote")[1].text)


def test_two_reports_are_the_same(tmp_path: Path) -> None:
    """Byte for byte."""
    first = report(handmade.laid(tmp_path)).read_bytes()
    assert report(tmp_path).read_bytes() == first


def test_review_offers_rows_for_corrections(page: Page) -> None:
    """A join to make or not to make, a claim to reject."""
    assert [one.attributes["data-row"] for one in page.all("button", class_="copy")] == [
        "entities,z,merge,s,,,",
        "entities,z,apart,s,,,",
        "claims,c2,reject,,,,",
    ]


def test_what_a_person_corrected_is_told(tmp_path: Path) -> None:
    """At the head of its event, and at its claim."""
    handmade.laid(tmp_path)
    for table, word in (("events", "merge"), ("claims", "low|bound")):
        path = tmp_path / f"{table}.csv"
        head, *lines = path.read_text("utf-8").splitlines()
        path.write_text("\n".join([f"{head},corrected", *(f"{line},{word}" for line in lines), ""]), "utf-8")
    shown = Page(report(tmp_path))
    assert "corrected: merge" in {"".join(one.text) for one in shown.all("span", class_="corrected")}
    assert "corrected: low, bound" in {"".join(one.text) for one in shown.all("span", class_="tag")}


def test_intervals_are_drawn_as_intervals() -> None:
    """A year is as wide as a year, empty years are drawn together, what has no day is counted."""
    rows = [
        {"event_id": str(i), "earliest": first, "latest": last}
        for i, (first, last) in enumerate(
            [
                ("2001-01-01", "2001-12-31"),
                ("2001-06-01", "2001-06-01"),
                ("1950-01-01", "1950-12-31"),
                ("", ""),
                ("x", ""),
            ]
        )
    ]
    line = timeline(rows)
    early, year, day = line.bars
    assert line.undated == 2
    assert year.width == pytest.approx(early.width, abs=1)
    assert year.x < day.x < day.x + day.width < year.x + year.width
    assert year.x - early.x < 2 * year.width
    assert [tick.text for tick in line.ticks if tick.text] == ["1950", "2001"]


def test_the_less_is_known_the_larger_the_mark() -> None:
    """A town, and somewhere in its country; what lies nowhere is counted."""
    town = {"event_id": "1", "place": "Zhanaozen", "country": "KZ", "admin1": "", "latitude": "43.3",
            "longitude": "52.9", "where_precision": "1"}  # fmt: skip
    land = town | {"event_id": "2", "place": "Kazakhstan", "latitude": "", "longitude": "", "where_precision": "6"}
    drawn = worldmap([town, land, land | {"country": ""}])
    vague, exact = drawn.spots
    assert (vague.label, exact.label, drawn.nowhere) == ("Kazakhstan", "Zhanaozen", 1)
    assert vague.radius > exact.radius
    assert vague.vague > exact.vague
