"""What a figure counts, and what it says: read off the syntax around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.figures.quantities import Quantity
from pipeline.extract.figures.sayings import Cue, sayings
from pipeline.ontology import unit_kind, unit_property
from pipeline.syntax import Tree

NUMBERS = ("nummod", "det:numgov", "det:nummod")  # relations of a number to the noun that it counts
NOMINAL = {"NOUN", "PROPN", "ADJ", "X", "SYM"}
FAR = 6.0  # cost from which a word is too far to speak of a figure
WEAK = 2.5  # what a mere group costs more than a word that says what happened to it
GAP, BETWEEN, OUTSIDE = 0.3, 2.0, 1.5  # cost of a word between, of another figure between, of another clause


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure in the syntax: the token of the number, the noun it counts, and the token that stands for both."""

    number: int
    noun: int | None
    top: int


def counted(tree: Tree, quantity: Quantity) -> Counted | None:
    """Where a figure stands in the syntax; None outside the annotated text."""
    inside = tree.within(quantity.core, quantity.end)
    number = tree.head_of(quantity.core, quantity.end)
    if number is None:
        return None
    token = tree.tokens[number]
    if quantity.unit and unit_kind(quantity.unit) != "multiple":
        return Counted(number, _measured(tree, number, inside), number)
    if token.deprel.startswith(NUMBERS) or (token.head not in inside and tree.base(number) in {"amod", "compound"}):
        return Counted(number, token.head, token.head)
    noun = next((c for c in tree.related(number, "nmod", "obl") if c > number and _is_noun(tree, c)), None)
    return Counted(number, noun if token.upos != "VERB" else None, number)


def _measured(tree: Tree, number: int, inside: range) -> int | None:
    """The noun that a measure belongs to: months of a strike, 70 % of the protesters, a 12-year-old boy."""
    token = tree.tokens[number]
    if tree.base(number) in {"amod", "nummod", "compound"} and token.head not in inside:
        return token.head
    return next((c for c in tree.related(number, "nmod") if c not in inside and _is_noun(tree, c)), None)


def _is_noun(tree: Tree, token: int) -> bool:
    return tree.tokens[token].upos in NOMINAL


def said(tree: Tree, quantity: Quantity, place: Counted, others: Sequence[int]) -> str | None:
    """The property that the words around a figure give it. `others` are the tokens of the other figures."""
    best: tuple[float, str] | None = None
    for cue in _cues(tree, place, quantity.unit):
        cost = _cost(tree, place, cue, others)
        if cost < FAR and (best is None or cost < best[0]):
            best = cost, cue.property
    return best[1] if best else unit_property(quantity.unit)


def _cues(tree: Tree, place: Counted, unit: str | None) -> Iterator[Cue]:
    """Words of the sentence that can say something of a figure with such a unit, in the right role."""
    bounds = tree.bounds[tree.sentence[place.number]]
    words = sayings(tree.language(place.number))
    for index in range(bounds.start, bounds.end):
        for cue in words.at(tree, index):
            if cue.fits(unit) and _in_role(tree, place, cue):
                yield cue


def _in_role(tree: Tree, place: Counted, cue: Cue) -> bool:
    """False where the syntax gives the figure another part in what the word says."""
    relation, head = tree.tokens[place.top].deprel, tree.tokens[place.top].head
    active = tree.tokens[cue.token].feature("Voice") != "Pass" and not any(tree.related(cue.token, "aux:pass"))
    direct = head == cue.token
    if cue.role == "object":
        finite = tree.tokens[cue.token].feature("VerbForm") in {"Fin", None}
        return not (direct and relation == "nsubj" and active and finite)
    if cue.role == "subject":
        return not (direct and relation in {"obj", "iobj"})
    if cue.role == "head":
        return cue.token < place.number or tree.tokens[place.top].head == cue.token
    return True


def _cost(tree: Tree, place: Counted, cue: Cue, others: Sequence[int]) -> float:
    """How far a word stands from a figure: steps in the syntax, words between, figures between."""
    if cue.token in {place.noun, place.number, place.top}:
        return WEAK * cue.weak
    steps = min(tree.steps(cue.token, own) for own in {place.top, place.number, place.noun or place.number})
    low, high = sorted((cue.token, place.number))
    crossed = sum(low < other < high for other in others)
    outside = tree.clause(cue.token) != tree.clause(place.top)
    if cue.role == "counted" and steps > 1 and place.noun is not None and not outside and cue.weak:
        return FAR
    return steps - 1 + GAP * (high - low) + BETWEEN * crossed + OUTSIDE * outside + WEAK * cue.weak
