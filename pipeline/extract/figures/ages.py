"""Ages without a word for them: a number set off behind a person (`Anna Nowak, 44, said`), and those that follow."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from pipeline.extract.figures.candidate import Candidate
from pipeline.languages import table
from pipeline.model import Annotation
from pipeline.syntax import Tree

AGE, YEAR, OLDEST = "age", "year", 119
OPENING, CLOSING = {",", "("}, {",", ")", ".", ";", ":"}
LINKS = {"PUNCT", "CCONJ"}
PERSON = "person"


def aged(found: Sequence[Candidate], tree: Tree, annotation: Annotation) -> Iterator[Candidate]:
    """The quantities, ages among them known as such."""
    named = {label.end - 1 for label in annotation.labels if label.kind == PERSON}
    before: Candidate | None = None
    for one in found:
        follows = before is not None and _follows(tree, before, one)
        is_age = _may_be(one) and (follows or _is_set_off(tree, one, named))
        made = replace(one, quantity=replace(one.quantity, unit=YEAR, property=AGE).named("age")) if is_age else one
        yield made
        before = made if made.quantity.property == AGE else None


def _may_be(one: Candidate) -> bool:
    """True for bare digits that nobody outlives."""
    quantity = one.quantity
    bare = quantity.digits and quantity.bound == "=" and quantity.start == quantity.core and not quantity.approx
    years = {None, YEAR, *table(one.language, "figures")["years"]}
    return bool(bare and quantity.unit in years and quantity.low and quantity.low <= OLDEST)


def _is_set_off(tree: Tree, one: Candidate, named: AbstractSet[int]) -> bool:
    """True between commas or brackets behind a person."""
    inside = tree.within(one.quantity.start, one.quantity.end)
    bearer, after = inside.start - 2, inside.stop
    if bearer < 0 or after >= len(tree.tokens):
        return False
    if tree.tokens[bearer + 1].text not in OPENING or tree.tokens[after].text not in CLOSING:
        return False
    return bearer in named or tree.lemma(bearer) in table(one.language, "figures")["bearers"]


def _follows(tree: Tree, before: Candidate, one: Candidate) -> bool:
    """True behind another age, with nothing but a mark or `and` between them: aged 19, 22 and 25."""
    between = range(before.place.number + 1, one.place.number)
    counts = one.place.noun is not None and one.place.noun > one.place.number
    return bool(between) and not counts and all(tree.tokens[i].upos in LINKS for i in between)
