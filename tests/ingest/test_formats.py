"""Every format gives the same article; what only looks like one is told why it is not read."""

import gzip
import json
import os
import stat
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import fake
import pytest
import shapes

from pipeline.extract import mentions
from pipeline.ingest import documents
from pipeline.ingest.clean import cleaned
from pipeline.ingest.formats import helper
from pipeline.limits import Columns, Limits
from pipeline.model import Document, Rejection, Segment

STORY = [
    "W środę w Gdyni zatrzymano siedemnaście osób, które protestowały przed bramą stoczni. Użyto gazu łzawiącego.",
    "Strajk trwa od 3 marca 2003 r. w stoczni; według związkowców bierze w nim udział ponad 1200 osób z Gdańska.",
    "Rzecznik policji powiedział, że nikt nie został ranny, a zatrzymani zostaną zwolnieni w czwartek rano.",
]
PDF = f"{shapes.DAY}.pdf"
SHAPES = dict(shapes.shapes(STORY))
FULL = [name for name in SHAPES if name not in {PDF, f"{shapes.DAY}.docx", "deep.zip", "a.eml"}]
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
TEXT = "\n\n".join(STORY).encode()


def read(folder: Path, files: dict[str, bytes], limits: Limits | None = None) -> list[Document | Rejection]:
    """What a corpus of these files becomes."""
    for name, raw in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)
    return list(documents(folder, limits or Limits()))


def one(folder: Path, name: str, raw: bytes, limits: Limits | None = None) -> Document:
    """The only document of a file."""
    (found,) = read(folder, {name: raw}, limits)
    assert isinstance(found, Document), found
    return found


def told(document: Document) -> Iterator[tuple[str, ...]]:
    """What is read in a document, in words and values, wherever they stand."""
    whole = Segment(0, len(document.text), "pl")
    marked = Document(**{name: getattr(document, name) for name in document.__slots__} | {"segments": (whole,)})
    found = mentions(marked, fake.annotation(marked))
    for kind in (found.names, found.dates, found.figures):
        for row in kind:
            assert document.text[row.start : row.end] == row.text
            yield type(row).__name__, " ".join(row.text.split()), str(getattr(row, "edtf", getattr(row, "low", None)))


@pytest.mark.parametrize("name", SHAPES)
def test_a_text_gives_the_same_mentions_in_every_shape(tmp_path: Path, name: str) -> None:
    """Formats and encodings are wrappings: words, names, dates and figures are those of the plain text."""
    plain, wrapped = one(tmp_path / "plain", "a.md", SHAPES["a.md"]), one(tmp_path / "other", name, SHAPES[name])
    assert wrapped.text.split() == plain.text.split()
    expected = sorted(told(plain))
    assert len(expected) >= 5
    assert sorted(told(wrapped)) == expected


@pytest.mark.parametrize("name", FULL)
def test_what_a_file_says_of_its_article_is_kept(tmp_path: Path, name: str) -> None:
    """Title, author, source, address and day, wherever the format holds them."""
    found = one(tmp_path, name, SHAPES[name])
    assert (found.source, found.title, found.author) == (shapes.SOURCE, shapes.TITLE, shapes.AUTHOR)
    assert (found.url, found.published, found.published_from) == (shapes.URL, shapes.DAY, "metadata")


def test_a_message_has_a_subject_a_sender_and_a_day(tmp_path: Path) -> None:
    """As title, author and day of publication."""
    found = one(tmp_path, "list.eml", SHAPES["a.eml"])
    assert (found.title, found.author, found.published) == (shapes.TITLE, shapes.AUTHOR, shapes.DAY)


def test_files_in_a_file_are_named_for_both(tmp_path: Path) -> None:
    """The first folder is the source: that of the archive, where it lies in none."""
    inner = {"kurier/1.txt": TEXT, "herald/2.txt": TEXT, "__MACOSX/x": b"", "herald/.hidden": b""}
    found = read(tmp_path, {"all.zip": shapes.zipped(inner), "echo/all.zip": shapes.zipped({"x/3.txt": TEXT})})
    assert [(d.doc_id, getattr(d, "source", None)) for d in found if isinstance(d, Document)] == [
        ("all.zip/kurier/1.txt", "kurier"),
        ("all.zip/herald/2.txt", "herald"),
        ("echo/all.zip/x/3.txt", "echo"),
    ]
    assert len(found) == 3


def test_columns_may_be_named_in_the_settings(tmp_path: Path) -> None:
    """Where a table calls them otherwise; without, one sentence says what to do."""
    row = {"wpis": STORY[0], "dodano": shapes.DAY, "text": "nothing"}
    (tmp_path / "a.csv").write_bytes(shapes.table(row, ","))
    (found,) = documents(tmp_path, columns=Columns(text="wpis", published="dodano"))
    assert isinstance(found, Document)
    assert (found.doc_id, found.text, found.published) == ("a.csv#1", STORY[0], shapes.DAY)
    (tmp_path / "a.csv").write_bytes(shapes.table({"wpis": STORY[0]}, ","))
    (refused,) = documents(tmp_path)
    assert isinstance(refused, Rejection)
    assert refused.reason == "no_text_column"
    assert "[columns]; there are: wpis." in refused.detail


def test_a_row_without_text_is_told_by_its_number(tmp_path: Path) -> None:
    """The other rows are read."""
    lines = [
        json.dumps({"text": STORY[0]}),
        "no object",
        json.dumps({"title": "x"}),
        "[1]",
        json.dumps({"body": STORY[1]}),
    ]
    found = read(tmp_path, {"a.jsonl": "\n".join(lines).encode()})
    assert [getattr(row, "doc_id", getattr(row, "path", None)) for row in found] == [
        f"a.jsonl#{n}" for n in range(1, 6)
    ]
    assert [getattr(row, "reason", "read") for row in found] == ["read", "damaged", "empty", "damaged", "read"]


def linked() -> bytes:
    """An archive with a link to a file of the machine."""
    entry = zipfile.ZipInfo("a.txt")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    held = shapes.io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr(entry, "/etc/hostname")
    return held.getvalue()


def nested(depth: int) -> bytes:
    """Archives in archives."""
    raw = shapes.zipped({"a.txt": TEXT})
    for _ in range(depth):
        raw = shapes.zipped({"a.zip": raw})
    return raw


LOCKED = bytearray(shapes.zipped({"a.txt": TEXT}))
for _place in (LOCKED.index(b"PK\x03\x04") + 6, LOCKED.index(b"PK\x01\x02") + 8):
    LOCKED[_place] |= 1  # the flag of an encrypted file
DOCX = shapes.docx(STORY)
HOSTILE: dict[str, tuple[str, bytes, str]] = {
    "picture": ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "undecodable"),
    "PDF named txt": ("a.txt", SHAPES[PDF], "wrong_ending"),
    "zip named csv": ("a.csv", SHAPES["a.zip"], "wrong_ending"),
    "old Office file": ("a.docx", b"\xd0\xcf\x11\xe0" * 500, "wrong_ending"),
    "truncated PDF": ("a.pdf", SHAPES[PDF][:700], "damaged"),
    "text named pdf": ("a.pdf", TEXT, "damaged"),
    "scanned PDF": ("a.pdf", shapes.pdf([]), "no_text"),
    "truncated Word": ("a.docx", DOCX[: len(DOCX) // 2], "damaged"),
    "billion laughs": ("a.docx", shapes.zipped({"word/document.xml": f"{LAUGHS}<x>&b;</x>".encode()}), "unsafe"),
    "truncated zip": ("a.zip", SHAPES["a.zip"][:-30], "damaged"),
    "encrypted zip": ("a.zip", bytes(LOCKED), "encrypted"),
    "path upwards": ("a.zip", shapes.zipped({"../../a.txt": TEXT}), "unsafe"),
    "absolute path": ("a.zip", shapes.zipped({"/etc/a.txt": TEXT}), "unsafe"),
    "path of Windows": ("a.zip", shapes.zipped({"C:\\a.txt": TEXT}), "unsafe"),
    "link in a zip": ("a.zip", linked(), "unsafe"),
    "nested archives": ("a.zip", nested(5), "too_deep"),
    "bomb": ("a.zip", shapes.zipped({"a.txt": b"a" * 40_000_000}), "too_large"),
    "bomb of many": ("a.zip", shapes.zipped({f"{n}.txt": b"a" * 1_900_000 for n in range(30)}), "too_large"),
    "gzip bomb": ("a.txt.gz", gzip.compress(b"a" * 40_000_000), "too_large"),
    "truncated gzip": ("a.txt.gz", gzip.compress(TEXT)[:-20], "damaged"),
    "tar": ("a.tar.gz", gzip.compress(TEXT), "unsupported_format"),
    "empty zip": ("a.zip", shapes.zipped({}), "empty"),
    "NUL bytes": ("a.txt", b"a\x00bc" * 900, "undecodable"),
    "escapes": ("a.txt", b"\x1b[2J\x07" * 900, "undecodable"),
    "deep JSON": ("a.jsonl", b"[" * 200_000, "damaged"),
    "long number": ("a.jsonl", b'{"text": ' + b"9" * 100_000 + b"}", "damaged"),
    "CSV without texts": ("a.csv", b"a,b\n1,2\n", "no_text_column"),
    "empty page": ("a.html", b"<html><body><script>x()</script></body></html>", "empty"),
    "empty message": ("a.eml", b"", "empty"),
}
SMALL = Limits(file=2_000_000, archive_bytes=30_000_000)


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_no_honest_file_is_told_why(tmp_path: Path, case: str) -> None:
    """One row with a reason and a sentence, whatever it was meant to do."""
    name, raw, reason = HOSTILE[case]
    found = read(tmp_path, {name: raw}, SMALL)
    assert found
    assert reason in {row.reason for row in found if isinstance(row, Rejection)}, found
    assert all(row.detail.endswith(".") and "\n" not in row.detail for row in found if isinstance(row, Rejection))


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.html", b"<div>" * 100_000 + b"<p>Padal deszcz.</p>"),
        ("a.eml", b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 3000),
        ("a.txt", "\u202eabc\u202c Pada\u0142 \u05d0\u05d1\u05d2 deszcz.".encode()),
    ],
    ids=["deep page", "deep message", "right to left"],
)
def test_what_is_odd_ends_somewhere(tmp_path: Path, name: str, raw: bytes) -> None:
    """As a document or with a reason."""
    assert len(read(tmp_path, {name: raw})) == 1


def test_names_that_differ_in_large_letters_alone_have_texts_of_their_own(tmp_path: Path) -> None:
    """Also where the tables are copied to a disk that takes them for one name."""
    found = read(tmp_path, {"A/b.txt": TEXT, "a/B.txt": TEXT, "a/c.txt": TEXT})
    paths = [one.text_path.casefold() for one in found if isinstance(one, Document)]
    assert len(set(paths)) == len(found) == 3


LONG = {
    "paragraphs": "\n\n".join(STORY * 40),
    "lines of Windows": "\r\n\r\n".join(STORY * 40),
    "one line": " ".join(STORY * 40),
    "one word": "słowo" * 2_000,
    "short lines": "tak\n" * 4_000,
}


@pytest.mark.parametrize("case", LONG)
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_a_long_text_is_read_in_parts(tmp_path: Path, case: str, name: str) -> None:
    """Documents of no more than so many characters, with every word of it in order, and no word in two."""
    raw = json.dumps({"text": LONG[case]}) if name == "a.jsonl" else LONG[case]
    found = [one for one in read(tmp_path, {name: raw.encode()}, Limits(text=1_000)) if isinstance(one, Document)]
    stem = "a.jsonl#1" if name == "a.jsonl" else "a.txt"
    assert [one.doc_id for one in found] == [f"{stem}#{number}" for number in range(1, len(found) + 1)]
    assert max(len(one.text) for one in found) <= 1_000
    assert len({one.key for one in found}) == len(found) >= len(LONG[case]) // 1_000
    if case == "one word":
        assert "".join(one.text for one in found) == LONG[case]
    else:
        assert [word for one in found for word in one.text.split()] == LONG[case].split()


def test_parts_end_where_a_paragraph_does(tmp_path: Path) -> None:
    """Or at least a sentence, in a text of one line."""
    for case in ("paragraphs", "lines of Windows", "one line"):
        found = read(tmp_path, {"a.txt": LONG[case].encode()}, Limits(text=1_000))
        assert {one.text[-1] for one in found if isinstance(one, Document)} == {"."}


def test_the_header_of_a_long_text_tells_of_all_parts(tmp_path: Path) -> None:
    """A day told once dates the whole; parts of a text without a source have one all the same: they are one voice."""
    head = f"title: {shapes.TITLE}\nurl: {shapes.URL}\npublished: {shapes.DAY}\n\n"
    found = read(tmp_path, {"a.txt": (head + LONG["paragraphs"]).encode()}, Limits(text=1_000))
    told = {(one.title, one.url, one.published, one.source) for one in found if isinstance(one, Document)}
    assert told == {(shapes.TITLE, shapes.URL, shapes.DAY, "a.txt")}


@pytest.mark.parametrize(
    "name", [b"a\nb.txt", b"a\"b,'c.txt", b"\xff\xfe.txt", b"\xc5\x82" * 120 + b".txt", b"=1+1.txt", b"a\x1b[2J.txt"]
)
def test_odd_names_of_files_become_names_of_one_line(tmp_path: Path, name: bytes) -> None:
    """The text has a place that every disk takes."""
    with open(os.fsencode(tmp_path) + b"/" + name, "wb") as handle:  # noqa: PTH123  (paths of bytes)
        handle.write(TEXT)
    (found,) = documents(tmp_path)
    assert isinstance(found, Document)
    assert found.doc_id.isprintable()
    assert found.text_path.isprintable()
    assert all(len(part.encode()) <= 255 for part in found.text_path.split("/"))


def test_names_and_places_are_never_shared(tmp_path: Path) -> None:
    """Two files of one name in an archive, a file and a folder of one name, an escape and what looks like it."""
    held = shapes.io.BytesIO()
    with zipfile.ZipFile(held, "w") as file, warnings.catch_warnings(action="ignore"):
        for name in ("a.txt", "a.txt", "a.txt/b.txt", "c", "c/d.txt"):
            file.writestr(name, TEXT)
    (tmp_path / "all.zip").write_bytes(held.getvalue())
    (tmp_path / "x\\n.txt").write_bytes(TEXT)
    (tmp_path / "x\n.txt").write_bytes(TEXT)
    found = [*documents(tmp_path)]
    names = [getattr(row, "doc_id", getattr(row, "path", "")) for row in found]
    places = [row.text_path for row in found if isinstance(row, Document)]
    assert len(set(names)) == len(names) == 7
    assert len(set(places)) == len(places) == 6
    for place in places:
        (tmp_path / "out" / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "out" / place).write_bytes(b"")


@pytest.mark.parametrize(
    ("raw", "clean", "rule"),
    [
        ("Za\u017c\u00f3\u0142\u0107".encode().decode("latin-1"), "Za\u017c\u00f3\u0142\u0107", "mojibake"),
        ("The mayor\u00e2\u20ac\u2122s caf\u00c3\u00a9.", "The mayor\u2019s caf\u00e9.", "mojibake"),
        ("nie\u00adpodle\u200bg\u0142o\u015b\u0107", "niepodleg\u0142o\u015b\u0107", "unseen_characters"),
        ("o\ufb01ary wy\ufb02aczone", "ofiary wyflaczone", "ligatures"),
        ("gro\u0301b", "gr\u00f3b", "composed"),
        ("a\ud800b", "a\ufffdb", "half_characters"),
        (f"a{' ' * 900}b", f"a{' ' * 40}b", "wide_gaps"),
        ("a\u2028b\rc", "a\nb\nc", "line_ends"),
        ("a\x00\x1b[2Jb", "a[2Jb", "control_characters"),
        ("prze-\nmys\u0142 i prze-\nmys\u0142owy", "przemys\u0142 i przemys\u0142owy", "divided_words"),
        ("Bielsko-\nBia\u0142a, 1990-\n1995", "Bielsko-Bia\u0142a, 1990-1995", "divided_words"),
        ("bia\u0142o-\nczerwona i bia\u0142o-czerwona", "bia\u0142o-czerwona i bia\u0142o-czerwona", "divided_words"),
    ],
)
def test_characters_are_repaired_and_named(raw: str, clean: str, rule: str) -> None:
    """What stands for other letters becomes these; what nobody sees goes."""
    assert cleaned(raw) == (clean, (rule,))


@pytest.mark.parametrize(
    "text", ["Żółw – „ąćęłńóśźż” mówi: 5 °C, ½ €…", "The café’s naïve señor, façade — “Ångström”", "Ś.P. Ð Å"]
)
def test_good_texts_stay_as_they_are(text: str) -> None:
    """Letters of other languages are no damage."""
    assert cleaned(text) == (text, ())


def test_a_missing_library_is_told_with_the_way_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence that names the command."""

    def missing(_: str) -> None:
        raise ModuleNotFoundError(name="pypdf")

    monkeypatch.setattr(helper, "import_module", missing)
    answer = helper.answered("pdf", b"", Limits())
    assert answer["reason"] == "library_missing"
    assert "needs pypdf" in answer["detail"]
    assert "run make, or pip install 'kronika[formats]'" in answer["detail"]


@pytest.mark.parametrize(
    ("limits", "reasons"), [(Limits(seconds=0), {"too_slow"}), (Limits(memory=30_000_000), {"too_large", "damaged"})]
)
def test_limits_of_time_and_memory_hold(tmp_path: Path, limits: Limits, reasons: set[str]) -> None:
    """A file that takes too much is told, and the next one is read by a new process."""
    (found,) = read(tmp_path, {"a.pdf": SHAPES[PDF]}, limits)
    assert isinstance(found, Rejection)
    assert found.reason in reasons
    assert [type(row) for row in read(tmp_path, {})] == [Document]


def test_no_reader_stops_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it trips over is that file's fault."""

    def trips(*_: object) -> Callable[..., None]:
        raise RecursionError

    monkeypatch.setattr("pipeline.ingest.formats.plain.decoded", trips)
    (found,) = read(tmp_path, {"a.txt": TEXT})
    assert isinstance(found, Rejection)
    assert found.reason == "damaged"
    assert "plain.py" in found.detail
