"""What a figure says (killed, injured, on strike): the nearest word that can say something of it, by the syntax."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from pipeline.extract.figures.adjacent import opens, predicated
from pipeline.extract.figures.counted import Place
from pipeline.extract.figures.sayings import Cue, sayings
from pipeline.languages import table
from pipeline.syntax import Tree

SAME, STATED, DIRECT, BESIDE, SHARED = 0.0, 0.2, 0.5, 1.0, 0.7  # cost of itself, a predicate, an argument, and so on
LOOSE, GAP, BETWEEN, OUTSIDE = 2.0, 0.4, 2.0, 1.5  # cost without such a link; of a word, a figure, a clause between
WEAK = 4.5  # what a mere group costs more than a word that says what happened to it
MORE = 1.0  # what a group did says more of it than what it is: miners on strike
GROUPS = {"counted", "head"}
FAR = 5.0  # cost from which a word without a link is too far to speak of a figure
COMPLEMENTS = {"obj", "iobj", "xcomp", "nummod", "obl", "nmod"}  # relations of what a verb acts on
DESCRIBING = {"amod", "acl", "nmod", "appos", "xcomp", "flat", "nummod", "compound", "nsubj"}
NESTED = 2  # steps from a word up to the noun that counts it: the number of people killed
ADJOINING = 2  # tokens between a figure and what it is said to be
VERBAL = {"VERB", "AUX"}


@dataclass(frozen=True, slots=True)
class Said:
    """A property, and whether only the kind of group counted tells it."""

    property: str
    weak: bool


def said(tree: Tree, place: Place, unit: str | None, others: Sequence[int]) -> Said | None:
    """What the words around a figure say of it. `others` are the tokens of the other figures."""
    best: tuple[float, Said] | None = None
    if tree.lemma(place.top) in table(tree.language(place.top), "figures")["papers"]:
        return None
    for cue in _cues(tree, place, unit):
        cost = _linked(tree, place, cue)
        if cost is None:
            cost = _loose(tree, place, cue, others)
        if cost is None:
            continue
        cost += cue.weak * (WEAK if cue.role in GROUPS else WEAK - MORE)
        if best is None or cost < best[0]:
            best = cost, Said(cue.property, cue.weak)
    return best[1] if best else None


def _cues(tree: Tree, place: Place, unit: str | None) -> Iterator[Cue]:
    """Words of the sentence that can say something of a figure with such a unit."""
    bounds = tree.bounds[tree.sentence[place.number]]
    words = sayings(tree.language(place.number))
    for index in range(bounds.start, bounds.end):
        for cue in words.at(tree, index):
            if cue.fits(unit):
                yield cue
                yield from _counting(tree, cue)


def _counting(tree: Tree, cue: Cue) -> Iterator[Cue]:
    """The noun that counts those of whom a word speaks: the number of dead, of those arrested."""
    if cue.role not in {"counted", "object"}:
        return
    counting = table(tree.language(cue.token), "figures")["counting"]
    for noun in islice(tree.ancestors(cue.token), NESTED):
        if tree.tokens[noun].upos == "NOUN" and tree.lemma(noun) in counting:
            yield replace(cue, token=noun, role="head")


def _linked(tree: Tree, place: Place, cue: Cue) -> float | None:
    """Cost of a word that the syntax ties to a figure, also over coordinations; None where it does not."""
    if cue.token in place.own:
        return SAME
    if predicated(tree, place, cue) or opens(tree, place, cue):
        return STATED
    top, cost = place.top, 0.0
    while True:
        if _governs(tree, cue, (place, top)) or _describes(tree, cue, top) or _describes(tree, cue, place.number):
            return cost + DIRECT
        if _beside(tree, (place, top), cue):
            return cost + BESIDE
        if not _climbs(tree, top):
            return None
        top, cost = tree.tokens[top].head, cost + SHARED


def _climbs(tree: Tree, top: int) -> bool:
    """True where what is said of the word above is said of this one: and two guards, none of the guards."""
    if tree.base(top) == "nmod":
        return tree.tokens[tree.tokens[top].head].upos == "PRON"
    return tree.base(top) in {"conj", "appos"} and tree.tokens[top].upos not in VERBAL


def _governs(tree: Tree, cue: Cue, at: tuple[Place, int]) -> bool:
    """True where a figure is the argument of the word that the word speaks of."""
    place, top = at
    relation = tree.base(top)
    if tree.tokens[top].head != cue.token or tree.base(top) == "conj":
        return False
    if cue.role == "head":
        return relation in {"nmod", "obl", "appos", "nsubj", "nummod", "obj", "amod"}
    if _is_adverbial(tree, place, top) and "" in cue.units:
        return False
    if cue.role == "object":
        return relation in COMPLEMENTS or (relation == "nsubj" and _suffers(tree, cue, top))
    return relation in {"nsubj", "obl", "dep"} or (relation == "obj" and _is_subject(tree, cue.token, place))


def _is_adverbial(tree: Tree, place: Place, top: int) -> bool:
    """True for what a preposition governs: evacuated to 24 centres. Words of the figure's own hedge are none."""
    cases = (case for case in tree.cased(top) if not place.first <= case <= place.number)
    return tree.base(top) in {"obl", "nmod"} and any(tree.tokens[case].upos == "ADP" for case in cases)


def _is_subject(tree: Tree, verb: int, place: Place) -> bool:
    """True for a subject with a numeral, with which no verb agrees: parsers take it for an object."""
    subject = next(tree.related(verb, "nsubj"), None)
    gender = tree.tokens[verb].feature("Gender")
    if tree.tokens[verb].feature("Number") == "Sing" and (gender == "Neut" or (gender is None and subject is None)):
        return True
    joined = range(place.first if subject is None else subject + 1, place.first)
    return any(tree.tokens[i].upos == "CCONJ" for i in joined)


def _suffers(tree: Tree, cue: Cue, top: int) -> bool:
    """True where the subject of a verb is acted on: told so by the syntax, or nobody else is."""
    passive = tree.tokens[top].deprel == "nsubj:pass" or any(tree.related(cue.token, "aux:pass"))
    return passive or not any(tree.related(cue.token, "obj", "ccomp"))


def _describes(tree: Tree, cue: Cue, top: int) -> bool:
    """True where the word hangs on the figure and says what those counted are, or what happened to them."""
    relation = tree.base(cue.token)
    if tree.tokens[cue.token].head != top or (relation != "acl" and _parted(tree, cue.token, top)):
        return False
    if cue.role == "object" and relation == "acl":
        return not (tree.tokens[cue.token].feature("VerbForm") == "Fin" and any(tree.related(cue.token, "obj")))
    if cue.role == "subject":
        return relation == "acl"
    return cue.role == "counted" and relation in DESCRIBING


def _parted(tree: Tree, left: int, right: int) -> bool:
    """True where a mark parts two words."""
    low, high = sorted((left, right))
    return any(tree.tokens[i].upos == "PUNCT" and tree.tokens[i].text in ",;:" for i in range(low, high))


def _beside(tree: Tree, at: tuple[Place, int], cue: Cue) -> bool:
    """True where both hang on one word that makes the one say what the other is: left 16 dead, the toll rose to 17."""
    place, top = at
    head = tree.tokens[top].head
    if head == top or tree.tokens[cue.token].head != head:
        return False
    if cue.role == "head":
        return tree.base(cue.token) in {"nsubj", "obj"} and tree.base(top) in {"obl", "obj", "xcomp", "nmod", "nsubj"}
    if cue.role != "counted" or cue.token < top or _is_adverbial(tree, place, top):
        return False
    acted = tree.base(top) != "nsubj" or tree.tokens[top].deprel == "nsubj:pass"
    return acted and tree.base(cue.token) in {"xcomp", "advcl", "acl"} and not any(tree.related(cue.token, "nsubj"))


def _loose(tree: Tree, place: Place, cue: Cue, others: Sequence[int]) -> float | None:
    """Cost of a word in the sentence that the parse ties elsewhere; None where that is too far."""
    gap = min(abs(own - cue.token) for own in place.own)
    low, high = sorted((cue.token, place.number))
    if _is_elsewhere(tree, place, cue) or any(tree.tokens[i].text == ";" for i in range(low, high)):
        return None
    if cue.role == "counted" and (gap > ADJOINING or any(tree.tokens[other].head == cue.token for other in others)):
        return None
    crossed = sum(low < other < high for other in others)
    outside = "" in cue.units and tree.clause(cue.token) != tree.clause(place.top)
    cost = LOOSE + GAP * gap + BETWEEN * crossed + OUTSIDE * outside
    return cost if cost < FAR else None


def _is_elsewhere(tree: Tree, place: Place, cue: Cue) -> bool:
    """True where the syntax says that a word does not speak of a figure."""
    if cue.role == "head":
        return cue.token > place.number
    before = cue.role != "counted" or cue.token < place.first
    if _is_adverbial(tree, place, place.top) and before and "" in cue.units:
        return True
    return cue.role != "counted" and tree.tokens[place.top].head == cue.token
