"""What a figure says that only its neighbours tell: six miners, two guards and a cook died; 78 here, 72 in Basra."""

from collections.abc import Iterator, Sequence

from pipeline.extract.figures.candidate import Candidate
from pipeline.extract.figures.counted import Place
from pipeline.extract.figures.parts import is_part
from pipeline.extract.figures.said import Said
from pipeline.languages import table
from pipeline.syntax import Tree

Told = Sequence[Said | None]
VERBAL = {"VERB", "AUX"}
LISTING = {"CCONJ", "ADV", "PART"}  # between the members of a list, with commas
ENDS = ",;:"


def shared(tree: Tree, found: Sequence[Candidate], told: Told) -> Iterator[Said | None]:
    """What each figure says: by its own words, or else by the figure before or after it in its sentence."""
    ahead = _from_right(tree, found, told)
    before: Candidate | None = None
    said: Said | None = None
    for one, own in zip(found, ahead, strict=True):
        near = before is not None and tree.sentence[before.place.number] == tree.sentence[one.place.number]
        if before and near and said and _borrows(tree, (before, said), one, own):
            own = said  # noqa: PLW2901  (it is what the figure says)
        before, said = one, own
        yield own


def _from_right(tree: Tree, found: Sequence[Candidate], told: Told) -> list[Said | None]:
    """In a list, what is said of the last member is said of all that say nothing themselves."""
    made = list(told)
    for i in range(len(found) - 2, -1, -1):
        after = made[i + 1]
        if after and not after.weak and _is_open(found[i], made[i]) and _listed(tree, found[i], found[i + 1]):
            made[i] = after
    return made


def _borrows(tree: Tree, last: tuple[Candidate, Said], one: Candidate, own: Said | None) -> bool:
    """True for a figure that says what the one before it says."""
    before, said = last
    if not _is_open(one, own):
        return False
    bare = own is None and one.place.noun is None and not _acts(tree, (before.place, one.place))
    if bare or is_part(tree.document.text, one.quantity, one.language):
        return True
    return not said.weak and (_listed(tree, before, one) or (own is None and _elided(tree, before, one)))


def _acts(tree: Tree, places: tuple[Place, Place]) -> bool:
    """True for the subject of a verb that the figure before has no part in: seven were acquitted."""
    before, place = places
    verb = tree.tokens[place.top].head
    return tree.base(place.top) == "nsubj" and tree.tokens[verb].upos == "VERB" and tree.tokens[before.top].head != verb


def _is_open(one: Candidate, own: Said | None) -> bool:
    """True for a count of which nothing is said yet but the kind of group."""
    return (own is None or own.weak) and one.quantity.unit is None and one.quantity.property is None


def _listed(tree: Tree, left: Candidate, right: Candidate) -> bool:
    """True where only commas and conjunctions stand between two figures with their nouns."""
    between = range(max(left.place.own) + 1, right.place.first)
    joints = all(tree.tokens[i].upos in LISTING or tree.tokens[i].text == "," for i in between)
    return joints and tree.sentence[left.place.number] == tree.sentence[right.place.number]


def _elided(tree: Tree, before: Candidate, one: Candidate) -> bool:
    """True for people of whom the verb of the figure before is left out: no other stands before the next mark."""
    if one.place.noun is None or tree.lemma(one.place.noun) not in table(one.language, "figures")["people"]:
        return False
    last = tree.bounds[tree.sentence[one.place.number]].end
    stop = next((i for i in range(max(one.place.own) + 1, last) if tree.tokens[i].text in ENDS), last)
    return not any(tree.tokens[i].upos in VERBAL for i in range(max(before.place.own) + 1, stop))
