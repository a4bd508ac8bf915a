"""An outputs folder made by hand: two sources in two languages, and words that would like to run."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.tables import TABLES

OVERRIDE = "\u202e"
HOSTILE = f'"><img src=x onerror=alert(1)>{OVERRIDE}gpj.exe'
TEXTS = {
    "herald/1.txt": "Police shot at strikers. At least 14 people died in Zhanaozen on 16 December 2011,"
    " a spokesman said. <script>alert(1)</script> </div><b>bold</b>",
    "kurier/2.txt": f"W Żanaozenie zginęły 64 osoby. Tak mówił {OVERRIDE}Serik\u202c.",
}
QUOTES = {"c1": "At least 14 people died in Zhanaozen", "c2": "W Żanaozenie zginęły 64 osoby"}
BLANK = {table.name: {column.name: "" for column in table.columns} for table in TABLES}
Cells = Mapping[str, str]


def stood(doc_id: str, words: str) -> Cells:
    """Where words stand in a text, as cells."""
    start = TEXTS[doc_id].index(words)
    return {"doc_id": doc_id, "start": str(start), "end": str(start + len(words))}


def mention(doc_id: str, words: str, **told: str) -> Cells:
    """A mention."""
    return {**stood(doc_id, words), "mention_id": f"{doc_id}:{words}", "text": words, **told}


def claim(claim_id: str, doc_id: str, **told: str) -> Cells:
    """A claim of the killed in Zhanaozen."""
    quote = QUOTES[claim_id]
    return {
        **stood(doc_id, quote), "claim_id": claim_id, "event_id": "e1", "type": "ASSAULT", "property": "killed",
        "place": "Zhanaozen", "place_id": "z", "polarity": "affirmed", "modality": "asserted", "quote": quote,
        "rule": "kill", "approx": "false", "change": "level", "edtf": "2011-12-16", "date_scope": "sentence",
        "place_near": "false", **told,
    }  # fmt: skip


def answer(comparison: str, claim_id: str, doc_id: str, **told: str) -> Cells:
    """An answer."""
    source = doc_id.split("/", maxsplit=1)[0]
    key = {"comparison_id": comparison, "doc_id": doc_id, "claim_id": claim_id}
    return {**key, "source": source, "quote": QUOTES[claim_id], **told}


def event(event_id: str, **told: str) -> Cells:
    """An event in Zhanaozen."""
    return {
        "event_id": event_id, "type": "ASSAULT", "mode": "kill", "label": f"kill, Zhanaozen, 2011 {event_id}",
        "edtf": "2011-12-16", "earliest": "2011-12-16", "latest": "2011-12-16", "place": "Zhanaozen", "country": "KZ",
        "latitude": "43.34", "longitude": "52.86", "where_precision": "1", "claims": "2", "documents": "2",
        "sources": "herald|kurier", "languages": "en|pl", "killed_low": "14", "killed_best": "64",
        "killed_high": "64", **told,
    }  # fmt: skip


def tables() -> dict[str, Sequence[Cells]]:
    """Every table that has rows."""
    one, two = TEXTS
    return {
        "documents": [
            {"doc_id": one, "source": "herald", "title": HOSTILE, "url": "javascript:alert(1)", "language": "en",
             "published": "2011-12-17", "text_path": f"texts/{one}"},
            {"doc_id": two, "source": "kurier", "title": "Strajk", "url": "https://example.org/2", "language": "pl",
             "published": "2011-12-18", "text_path": f"texts/{two}", "author": "../../etc/passwd"},
        ],
        "names": [
            mention(one, "Zhanaozen", kind="place", lemma="Zhanaozen", entity_id="z"),
            mention(two, "Żanaozenie", kind="place", lemma="Żanaozen", entity_id="z"),
            mention(two, "Serik", kind="person", lemma="Serik", entity_id="s"),
        ],
        "dates": [mention(one, "16 December 2011", edtf="2011-12-16")],
        "figures": [
            mention(one, "At least 14", low="14", bound=">="),
            mention(two, "64", low="64", high="64", bound="="),
        ],
        "entities": [{"entity_id": "z", "kind": "place", "name": "Zhanaozen"},
                     {"entity_id": "s", "kind": "person", "name": "Serik"}],
        "claims": [
            claim("c1", one, language="en", low="14", bound=">=", confidence="0.90", speaker="a spokesman"),
            claim("c2", two, language="pl", low="64", high="64", bound="=", confidence="0.20"),
        ],
        "events": [event("e1"), event("e2", earliest="2012", latest="", edtf="", latitude="", longitude="",
                                      where_precision="6", languages="en", label=HOSTILE)],
        "comparisons": [
            {"comparison_id": "k1", "event_id": "e1", "property": "killed", "verdict": "conflicts", "sources": "2",
             "low": "14", "best": "64", "high": "64", "explanation": "They differ."},
            {"comparison_id": "k2", "event_id": "e1", "property": "where", "verdict": "agree", "sources": "2"},
            {"comparison_id": "k3", "event_id": "e1", "property": "when", "verdict": "single", "sources": "1"},
        ],
        "answers": [
            answer("k1", "c1", one, value="at least 14", low="14", bound=">="),
            answer("k1", "c2", two, value="64", low="64", high="64", bound="="),
            answer("k2", "c1", one, value="Zhanaozen"), answer("k2", "c2", two, value="Zhanaozen"),
            answer("k3", "c1", one, value="2011-12-16", edtf="2011-12-16"),
        ],
        "review": [{"left_id": "z", "right_id": "s", "kind": "person", "score": "0.5", "reasons": "sounds_like|near"}],
    }  # fmt: skip


def laid(folder: Path, changes: Mapping[str, Sequence[Cells]] | None = None) -> Path:
    """The folder, with some tables changed."""
    told = tables() | dict(changes or {})
    for name, blank in BLANK.items():
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, list(blank), lineterminator="\n")
            writer.writeheader()
            writer.writerows(blank | dict(row) for row in told.get(name, ()))
    for doc_id, text in TEXTS.items():
        path = folder / "texts" / doc_id
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
