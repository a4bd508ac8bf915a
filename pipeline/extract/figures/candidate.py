"""A quantity of a document, before it is known whether it is a figure."""

from dataclasses import dataclass

from pipeline.extract.figures.counted import Place
from pipeline.extract.figures.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quantity with its language and its place in the syntax."""

    quantity: Quantity
    language: str
    place: Place
