"""Which triggers assert that something happens, and which only mention it: the sacked mayor, after the strike."""

from collections.abc import Mapping
from typing import Any

from pipeline.claims.arguments import object_of, subject
from pipeline.claims.reading import Reading
from pipeline.claims.roles import Roles, light
from pipeline.claims.stance import modality, negated
from pipeline.claims.triggers import Trigger, lemmas
from pipeline.languages import table
from pipeline.syntax import VERBAL, Tree

BOUND = {"obj", "iobj", "compound", "flat", "amod", "nmod", "nummod"}  # relations of what a sentence is not about
CHARGING = {"allege", "trial", "sentence"}  # modes that name a deed which they do not assert: accused of murder
ATTRIBUTES = {"amod", "acl"}
COMPLEMENTS = ("obl", "obj", "iobj", "nmod", "xcomp", "ccomp")
OBJECTS = {"obj", "iobj", "nsubj", "obl"}  # the parse takes one for the other where a subject follows its verb


def asserted(reading: Reading, trigger: Trigger, who: Roles) -> bool:
    """True for what a sentence says; a mention counts too where it tells who, when or where."""
    tree, token = reading.tree, trigger.token
    if _is_habitual(tree, token):
        return False
    if _is_attribute(tree, token) and not _completed(tree, trigger):
        return False
    if (tree.base(token) in {"compound", "flat"} and not _verbless(tree, token)) or _takes_part(tree, token):
        return False
    if tree.tokens[token].upos in VERBAL or tree.base(token) in ATTRIBUTES or _verbless(tree, token):
        return True
    said = _predicated(tree, trigger) or negated(tree, token)
    return said or who != Roles() or _placed_or_dated(reading, token)


def _is_habitual(tree: Tree, token: int) -> bool:
    """True where the clause says what is so again and again: protests are common every spring."""
    words = _words(tree, token)["habitual"]["words"]
    clause = tree.clause(token)
    about = (
        clause,
        *tree.related(clause, "advmod"),
        *(d for time in tree.related(clause, "obl") for d in tree.related(time, "det")),
    )
    return any(tree.lemma(one) in words for one in about)


def _is_attribute(tree: Tree, token: int) -> bool:
    """True for a participle beside a noun, unless it is the only verb there."""
    if _verbless(tree, token):
        return False
    attributed = tree.base(token) in ATTRIBUTES and tree.tokens[token].feature("VerbForm") in {"Part", None}
    return attributed and not any(tree.related(token, "aux", "cop", "nsubj", "mark"))


def _verbless(tree: Tree, token: int) -> bool:
    """True where no other word of the sentence is a verb."""
    bounds = tree.bounds[tree.sentence[token]]
    return not any(tree.tokens[i].upos in VERBAL for i in range(bounds.start, bounds.end) if i != token)


def _completed(tree: Tree, trigger: Trigger) -> bool:
    """True where something says by whom, where, when or how, beside the words that make the trigger."""
    found = tree.related(trigger.token, *COMPLEMENTS)
    return any(set(trigger.beside).isdisjoint(lemmas(tree, child)) for child in found)


def _takes_part(tree: Tree, token: int) -> bool:
    """True for participles that stand for persons: the protesting, protestujący."""
    word = tree.tokens[token]
    if word.upos != "ADJ" or word.feature("VerbForm") != "Part" or any(tree.related(token, "cop", "aux")):
        return False
    return word.feature("Voice") == "Act" or tree.base(token) in {"nsubj", "obj", "obl", "nmod", "iobj"}


def _predicated(tree: Tree, trigger: Trigger) -> bool:
    """True for a predicate, a subject, and the object of a verb that only makes it happen."""
    token = _whole(tree, trigger.token)
    while tree.base(token) == "conj":
        token = tree.tokens[token].head
    if any(tree.related(token, "cop", "aux")):
        return True
    verb = light(tree, token, trigger.beside)
    if verb is not None:
        return tree.tokens[verb].upos in VERBAL or not tree.cased(verb)
    caused = (
        tree.base(token) in OBJECTS and tree.lemma(tree.tokens[token].head) in _words(tree, token)["caused"]["verbs"]
    )
    if any(tree.lemma(case) in _words(tree, token)["negation"]["apart"] for case in tree.cased(token)):
        return False
    if caused or modality(tree, trigger.token, reported=False) != "asserted":
        return True
    return tree.base(token) not in BOUND and not tree.cased(token)


def _whole(tree: Tree, token: int) -> int:
    """The noun that counts or measures a happening, else the token: a wave of protests."""
    phases = _words(tree, token)["phases"]["nouns"]
    head = tree.tokens[token].head
    return head if tree.base(token) in {"nmod", "obl"} and tree.lemma(head) in phases else token


def _words(tree: Tree, token: int) -> dict[str, Any]:
    return table(tree.language(token), "claims")


def _placed_or_dated(reading: Reading, token: int) -> bool:
    below = set(reading.tree.subtree(token))
    spans = [f.token for f in reading.dates] + [f.token for f in reading.names if f.mention.kind == "place"]
    return not below.isdisjoint(spans)


def governor(tree: Tree, token: int, verbs: Mapping[int, Trigger]) -> int | None:
    """The trigger that a happening is subject or object of, or the charge of: a march that police break up."""
    verb = tree.tokens[token].head
    charge = tree.tokens[verb].head if tree.lemma(verb) in _words(tree, token)["roles"]["part"] else verb
    if charge in verbs and verbs[charge].entry.mode in CHARGING and tree.cased(token):
        return charge
    if verb == token or verb not in verbs or light(tree, token) is not None:
        return None
    if modality(tree, token, reported=False) != "asserted":
        return None
    return verb if token in {subject(tree, verb), object_of(tree, verb)} else None
