"""FollowTheMoney: persons, organisations, places, events and documents as entities, one JSON object a line."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.model import short_hash
from pipeline.tables.cells import Row, rows

SCHEMATA = {"person": "Person", "organisation": "Organization", "place": "Address"}
Properties = dict[str, Sequence[str]]


def followthemoney(outputs: Path) -> Path:
    """Entities that name what they are linked to; ids are those of the tables."""
    path = outputs / "entities.ftm.json"
    with path.open("w", encoding="utf-8") as handle:
        for one in _entities(outputs):
            handle.write(json.dumps(one, ensure_ascii=False) + "\n")
    return path


def _entities(outputs: Path) -> Iterator[dict[str, Any]]:
    """Documents first, for events prove themselves by them."""
    for row in rows(outputs, "documents"):
        told = {"title": row["title"], "fileName": row["doc_id"], "sourceUrl": row["url"], "publisher": row["source"],
                "publishedAt": row["published"], "author": row["author"]}  # fmt: skip
        yield _entity(_document(row["doc_id"]), "Document", _single(told))
    kinds: dict[str, str] = {}
    for row in rows(outputs, "entities"):
        kinds[row["entity_id"]] = row["kind"]
        yield _entity(row["entity_id"], SCHEMATA[row["kind"]], _named(row))
    proofs: dict[str, set[str]] = defaultdict(set)
    for row in rows(outputs, "claims"):
        proofs[row["event_id"]].add(_document(row["doc_id"]))
    for row in rows(outputs, "events"):
        proof = {"proof": sorted(proofs[row["event_id"]])}
        yield _entity(row["event_id"], "Event", _happened(row, kinds) | proof)


def _document(doc_id: str) -> str:
    """The id of a document: a path may hold what an id may not."""
    return short_hash("document", doc_id)


def _named(row: Row) -> Properties:
    """A person, organisation or place."""
    if row["kind"] == "place":
        told = {"full": row["name"], "country": row["country"].lower(), "latitude": row["latitude"],
                "longitude": row["longitude"], "region": row["admin1"]}  # fmt: skip
        return _single(told)
    told = {"name": row["name"], "country": row["country"].lower()}
    told |= {"position": row["role"]} if row["kind"] == "person" else {}
    return _single(told) | {"alias": [name for name in row["aliases"].split("|") if name]}


def _happened(row: Row, kinds: dict[str, str]) -> Properties:
    """An event; its days are those that it can mean, its people those who did it or to whom it was done."""
    ids = {name for column in ("actor_ids", "target_ids") for name in row[column].split("|")}
    involved = sorted(name for name in ids if kinds.get(name) in ("person", "organisation"))
    told = {"name": row["label"], "startDate": row["earliest"], "endDate": row["latest"],
            "country": row["country"].lower(), "location": row["place"],
            "addressEntity": row["place_id"]}  # fmt: skip
    return _single(told) | {"involved": involved}


def _single(told: dict[str, str]) -> Properties:
    return {name: [cell] if cell else [] for name, cell in told.items()}


def _entity(key: str, schema: str, properties: Properties) -> dict[str, Any]:
    """One entity without what is not known."""
    return {"id": key, "schema": schema, "properties": {name: list(v) for name, v in properties.items() if v}}
