"""Subject and object of a verb, from the syntax and from what the forms agree in."""

from pipeline.inflection.tags import NOUNS as NOUN_TAGS
from pipeline.inflection.tags import PLURAL, SINGULAR
from pipeline.morphology import readings
from pipeline.syntax import Tree

NOUNS = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"}
NAMING = {"NOUN", "PROPN", "PRON"}
RELATIVE = "Rel"  # UD PronType of relative pronouns


def passive(tree: Tree, token: int) -> bool:
    """True where the subject of the verb is acted on; a subject without an auxiliary acts, whatever the tagger says."""
    word = tree.tokens[token]
    if any(tree.tokens[c].deprel in {"nsubj:pass", "aux:pass"} for c in tree.children[token]):
        return True
    if any(tree.tokens[c].deprel == "nsubj" for c in tree.children[token]) and not any(
        tree.related(token, "aux", "cop")
    ):
        return False
    return word.feature("Voice") == "Pass" or (
        word.feature("VerbForm") == "Part"
        and word.feature("Tense") == "Past"
        and tree.base(token) == "acl"
        and not any(tree.related(token, "aux"))
    )


def subject(tree: Tree, token: int) -> int | None:
    """The subject of a verb: its own, its antecedent's, or the one it shares with the verb before or above it."""
    found = [c for c in tree.related(token, "nsubj") if tree.tokens[c].upos in NOUNS | {"DET"}]
    found += [c for c in tree.related(token, "obj") if tree.tokens[c].feature("Case") == "Nom"]
    if len(found) > 1:  # two subjects: one of them is an object
        found = [c for c in found if not _is_relative(tree, c) and agrees(tree, token, c)] or found
    if found:
        return _antecedent(tree, found[0])
    if impersonal(tree, token):
        return None
    if (hidden := hidden_subject(tree, token)) is not None:
        return hidden
    head, relation = tree.tokens[token].head, tree.base(token)
    if relation == "acl":
        return head
    if relation in {"conj", "xcomp", "advcl"} and head != token:
        return subject(tree, head)
    return None


def object_of(tree: Tree, token: int) -> int | None:
    """The object of a verb, or the noun that its relative pronoun stands for; what acts is none."""
    acting = subject(tree, token)
    found = [*tree.related(token, "obj"), *(c for c in tree.related(token, "nsubj") if c != acting)]
    found += [c for c in tree.related(token, "obl") if _is_bare_adjective(tree, c)]
    own = next((one for c in found if (one := _antecedent(tree, c)) not in {None, acting}), None)
    return own if own is not None or found else _shared(tree, token)


def _is_bare_adjective(tree: Tree, token: int) -> bool:
    """True for an adjective in the accusative that stands for people and looks like a genitive: protestujących."""
    word = tree.tokens[token]
    return word.upos == "ADJ" and word.feature("Case") in {"Gen", "Acc"} and not tree.cased(token)


def _shared(tree: Tree, verb: int) -> int | None:
    """The object that a verb has in common with the one right behind it: beat and arrested students."""
    other = verb + 2  # behind the word that joins them
    joined = other in tree.related(verb, "conj") and tree.base(other - 1) == "cc"
    return next(tree.related(other, "obj"), None) if joined else None


def inverted(tree: Tree, verb: int) -> int | None:
    """A subject behind its verb that the parse takes for an object: said the mayor, podał związek."""
    if any(tree.related(verb, "nsubj")):
        return None
    return next((c for c in tree.related(verb, "obj", "iobj") if c > verb and agrees(tree, verb, c)), None)


def hidden_subject(tree: Tree, verb: int) -> int | None:
    """A noun right before its verb that the parse hangs on the noun before it, for its form is of two cases."""
    start, found, token = tree.bounds[tree.sentence[verb]].start, None, verb - 1
    while start <= token < verb and tree.tokens[token].upos in NAMING and not tree.cased(token):
        if _may_be_subject(tree, token, verb):
            found = token
        head = tree.tokens[token].head
        if head >= token:
            break
        token = head
    return found


def _may_be_subject(tree: Tree, noun: int, verb: int) -> bool:
    """True where the dictionary has a nominative of the form, in the number and gender of the verb."""
    word, said = tree.tokens[noun], tree.tokens[verb]
    number = PLURAL if said.feature("Number") == "Plur" else SINGULAR
    manly = said.feature("Gender") == "Masc" and number == PLURAL
    for reading in readings(tree.language(noun), word.text):
        parts = [*reading.tag.split(":"), "", "", ""]
        if parts[0] in NOUN_TAGS and parts[1] == number and "nom" in parts[2].split("."):
            return number == SINGULAR or ("m1" in parts[3].split(".")) == manly
    return False


def agrees(tree: Tree, verb: int, noun: int) -> bool:
    """Verb and noun have one number and gender, as far as their forms show it."""
    pairs = ((tree.tokens[verb].feature(name), tree.tokens[noun].feature(name)) for name in ("Number", "Gender"))
    return all(left is None or right is None or left == right for left, right in pairs)


def _is_relative(tree: Tree, token: int) -> bool:
    return RELATIVE in (tree.tokens[token].feature("PronType") or "").split(",")


def impersonal(tree: Tree, token: int) -> bool:
    """Forms that have no subject by nature."""
    return tree.tokens[token].feature("Person") == "0"


def _antecedent(tree: Tree, token: int) -> int | None:
    """The noun that a relative pronoun stands for; the token itself where it is no such pronoun."""
    relative = _is_relative(tree, token)
    if not relative and tree.tokens[token].upos not in {"DET", "PRON"}:
        return token
    for above in (token, *tree.ancestors(token)):
        if tree.tokens[above].deprel == "acl:relcl" or (relative and tree.base(above) == "acl"):
            return tree.tokens[above].head
    return None if relative else token
