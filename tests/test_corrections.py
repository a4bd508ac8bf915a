"""Corrections: each kind holds over two runs, is marked, and is told when its row is gone."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import fake
import pytest

from pipeline import steps
from pipeline.corrections import BadCorrections, Correction, Corrections, corrections, regrouped_entities
from pipeline.corrections.cells import TABLES
from pipeline.languages import codes
from pipeline.model import Annotation, Document, Doubt, Label, Rejection, short_hash
from pipeline.run import run
from pipeline.settings import Settings
from pipeline.summary import Summary
from pipeline.tables import TABLES as SCHEMA
from pipeline.tables.package import ENUMS

TEXT = "On Wednesday 17 people were arrested in Gdynia. Police in Sopot used gas. The strike began on 3 March 2003."
HEAD = "table,id,column,value,who,when,note\n"
pytestmark = pytest.mark.usefixtures("fake_engine")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with one document."""
    path = tmp_path / "corpus" / "herald" / "1.txt"
    path.parent.mkdir(parents=True)
    path.write_text(TEXT, encoding="utf-8")
    return tmp_path / "corpus"


def processed(corpus: Path, *lines: str) -> Summary:
    """A run with these corrections."""
    (corpus.parent / "corrections.csv").write_text(HEAD + "".join(f"{line},me,2026,\n" for line in lines), "utf-8")
    return run(corpus, corpus.parent / "outputs", Settings(), lambda *_: None)


def rows(corpus: Path, table: str) -> list[dict[str, str]]:
    """Rows of a table."""
    with (corpus.parent / "outputs" / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.mark.parametrize(
    ("table", "key", "column", "value"),
    [
        ("documents", "doc_id", "source", "Evening Herald"),
        ("figures", "mention_id", "low", "18"),
        ("entities", "entity_id", "role", "port"),
        ("claims", "claim_id", "speaker", "the police"),
        ("events", "event_id", "place", "Gdynia harbour"),
    ],
)
def test_a_corrected_cell_stays_corrected(corpus: Path, table: str, key: str, column: str, value: str) -> None:
    """Over two runs and a document that comes, and its column is named at the end of its row."""
    processed(corpus)
    assert "corrected" not in rows(corpus, table)[0]
    wanted = rows(corpus, table)[0][key]
    for _ in range(2):
        assert not processed(corpus, f"{table},{wanted},{column},{value}").lost
        found = {row[key]: row for row in rows(corpus, table)}
        assert (found[wanted][column], found[wanted]["corrected"]) == (value, column)
        assert list(found[wanted])[-1] == "corrected"
        assert not any(row["corrected"] for name, row in found.items() if name != wanted)
        (corpus / "herald" / "2.txt").write_text("Nobody was hurt in the small town of Reda on Friday.", "utf-8")


@pytest.mark.parametrize("table", ["names", "dates", "figures", "claims"])
def test_a_rejected_row_is_gone(corpus: Path, table: str) -> None:
    """And the rest stays."""
    processed(corpus)
    before = rows(corpus, table)
    key = next(iter(before[0]))
    assert not processed(corpus, f"{table},{before[0][key]},reject,").lost
    assert before[0][key] not in {row[key] for row in rows(corpus, table)}


def both_times(corpus: Path, line: str, table: str) -> list[dict[str, str]]:
    """The rows of a table after two runs with a correction, the second beside a document that came."""
    assert not processed(corpus, line).lost
    (corpus / "herald" / "2.txt").write_text("Nobody was hurt in the small town of Reda on Friday.", "utf-8")
    assert not processed(corpus, line).lost
    return rows(corpus, table)


def test_merged_entities_are_one(corpus: Path) -> None:
    """Names of both point to the first, which bears the other's name too."""
    processed(corpus)
    left, right = rows(corpus, "entities")[:2]
    made = both_times(corpus, f"entities,{left['entity_id']},merge,{right['entity_id']}", "entities")
    found = {row["entity_id"]: row for row in made}
    assert right["entity_id"] not in found
    assert right["name"] in found[left["entity_id"]]["aliases"].split("|")
    assert found[left["entity_id"]]["mentions"] == str(int(left["mentions"]) + int(right["mentions"]))
    assert found[left["entity_id"]]["corrected"] == "merge"
    assert right["entity_id"] not in {row["entity_id"] for row in rows(corpus, "names")}


def test_a_split_entity_is_two(corpus: Path) -> None:
    """The names of a document, or those that are listed, get an entity of their own; claims follow."""
    (corpus / "herald" / "0.txt").write_text("Police were seen in Gdynia. The strike began in Gdynia.", "utf-8")
    processed(corpus)
    old = next(row for row in rows(corpus, "entities") if row["name"] == "Gdynia")
    made = both_times(corpus, f"entities,{old['entity_id']},split,herald/0.txt", "entities")
    left, new = sorted((row for row in made if row["corrected"]), key=lambda row: row["entity_id"] != old["entity_id"])
    assert (left["entity_id"], left["mentions"], new["mentions"]) == (old["entity_id"], "1", "2")
    assert (new["name"], new["kind"], left["corrected"], new["corrected"]) == ("Gdynia", "place", "split", "split")
    placed = {row["doc_id"]: row["entity_id"] for row in rows(corpus, "names") if row["lemma"] == "Gdynia"}
    assert placed == {"herald/0.txt": new["entity_id"], "herald/1.txt": old["entity_id"]}
    assert new["entity_id"] in {row["place_id"] for row in rows(corpus, "claims") if row["doc_id"] == "herald/0.txt"}


def test_a_name_is_moved_to_another_entity(corpus: Path) -> None:
    """Its mention alone."""
    processed(corpus)
    name = next(row for row in rows(corpus, "names") if row["text"] == "Sopot")
    there = next(row["entity_id"] for row in rows(corpus, "entities") if row["name"] == "Gdynia")
    made = both_times(corpus, f"names,{name['mention_id']},entity_id,{there}", "names")
    assert next(row for row in made if row["text"] == "Sopot")["entity_id"] == there
    assert "Sopot" not in {row["name"] for row in rows(corpus, "entities")}


def _persons(*args: object) -> Iterator[tuple[Document, Annotation] | Rejection]:
    """What the fake engine reads, capitalised words beside each other the name of a person."""
    for read in fake.annotations(*args):
        assert not isinstance(read, Rejection)
        document, words = read
        at = [label.start for label in words.labels]
        starts = [i for i in at if i - 1 not in at]
        ends = [i + 1 for i in at if i + 1 not in at]
        labels = tuple(Label(start, end, "person", ("fake",)) for start, end in zip(starts, ends, strict=True))
        yield document, replace(words, labels=labels)


def test_entities_kept_apart_are_asked_about_no_more(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over two runs: their row of the review is gone, and with it the question."""
    monkeypatch.setattr(steps, "annotations", _persons)
    (corpus / "herald" / "1.txt").write_text(
        "The journalists of the town met Vladimir Kozlov and Ivan Petrov.", "utf-8"
    )
    (corpus / "herald" / "3.txt").write_text("Nobody in the town has seen or heard of Kozlov since then.", "utf-8")
    processed(corpus)
    (doubt,) = rows(corpus, "review")
    assert not both_times(corpus, f"entities,{doubt['left_id']},apart,{doubt['right_id']}", "review")


def test_doubts_about_others_stay() -> None:
    """The correction was of use, and takes its own doubt alone."""
    doubts = [Doubt(left, "z", "person", Decimal("0.5"), ()) for left in "ab"]
    fixes = Corrections([Correction("entities", "z", "apart", "a")])
    assert regrouped_entities(fixes, (), (), doubts)[2] == (doubts[1],)
    assert not fixes.lost


def apart(corpus: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Two events."""
    (corpus / "herald" / "0.txt").write_text(
        "The strike began on 5 May 1999 in Reda. Police arrested 40 people.", "utf-8"
    )
    processed(corpus)
    one, two, *_ = rows(corpus, "events")
    return one, two


def test_merged_events_are_one(corpus: Path) -> None:
    """With the claims of both, and compared as one; the first keeps its id."""
    left, right = apart(corpus)
    made = both_times(corpus, f"events,{left['event_id']},merge,{right['event_id']}", "events")
    found = {row["event_id"]: row for row in made}
    assert right["event_id"] not in found
    assert found[left["event_id"]]["claims"] == str(int(left["claims"]) + int(right["claims"]))
    assert found[left["event_id"]]["corrected"] == "merge"
    assert right["event_id"] not in {row["event_id"] for row in (*rows(corpus, "claims"), *rows(corpus, "comparisons"))}


def test_a_split_event_is_two(corpus: Path) -> None:
    """The claims that are listed get an event of their own."""
    processed(corpus)
    told = next(row for row in rows(corpus, "events") if int(row["claims"]) > 1)
    gone = next(row["claim_id"] for row in rows(corpus, "claims") if row["event_id"] == told["event_id"])
    made = both_times(corpus, f"events,{told['event_id']},split,{gone}", "events")
    new = next(row["event_id"] for row in rows(corpus, "claims") if row["claim_id"] == gone)
    found = {row["event_id"]: row for row in made}
    assert (found[new]["claims"], found[new]["corrected"]) == ("1", "split")
    assert found[told["event_id"]]["claims"] == str(int(told["claims"]) - 1)


def test_a_claim_is_moved_to_another_event(corpus: Path) -> None:
    """And counts there."""
    left, right = apart(corpus)
    moved = next(row["claim_id"] for row in rows(corpus, "claims") if row["event_id"] == right["event_id"])
    made = both_times(corpus, f"claims,{moved},event_id,{left['event_id']}", "events")
    found = next(row for row in made if row["event_id"] == left["event_id"])
    assert found["claims"] == str(int(left["claims"]) + 1)
    assert next(row["corrected"] for row in rows(corpus, "claims") if row["claim_id"] == moved) == "event_id"


def test_an_event_is_known_by_any_of_its_claims(corpus: Path) -> None:
    """A document that comes may bring an earlier claim, and with it another id: the correction still finds it."""
    processed(corpus)
    told = next(row for row in rows(corpus, "events") if int(row["claims"]) > 1)
    claims = [row["claim_id"] for row in rows(corpus, "claims") if row["event_id"] == told["event_id"]]
    other = short_hash("event", max(claims))
    assert other != told["event_id"]
    made = both_times(corpus, f"events,{other},label,our event", "events")
    assert next(row["label"] for row in made if row["event_id"] == told["event_id"]) == "our event"


ADDED = (
    "claims,mine-1,add,herald/1.txt",
    "claims,mine-1,quote,Police in Sopot used gas",
    "claims,mine-1,property,injured",
    "claims,mine-1,low,3",
    "claims,mine-1,bound,>=",
    "claims,mine-1,edtf,2003-03~",
)


def test_an_added_claim_stands_in_its_text(corpus: Path) -> None:
    """Its words where they are, its values as given, the days that follow from its date; it has an event."""
    for _ in range(2):
        assert not processed(corpus, *ADDED).lost
        one = next(row for row in rows(corpus, "claims") if row["claim_id"] == "mine-1")
        assert TEXT[int(one["start"]) : int(one["end"])] == one["quote"]
        assert (one["property"], one["low"], one["bound"], one["rule"]) == ("injured", "3", ">=", "corrections")
        assert (one["earliest"], one["latest"], one["date_precision"]) == ("2003-02-01", "2003-04-30", "month")
        assert one["corrected"].split("|")[:2] == ["add", "quote"]
        assert one["event_id"] in {row["event_id"] for row in rows(corpus, "events")}
        assert "mine-1" in {row["claim_id"] for row in rows(corpus, "answers")}
        (corpus / "herald" / "2.txt").write_text("Nobody was hurt in the small town of Reda on Friday.", "utf-8")


@pytest.mark.parametrize(
    ("old", "new"), [("used gas", "used water"), ("herald/1.txt", "herald/7.txt"), ("mine-1", "mine 1"), ("03~", "31")]
)
def test_an_added_claim_that_does_not_fit_is_told(corpus: Path, old: str, new: str) -> None:
    """Words that the text lacks, a document that is none, an id with a space, a date that is none."""
    lost = processed(corpus, *(line.replace(old, new) for line in ADDED)).lost
    assert len(lost) == (1 if new == "31" else len(ADDED))


def test_what_follows_a_corrected_date(corpus: Path) -> None:
    """Its days and its precision; an empty one leaves them empty."""
    processed(corpus)
    wanted = next(row["mention_id"] for row in rows(corpus, "dates") if row["edtf"] == "2003-03-03")
    both_times(corpus, f"dates,{wanted},edtf,2003-03-02/2003-03-04", "dates")
    one = next(row for row in rows(corpus, "dates") if row["mention_id"] == wanted)
    assert (one["earliest"], one["latest"], one["precision"]) == ("2003-03-02", "2003-03-04", "day")
    assert "2003-03-02/2003-03-04" in {row["edtf"] for row in rows(corpus, "claims")}
    processed(corpus, f"dates,{wanted},edtf,")
    one = next(row for row in rows(corpus, "dates") if row["mention_id"] == wanted)
    assert (one["edtf"], one["earliest"], one["latest"]) == ("", "", "")


@pytest.mark.parametrize(
    "line",
    [
        "claims,000000000000,low,3",
        "claims,{claim},colour,red",
        "claims,{claim},claim_id,x",
        "claims,{claim},quote,other words",
        "claims,{claim},low,many",
        "claims,{claim},polarity,",
        "events,{claim},reject,",
        "entities,{claim},merge,{claim}",
        "events,{claim},merge,{claim}",
        "events,{claim},split,{claim}",
        "entities,{claim},split,herald/1.txt",
        "claims,{claim},event_id,{claim}",
        "claims,{claim},add,herald/1.txt",
        "claims,{claim},edtf,next week",
        "documents,herald/1.txt,text_path,../../etc/passwd",
    ],
)
def test_what_no_longer_applies_is_told(corpus: Path, line: str) -> None:
    """And changes nothing."""
    processed(corpus)
    before = rows(corpus, "claims")
    assert len(processed(corpus, line.format(claim=before[0]["claim_id"])).lost) == 1
    assert rows(corpus, "claims") == before


def test_a_file_that_cannot_be_used_is_refused(corpus: Path) -> None:
    """With a sentence that says what to mend."""
    (corpus.parent / "corrections.csv").write_text("id;value\n", "utf-8")
    with pytest.raises(BadCorrections, match="lacks the columns table, id, column, value"):
        corrections(corpus)


def test_a_value_that_the_schema_forbids_is_refused(corpus: Path) -> None:
    """In one sentence that names the file."""
    processed(corpus)
    wanted = rows(corpus, "claims")[0]["claim_id"]
    with pytest.raises(BadCorrections, match=r"polarity holds 'perhaps'.*corrections\.csv"):
        processed(corpus, f"claims,{wanted},polarity,perhaps")


SAMPLES = {"list": "a|b", "integer": "7", "number": "2.5", "boolean": "true", "date": "2001-02-03", "string": "word"}
KNOWN = {
    "edtf": "2001-02-03",
    "published": "2001-02-03",
    "type": "PROTEST",
    "mode": "demo",
    "property": "injured",
    "unit": "month",
}
FIXED = {
    "text",
    "quote",
    "start",
    "end",
    "doc_id",
    "sha256",
    "text_path",
    "sentences",
    "words",
    "event_id",
    "entity_id",
}  # or moved by them
WITH_VALUES = (KNOWN | {"language": codes()[-1], "date_scope": "clause", "place_scope": "clause"}).items()


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table[0])
def test_every_cell_can_be_corrected(corpus: Path, table: tuple[str, str]) -> None:
    """All of one row at once, whatever the stages after it make of them; evidence cannot."""
    name, key = table
    processed(corpus)
    wanted = rows(corpus, name)[0][key]
    cells = {
        column.name: dict(WITH_VALUES).get(column.name)
        or [*ENUMS.get((name, column.name), ()), SAMPLES[column.kind]][0]
        for column in next(one for one in SCHEMA if one.name == name).columns
        if column.name not in FIXED | {key}
    }
    assert not processed(corpus, *(f"{name},{wanted},{column},{cell}" for column, cell in cells.items())).lost
    found = next(row for row in rows(corpus, name) if row[key] == wanted)
    assert {column: found[column] for column in cells} == cells
    assert found["corrected"].split("|") == list(cells)


@pytest.mark.parametrize(
    ("column", "cell"), [("type", "DANCE"), ("property", "charm"), ("mode", "waltz"), ("unit", "bushel")]
)
def test_what_the_ontology_does_not_have_is_told(corpus: Path, column: str, cell: str) -> None:
    """No stage can read it."""
    processed(corpus)
    wanted = rows(corpus, "claims")[0]["claim_id"]
    assert processed(corpus, f"claims,{wanted},{column},{cell}").lost
