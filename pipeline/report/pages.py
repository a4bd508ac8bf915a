"""Pages of a report: one file for a small corpus, an index and a folder of small pages for a large one."""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from pipeline.gazetteer.towns import cache_folder
from pipeline.memory import FORGETFUL, Memory
from pipeline.report.links import FOLDER, INDEX, Links, name
from pipeline.report.marks import marks, second_opinion
from pipeline.report.parts import Part, of_document, of_event
from pipeline.report.read import Row, Tables, rows, text
from pipeline.report.review import review
from pipeline.report.timeline import timeline
from pipeline.report.views import VERDICTS, WHERE, Reader, answers_with, gravest, verdicts
from pipeline.report.worldmap import worldmap
from pipeline.saving import Save, plainly

HERE = Path(__file__).parent / "templates"
MOST_EVENTS, MOST_LETTERS = 1_000, 400_000  # that one file holds; beyond either every event has its own
MOST_CONFLICTS = 12  # that the overview names
SUFFIX = ".new"
INSIDE = Links(paged=True, inside=True)
LONG = re.compile(r"(?<![\d.])[0-9]{4,}(?!\d)")


def report(outputs: Path, memory: Memory = FORGETFUL, save: Save = plainly) -> Path:
    """Write the report of an outputs folder and return its first page; small pages are asked of the memory.

    Raises OSError.
    """
    tables = Tables(partial(rows, outputs))
    reader = Reader(tables, marks(outputs), partial(text, outputs))
    events = sorted(tables.rows("events"), key=lambda row: (row["earliest"] or "~", row["event_id"]))
    paged = len(events) > MOST_EVENTS or _letters(outputs, tables) > MOST_LETTERS
    _cleared(outputs / FOLDER)
    if paged:
        for page, shown in _folder(reader, events, memory):
            save(outputs / FOLDER / page, shown.encode())
    parts = {
        "told": [] if paged else [reader.told(event) for event in events],
        "documents": () if paged else tables.rows("documents"),
        "second_opinion": not paged and second_opinion(outputs),
    }
    return _saved(outputs / INDEX, _index(reader, events, parts, Links(paged=paged)))


def _saved(path: Path, text: str) -> Path:
    """Written beside its place first: nobody sees half a page."""
    beside = path.with_name(path.name + SUFFIX)
    beside.write_text(text, encoding="utf-8")
    return beside.replace(path)


def _cleared(folder: Path) -> None:
    """A folder without the pages of an earlier report; gone where nothing else lies in it."""
    for path in folder.glob("[de]-*.html"):
        path.unlink()
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def _letters(outputs: Path, tables: Tables) -> int:
    """Size of all texts."""
    paths = (outputs / row["text_path"] for row in tables.rows("documents"))
    return sum(path.stat().st_size for path in paths if path.is_file())


def _index(reader: Reader, events: Sequence[Row], parts: Mapping[str, Any], links: Links) -> str:
    """The first page."""
    tables = reader.tables
    compared = tables.by("comparisons", "event_id")
    worst = {event: gravest([row["verdict"] for row in rows]) for event, rows in compared.items()}
    labels = tables.one("events", "event_id")
    conflicts = [
        row for row in tables.rows("comparisons") if row["verdict"] == "conflicts" and row["event_id"] in labels
    ]
    conflicts.sort(key=lambda row: (-int(row["sources"]), row["event_id"], row["property"]))
    return _rendered(
        "report.html",
        reader,
        links,
        events=events,
        worst=worst,
        counts=verdicts(tables.rows("comparisons")),
        languages=Counter(row["language"] for row in tables.rows("documents")),
        sources=len({row["source"] for row in tables.rows("documents")}),
        conflicts=conflicts[:MOST_CONFLICTS],
        more=len(conflicts) - MOST_CONFLICTS,
        labels=labels,
        line=timeline(events),
        map=worldmap(events),
        review=review(tables),
        **parts,
    )


def _folder(reader: Reader, events: Sequence[Row], memory: Memory) -> Iterator[tuple[str, str]]:
    """Name and text of each small page."""
    documents = reader.tables.rows("documents")
    names = (f"e-{event['event_id']}.html" for event in events)
    yield from zip(names, memory.remembered(event_page, (of_event(reader, event) for event in events)), strict=True)
    names = (f"{name(document['doc_id'])}.html" for document in documents)
    yield from zip(
        names, memory.remembered(document_page, (of_document(reader, one) for one in documents)), strict=True
    )


def event_page(part: Part) -> str:
    """The page of an event."""
    reader = part.reader()
    (event,) = reader.tables.rows("events")
    return _rendered("event.html", reader, INSIDE, event=reader.told(event))


def document_page(part: Part) -> str:
    """The page of a document."""
    reader = part.reader()
    (document,) = reader.tables.rows("documents")
    return _rendered("document.html", reader, INSIDE, document=document)


def _rendered(template: str, reader: Reader, links: Links, **values: Any) -> str:  # noqa: ANN401  (a page shows anything)
    return environment().get_template(template).render(reader=reader, links=links, **values)


@cache
def environment() -> Environment:
    """Templates with escaping on, and what they ask for."""
    made = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        bytecode_cache=_compiled(),
    )
    style, script = ((HERE / file).read_text(encoding="utf-8").strip() for file in ("style.css", "script.js"))
    made.globals |= {
        "VERDICTS": VERDICTS,
        "WHERE": WHERE,
        "style": style,
        "script": script,
        "policy": f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; "
        "form-action 'none'",
        "answers_with": answers_with,
        "name": name,
        "comparisons_of": _comparisons_of,
    }
    made.filters |= {"figures": figures, "words": words, "web": web}
    return made


def _compiled() -> FileSystemBytecodeCache | None:
    """Templates as they were compiled before: half of the work. None where no folder can be written."""
    try:
        return FileSystemBytecodeCache(str(cache_folder()))
    except OSError:
        return None


def _hash(text: str) -> str:
    """What a page may run, named by its hash: nothing that a document smuggles in."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _comparisons_of(reader: Reader, document: Row) -> dict[str, list[Row]]:
    """Comparisons that each claim of a document answers."""
    known = reader.tables.one("comparisons", "comparison_id")
    found: dict[str, list[Row]] = {}
    for answer in reader.tables.by("answers", "doc_id").get(document["doc_id"], ()):
        if answer["comparison_id"] in known:
            found.setdefault(answer["claim_id"], []).append(known[answer["comparison_id"]])
    return found


def figures(cell: str) -> str:
    """A cell with the thousands of its numbers set apart."""
    return LONG.sub(lambda found: f"{int(found[0]):,}", cell)


def words(cell: str) -> str:
    """An identifier as words."""
    return cell.replace("_", " ").replace("|", ", ")


def web(cell: str) -> str:
    """An address of the web; empty for any other, which might run."""
    return cell if cell.startswith(("https://", "http://")) else ""
