"""GeoJSON: events as points on a map."""

import json
from pathlib import Path

from pipeline.tables.cells import Row, rows


def geojson(outputs: Path) -> Path:
    """Events as points; those without a point keep a place in the list, without a geometry."""
    path = outputs / "events.geojson"
    told = {"type": "FeatureCollection", "features": [_feature(row) for row in rows(outputs, "events")]}
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def _feature(row: Row) -> dict[str, object]:
    point = row["longitude"] and row["latitude"]
    where = {"type": "Point", "coordinates": [float(row["longitude"]), float(row["latitude"])]} if point else None
    told = {name: value or None for name, value in row.items()}
    return {"type": "Feature", "id": row["event_id"], "geometry": where, "properties": told}
