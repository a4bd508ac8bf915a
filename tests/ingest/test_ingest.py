"""Files become documents: decoding, header, body, repeats; or a rejection with a reason."""

import os
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest import documents
from pipeline.ingest.body import joined, repeats
from pipeline.ingest.decode import Undecodable, decoded
from pipeline.ingest.header import split
from pipeline.ingest.published import published
from pipeline.limits import Limits
from pipeline.model import Document, Rejection

POLISH = "Wczoraj górnicy zażądali wyższych płac. Ćma, jaźń, łoś, źrebię, pięćdziesiąt, Żory i Kąty.\n"
SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "seeds"


def one(folder: Path, name: str, content: bytes | str) -> Document | Rejection:
    """What a file of that name and content becomes."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return next(documents(folder))


def read(folder: Path, content: bytes | str) -> Document:
    """The document that a file with that content becomes."""
    document = one(folder, "agencja/a.txt", content)
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250", "iso-8859-2"])
def test_encodings_of_polish_give_the_same_text(encoding: str) -> None:
    """Bytes of any usual encoding become the same letters."""
    assert decoded(POLISH.encode(encoding)) == POLISH


def test_letters_put_together_from_two_signs_become_one() -> None:
    """A letter and its accent are stored as one character."""
    assert decoded("gro\u0301b".encode()) == "gr\u00f3b"


def test_one_broken_character_does_not_spoil_a_text() -> None:
    """A text cut off within a letter is still UTF-8."""
    assert decoded(POLISH.encode() + "ą".encode()[:1]).startswith(POLISH)


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\x00\x00", bytes(range(1, 256)) * 4, b"\x01\x02\x03 abc" * 9])
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    """Pictures and noise are not taken for letters."""
    with pytest.raises(Undecodable):
        decoded(raw)


HEADED = "source: Echo Dnia\ntitle: Strajk w hucie\nauthor: \npublished: 12 marca 2019\nsection: kraj\n\nHuta stoi.\n"


def test_a_header_fills_the_fields_and_leaves_the_body(tmp_path: Path) -> None:
    """Known keys are read, unknown ones between them or before the blank line go with them."""
    document = read(tmp_path, HEADED)
    assert (document.source, document.title, document.author) == ("Echo Dnia", "Strajk w hucie", None)
    assert (document.published, document.published_from) == ("2019-03-12", "metadata")
    assert document.text == "Huta stoi."


def test_keys_of_every_configured_language_are_known(tmp_path: Path) -> None:
    """A header may be in any language that has a folder."""
    document = read(tmp_path, "Źródło: Kurier\nTytuł: Powódź\nData publikacji: 2001-07\n\nWoda opadła.")
    assert (document.source, document.title, document.published) == ("Kurier", "Powódź", "2001-07")


def test_a_fenced_header_is_one(tmp_path: Path) -> None:
    """Lines of dashes around a header go with it."""
    document = read(tmp_path, '---\nid: 7\ntitle: "Flood"\ndate: 3 May 2001\n---\n# Flood\n\nThe river rose.')
    assert (document.title, document.published) == ("Flood", "2001-05-03")
    assert document.text.startswith("# Flood")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (" date 2020-02-03 Snow fell in the hills.", "Snow fell in the hills."),
        ("data: 3 lutego 2020\nSpadł śnieg.", "Spadł śnieg."),
    ],
)
def test_a_bare_date_at_the_start_is_a_header(text: str, body: str) -> None:
    """The loose form is taken off the text and read."""
    header, rest = split(text)
    assert header.published("a.txt", rest) == ("2020-02-03", "metadata")
    assert rest == body


@pytest.mark.parametrize(
    "text",
    [
        "Data 3 lutego 2020 r. zapisała się w historii.",
        "Premier: nie ustąpimy.\nMinister: ja też nie.",
        "Rok 1999 minął.",
    ],
)
def test_text_is_no_header(text: str) -> None:
    """Sentences that look a little like a header stay."""
    assert split(text)[1] == text


def test_the_day_may_stand_in_the_text_or_in_the_name(tmp_path: Path) -> None:
    """Without a header a line that is only a date counts, then the name of the file."""
    alone = read(tmp_path, "Warszawa, 5 maja 2010\n\nRzeka wylała.")
    assert (alone.published, alone.published_from) == ("2010-05-05", "text")
    named = one(tmp_path, "agencja/a-2010-05-06.txt", "Rzeka wylała.")
    assert isinstance(named, Document)
    assert (named.published, named.published_from) == ("2010-05-06", "filename")


@pytest.mark.parametrize(
    ("url", "name", "body", "wanted"),
    [
        (None, "a.txt", "Warszawa, 5.01.2022 (PAP) - Rzeka wylała.", ("2022-01-05", "text")),
        (None, "a.txt", "Powódź w górach\n\nKraków, 17 grudnia 2011 (PAP) – Woda opada.", ("2011-12-17", "text")),
        (None, "a.txt", "LISBON, Dec. 17, 2011 (Reuters) - The river rose.", ("2011-12-17", "text")),
        (
            "https://news.example/2011/12/17/flood",
            "a.txt",
            "LISBON, Dec 16 (Reuters) – It rose.",
            ("2011-12-16", "text"),
        ),
        ("https://news.example/2011/12/17/flood", "a.txt", "The river rose.", ("2011-12-17", "metadata")),
        ("https://news.example/2011/12/flood", "a.txt", "The river rose.", ("2011-12", "metadata")),
        ("https://news.example/a-20111217.html", "a.txt", "The river rose.", ("2011-12-17", "metadata")),
        (None, "2011/12/17/a.txt", "The river rose.", ("2011-12-17", "filename")),
        (None, "a.txt", "LISBON, Dec 16 (Reuters) – The river rose.", (None, None)),
        (None, "a.txt", "On Dec. 16, 2011 (a Friday) the river rose.", (None, None)),
        (None, "a.txt", "The river rose on Dec. 16, 2011 (Friday) - again.", (None, None)),
        ("https://news.example/story/2011-12-season", "a.txt", "The club won.", (None, None)),
        ("https://news.example/id/201112345", "flood-1997.txt", "The river rose.", (None, None)),
        ("https://news.example/2011/13/45/", "a.txt", "The river rose.", (None, None)),
    ],
)
def test_datelines_and_addresses_tell_the_day(
    url: str | None, name: str, body: str, wanted: tuple[str | None, str | None]
) -> None:
    """A dateline in full; one without its year where the address has it; else the address, then the path."""
    assert published(url, name, body) == wanted


def test_the_first_folder_is_the_source(tmp_path: Path) -> None:
    """Without a header the folder names the publisher; a file beside the folders has none."""
    assert read(tmp_path, "Spadł śnieg.").source == "agencja"
    lone = one(tmp_path / "empty", "b.txt", "Spadł śnieg.")
    assert isinstance(lone, Document)
    assert lone.source is None


WRAPPED = """\
Załoga kopalni rozpoczęła w poniedziałek protest głodowy,
do którego we wtorek dołączyli ratownicy z Zabrza. Według
Komitetu Strajkowego głoduje już czterdzieści osób. Lekarz
odmówił komentarza.
Nowy akapit zaczyna się tutaj.
"""


def test_wrapped_lines_are_joined_and_short_ones_are_not() -> None:
    """A line that the next word would not have fitted into was wrapped; one that ends early ends a paragraph."""
    assert joined(WRAPPED) == (
        "Załoga kopalni rozpoczęła w poniedziałek protest głodowy, do którego we wtorek dołączyli ratownicy z Zabrza. "
        "Według Komitetu Strajkowego głoduje już czterdzieści osób. Lekarz odmówił komentarza.\n"
        "Nowy akapit zaczyna się tutaj."
    )


def test_headings_and_lists_keep_their_lines() -> None:
    """Marks at the start of a line hold the line."""
    text = "# Powódź\nWoda opada.\n\n- dwie osoby ranne\n- jedna zaginiona"
    assert joined(text) == text


@given(st.text())
def test_joining_changes_only_white_space(text: str) -> None:
    """Every other character stays, in order."""
    assert "".join(joined(text).split()) == "".join(text.split())


def test_a_passage_that_stands_twice_is_marked_where_it_comes_again() -> None:
    """Words count, not spaces, case or what ends the passage."""
    said = "Policja użyła wobec demonstrantów armatek wodnych i gazu łzawiącego"
    text = f"{said}\nPotem zapadła cisza. {said.replace(' ', '  ')}, a nocą pałek."
    (again,) = repeats(text)
    assert text[again.start : again.end].split() == said.split()
    assert again.start > len(said)


def test_short_phrases_are_no_repeats() -> None:
    """What everyone says twice is not marked."""
    assert not repeats("W sobotę spadł śnieg. W niedzielę też. W sobotę spadł śnieg. Było zimno i wiało.")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\n -- \n", "empty"),
        ("a.txt", b"source: Echo\n\n", "empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00", "undecodable"),
        ("a.xls", b"abc", "unsupported_format"),
        ("a", b"abc", "unsupported_format"),
    ],
)
def test_what_cannot_be_read_is_told_why(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    """One rejection with a reason and a sentence."""
    rejected = one(tmp_path, name, content)
    assert isinstance(rejected, Rejection)
    assert (rejected.path, rejected.stage, rejected.reason) == (name, "ingest", reason)
    assert rejected.detail.endswith(".")


def test_hidden_files_are_no_documents(tmp_path: Path) -> None:
    """What a file manager or editor leaves behind is passed over."""
    (tmp_path / ".DS_Store").write_bytes(b"\x00")
    assert not list(documents(tmp_path))


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its files are not lost in silence."""
    (tmp_path / "locked").mkdir()
    one(tmp_path, "open/a.txt", "Spadł śnieg.")
    scandir = os.scandir

    def refused(path: str | Path) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refused)
    rejected, read = documents(tmp_path)
    assert isinstance(read, Document)
    assert isinstance(rejected, Rejection)
    assert (rejected.path, rejected.reason) == ("locked", "unreadable")


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the system says against it."""

    def refused(_: Path) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refused)
    rejected = one(tmp_path, "a.txt", "Spadł śnieg.")
    assert isinstance(rejected, Rejection)
    assert (rejected.reason, rejected.detail) == ("unreadable", "The file cannot be opened: Permission denied.")


def test_links_are_followed_and_lead_nowhere_twice(tmp_path: Path) -> None:
    """A linked folder is a source where that is allowed; a link upwards, a broken one and a pipe hold no one up."""
    one(tmp_path / "elsewhere", "a.txt", "Spadł śnieg.")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "agencja").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (corpus / "loop").symlink_to(corpus, target_is_directory=True)
    (corpus / "broken.txt").symlink_to(corpus / "nothing")
    os.mkfifo(corpus / "pipe.txt")
    outside, broken = documents(corpus)
    assert isinstance(outside, Rejection)
    assert isinstance(broken, Rejection)
    assert [(one.path, one.reason) for one in (outside, broken)] == [
        ("agencja", "outside"),
        ("broken.txt", "unreadable"),
    ]
    read, rejected = documents(corpus, Limits(links=1))
    assert isinstance(read, Document)
    assert isinstance(rejected, Rejection)
    assert (read.doc_id, rejected.path, rejected.reason) == ("agencja/a.txt", "broken.txt", "unreadable")


def test_documents_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    """The order does not depend on the disk; texts that stand twice have keys of their own."""
    for name in ("b/1.txt", "a/2.txt", "a/1.txt"):
        one(tmp_path, name, "Spadł śnieg.")
    found = [document for document in documents(tmp_path) if isinstance(document, Document)]
    assert [document.doc_id for document in found] == ["a/1.txt", "a/2.txt", "b/1.txt"]
    assert len({document.key for document in found}) == 3


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed documents are not beside the repository")
def test_the_seeds_are_read_whole() -> None:
    """One repeat in the Polish seed, a loose date in the English one, every character of both."""
    polish, english = (document for document in documents(SEEDS) if isinstance(document, Document))
    assert len(polish.repeats) == 1
    assert (english.published, english.published_from) == ("2022-08-10", "metadata")
    for document in (polish, english):
        raw = "".join((SEEDS / document.doc_id).read_text(encoding="utf-8").split())
        assert raw.endswith("".join(document.text.split()))
