"""What a figure counts: where it stands in the syntax."""

from dataclasses import dataclass

from pipeline.extract.figures.quantity import Quantity
from pipeline.languages import table
from pipeline.ontology import unit_kind
from pipeline.syntax import Tree

NUMBERS = ("nummod", "det:numgov", "det:nummod")  # relations of a number to the noun that it counts
NOMINAL = {"NOUN", "PROPN", "ADJ", "X", "SYM"}


@dataclass(frozen=True, slots=True)
class Place:
    """A figure in the syntax: the token of the number, the noun it counts, and the token that stands for both."""

    number: int
    noun: int | None
    top: int
    first: int  # token at which its words begin, the hedge with them

    @property
    def own(self) -> frozenset[int]:
        """All of them."""
        return frozenset({self.number, self.top} | ({self.noun} if self.noun is not None else set()))


def placed(tree: Tree, quantity: Quantity) -> Place | None:
    """Where a figure stands in the syntax; None outside the annotated text."""
    inside = tree.within(quantity.core, quantity.end)
    number = tree.head_of(quantity.core, quantity.end)
    if number is None:
        return None
    token = tree.tokens[number]
    first = min((tree.within(quantity.start, quantity.end).start, number))
    if quantity.unit and unit_kind(quantity.unit) != "multiple":
        return Place(number, _measured(tree, number, inside), number, first)
    modifies = token.deprel.startswith(NUMBERS) or tree.base(number) in {"amod", "compound", "det"}
    if token.head not in inside and modifies and _is_counted(tree, number, token.head):
        return Place(number, token.head, token.head, first)
    return Place(number, _governed(tree, number) if token.upos != "VERB" else None, number, first)


def _governed(tree: Tree, number: int) -> int | None:
    """The noun that a number governs: dozens of people, setki osób."""
    linking = table(tree.language(number), "claims")["roles"]["genitive"]
    for child in tree.related(number, "nmod", "obl", "amod", "flat"):
        if number < child and _is_noun(tree, child) and all(tree.lemma(case) in linking for case in tree.cased(child)):
            return child
    return None


def _measured(tree: Tree, number: int, inside: range) -> int | None:
    """The noun that a measure belongs to: months of a strike, 70 % of the protesters, a 12-year-old boy."""
    token = tree.tokens[number]
    if tree.base(number) in {"amod", "nummod", "compound"} and token.head not in inside:
        return token.head
    return next((c for c in tree.related(number, "nmod") if c not in inside and _is_noun(tree, c)), None)


def _is_counted(tree: Tree, number: int, noun: int) -> bool:
    """True for a noun after its number, or directly before it, but not in a phrase of its own: in Basra 72."""
    own = noun > number or (noun == number - 1 and not any(case < noun for case in tree.cased(noun)))
    return own and _is_noun(tree, noun)


def _is_noun(tree: Tree, token: int) -> bool:
    return tree.tokens[token].upos in NOMINAL
