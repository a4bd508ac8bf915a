"""Tables: columns as documented, cells as documented, written together."""

import csv
import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.model import Document, Doubt, Rejection
from pipeline.tables import TABLES, cell, new_set, strangers, written
from pipeline.tables.check import requirement
from pipeline.tables.order import Ordered
from pipeline.tables.package import CORRECTED, codebook, datapackage
from pipeline.tables.schema import Table
from pipeline.tables.views import VIEWS

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = ROOT.parent / "shared" / "docs" / "TABLES.md"
NAMES = [table.name for table in TABLES]
DOCUMENT = Document(
    "a/b.txt",
    "a",
    'The "T", a\ntitle',
    None,
    None,
    None,
    "en",
    "en:1.00",
    1,
    2,
    "0",
    "texts/a/b.txt",
    None,
    "Żar.",
    "k",
)
REJECTED = Rejection("c.txt", "ingest", "empty", "The file holds no text.")


def read(folder: Path, name: str) -> list[dict[str, str]]:
    """Rows of a table."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (Decimal(37000), "37000"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.49"), "0.49"),
        (Decimal("2.50"), "2.50"),
        (("a|b", "c"), "a/b|c"),
        ((), ""),
        (7, "7"),
    ],
)
def test_cells(value: object, text: str) -> None:
    """Unknown is empty; numbers are plain; lists are joined."""
    assert cell(value) == text


def test_every_table_is_written_even_when_empty(tmp_path: Path) -> None:
    """Header rows, description and stored texts stand below the outputs folder."""
    rows = written([REJECTED, DOCUMENT], tmp_path)
    assert rows == {name: 1 if name in {"documents", "rejected"} else 0 for name in NAMES}
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [*(f"{name}.csv" for name in NAMES), "datapackage.json", "texts"]
    )
    assert read(tmp_path, "documents")[0]["title"] == DOCUMENT.title
    assert (tmp_path / DOCUMENT.text_path).read_text(encoding="utf-8") == DOCUMENT.text


def test_a_second_set_replaces_the_first(tmp_path: Path) -> None:
    """Texts of documents that are gone are gone; the order of rows changes nothing."""
    with new_set(tmp_path) as beside:
        written([DOCUMENT, REJECTED], beside)
    doubts = [Doubt(left, "z", "person", Decimal("0.5"), ("close",)) for left in "ba"]
    with new_set(tmp_path) as beside:
        written(doubts, beside)
    assert not (tmp_path / "texts").exists()
    assert [row["left_id"] for row in read(tmp_path, "review")] == ["a", "b"]


def test_what_no_run_has_written_is_known(tmp_path: Path) -> None:
    """A table or texts beside no description are someone's own; after a run they are ours."""
    assert strangers(tmp_path) == []
    (tmp_path / "texts").mkdir()
    (tmp_path / "names.csv").touch()
    (tmp_path / "notes.csv").touch()
    assert strangers(tmp_path) == ["names.csv", "texts"]
    written([DOCUMENT], tmp_path / "new")
    assert strangers(tmp_path / "new") == []


def test_a_row_that_breaks_its_schema_leaves_the_old_tables(tmp_path: Path) -> None:
    """The message names table and column; nothing is half written."""
    with new_set(tmp_path) as beside:
        written([DOCUMENT], beside)
    with pytest.raises(ValueError, match=r"review\.csv: column"), new_set(tmp_path) as beside:
        written([Doubt("", "z", "person", Decimal("0.5"), ())], beside)
    assert read(tmp_path, "documents")


def test_a_key_that_stands_twice_is_refused(tmp_path: Path) -> None:
    """A primary key is one."""
    with pytest.raises(ValueError, match=r"rejected\.csv: the key path, stage stands twice: c\.txt, ingest"):
        written([REJECTED, REJECTED], tmp_path)


def test_lines_stand_in_order_wherever_they_waited() -> None:
    """In memory, or on disk two by two; a line may hold what ends lines."""
    (table,) = (table for table in TABLES if table.name == "rejected")
    found = Ordered(table, held=2)
    lines = [[name, "ingest", "empty", "One\nand \udc80 two."] for name in "dbcae"]
    for line in lines:
        found.add(line)
    assert [*found] == sorted(lines)
    assert found.count == len(lines)


@pytest.mark.parametrize(
    ("table", "column", "good", "bad"),
    [
        ("names", "kind", "place", "planet"),
        ("names", "start", "7", "7.0"),
        ("names", "entity_id", "", None),
        ("names", "doc_id", "a.txt", ""),
        ("figures", "low", "-1.5", "1,5"),
        ("figures", "low", "", "many"),
        ("figures", "approx", "true", ""),
        ("claims", "bound", "", "=="),
        ("comparisons", "verdict", "agree", ""),
    ],
)
def test_cells_are_held_to_their_columns(table: str, column: str, good: str, bad: str | None) -> None:
    """Types, enumerations and required values; None stands for a column that takes any text."""
    found = next(one for one in TABLES if one.name == table)
    fits = requirement(found, next(one for one in found.columns if one.name == column))
    assert fits is None or fits(good)
    assert (fits is None) == (bad is None)
    assert fits is None or not fits(str(bad))


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_every_column_is_described(table: Table) -> None:
    """The codebook has a sentence for each, ended like one."""
    assert all(column.description.endswith(".") for column in table.columns)


@pytest.mark.skipif(not CONTRACT.is_file(), reason="the contract of the tables is not beside the repository")
@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_columns_stand_in_the_agreed_order(table: Table) -> None:
    """Agreed columns first, in order; ours follow."""
    paragraphs = CONTRACT.read_text(encoding="utf-8").split("\n\n")
    (agreed,) = (text for text in paragraphs if text.startswith(f"**{table.name}.csv**"))
    names = [column.name for column in table.columns]
    listed = [word for word in agreed.split("`")[1::2] if word in names]
    assert names[: len(dict.fromkeys(listed))] == list(dict.fromkeys(listed))
    assert len(listed) >= 4


def test_keys_name_columns_that_exist() -> None:
    """Primary and foreign keys of the description point somewhere."""
    columns = {table.name: {column.name for column in table.columns} for table in TABLES}
    for resource in json.loads(json.dumps(datapackage()))["resources"]:
        schema = resource["schema"]
        assert set(schema["primaryKey"]) <= columns[resource["name"]]
        for key in schema.get("foreignKeys", []):
            assert key["fields"] in columns[resource["name"]]
            assert key["reference"]["fields"] in columns[key["reference"]["resource"]]


@pytest.mark.parametrize("table", [*TABLES, *(view for view, _ in VIEWS.values())], ids=lambda table: table.name)
def test_the_codebook_names_every_column(table: Table) -> None:
    """In the order of the table, each with its meaning; views too, and the column of corrections."""
    text = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    part = re.split(rf"\n## {table.name}(?:\.csv)?\n", text)[1].split("\n## ")[0]
    told = re.findall(r"^\| `(\w+)` \| \w+ \| (.+) \|$", part, re.MULTILINE)
    assert [name for name, _ in told] == [column.name for column in table.columns]
    assert all(meaning.strip() for _, meaning in told)
    assert f"**{CORRECTED}**" in text


def test_the_codebook_is_the_one_in_docs() -> None:
    """`make codebook` was run after the last change of a data class."""
    assert (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8") == codebook()
