"""What the stages claim in given documents, with the shipped models."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.annotate import annotations
from pipeline.claims import claims
from pipeline.extract import mentions
from pipeline.model import Claim, Document, Entity, Rejection
from pipeline.resolve import resolved

MODELS = Path(__file__).resolve().parents[1] / "models"


def claimed(documents: Sequence[Document]) -> tuple[dict[str, tuple[Claim, ...]], Mapping[str, Entity]]:
    """Claims by text, and the entities of all documents by id."""
    read = [one for one in annotations(documents, MODELS, len(documents)) if not isinstance(one, Rejection)]
    named, entities, _ = resolved(*zip(*[(*one, mentions(*one)) for one in read], strict=True))
    known = {entity.entity_id: entity for entity in entities}
    return {one[0].text: claims(*one, found, known) for one, found in zip(read, named, strict=True)}, known
