"""What words directly beside a figure say of it, whatever the parse makes of them."""

from pipeline.extract.figures.counted import Place
from pipeline.extract.figures.sayings import Cue
from pipeline.syntax import Tree

NOMINAL = {"NOUN", "ADJ"}


def predicated(tree: Tree, place: Place, cue: Cue) -> bool:
    """True where at most auxiliaries stand between a figure and what it is said to be: 86 were wounded, 86 wounded."""
    if cue.role not in {"counted", "object"}:
        return False
    if tree.tokens[cue.token].head in place.own and tree.base(cue.token) == "nsubj":
        return any(tree.related(tree.tokens[cue.token].head, "cop"))
    last = max(place.own)
    if cue.token == last + 1:
        nominal = cue.role == "counted" or tree.tokens[cue.token].upos == "ADJ"
        return nominal and place.noun is None and not any(tree.related(cue.token, "obj"))
    if cue.token > last:
        begun = last + 1 + (place.noun is None and tree.tokens[last + 1].upos in NOMINAL)
        return _auxiliary(tree, range(begun, cue.token))
    return cue.role == "counted" and _auxiliary(tree, range(cue.token + 1, place.first))


def _auxiliary(tree: Tree, between: range) -> bool:
    """True where something stands between, and nothing but auxiliaries."""
    return len(between) > 0 and all(tree.tokens[i].upos == "AUX" or tree.base(i) == "cop" for i in between)


def opens(tree: Tree, place: Place, cue: Cue) -> bool:
    """True for what directly precedes a figure: a verb that acts on it, as in and wounded 20; magnitude 7.5."""
    if cue.token != place.first - 1 or cue.role not in {"object", "head"}:
        return False
    if cue.role == "head":
        return tree.tokens[cue.token].upos == "NOUN"
    joined = tree.tokens[max(0, cue.token - 1)].upos == "CCONJ"
    return joined or tree.tokens[cue.token].feature("VerbForm") == "Fin"
