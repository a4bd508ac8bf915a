"""Who acts and who is acted on: roles of a trigger, from the syntax alone."""

from dataclasses import dataclass
from itertools import takewhile

from pipeline.claims.triggers import Trigger
from pipeline.languages import table
from pipeline.syntax import Tree

NOUNS = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"}
RELATIVE = "Rel"  # UD PronType of relative pronouns


@dataclass(frozen=True, slots=True)
class Roles:
    """Head tokens of the participants."""

    actor: int | None = None
    target: int | None = None


def roles(tree: Tree, trigger: Trigger) -> Roles:
    """Participants of a trigger."""
    if tree.tokens[trigger.token].upos in {"VERB", "AUX"} or _participle(tree, trigger.token):
        found = _verb(tree, trigger)
    else:
        found = _noun(tree, trigger)
    return found if found.actor != found.target else Roles(found.actor)


def doer(tree: Tree, token: int) -> int | None:
    """Who does what the clause of a token says, where the token is no part of the doer."""
    verb = tree.clause(token)
    found = _agent(tree, verb) if passive(tree, verb) else subject(tree, verb)
    own = (token, *takewhile(lambda above: above != verb, tree.ancestors(token)))
    return None if found in own or verb == token else found


def _participle(tree: Tree, token: int) -> bool:
    return tree.tokens[token].feature("VerbForm") == "Part"


def _verb(tree: Tree, trigger: Trigger) -> Roles:
    token, entry = trigger.token, trigger.entry
    if passive(tree, token):
        patient = subject(tree, token)
        return Roles(_agent(tree, token), patient if entry.object != "actor" else None)
    acting = subject(tree, token)
    if acting is not None and entry.subject == "target":
        return Roles(_agent(tree, token), acting)
    patient = _first(tree, token, "obj") if entry.object == "target" else None
    return Roles(
        acting if entry.subject == "actor" else None,
        _named_by(tree, token, "target") or (_dative(tree, token) if patient is None else patient),
    )


def _noun(tree: Tree, trigger: Trigger) -> Roles:
    """Its own complements first, then the participants of the verb that governs it."""
    token, entry = trigger.token, trigger.entry
    governed = _governed(tree, token)
    actor = _agent(tree, token) or (governed if entry.genitive == "actor" else None)
    target = _named_by(tree, token, "target") or (governed if entry.genitive == "target" else None)
    target = _dative(tree, token) if _dative(tree, token) is not None else target
    verb = _light(tree, token)
    if verb is not None:
        actor = actor if actor is not None else (_agent(tree, verb) if passive(tree, verb) else subject(tree, verb))
        target = target if target is not None else _named_by(tree, verb, "target") or _dative(tree, verb)
    return Roles(actor if actor != token else None, target if target != token else None)


def passive(tree: Tree, token: int) -> bool:
    """True where the subject of the verb is acted on."""
    word = tree.tokens[token]
    if any(tree.tokens[c].deprel in {"nsubj:pass", "aux:pass"} for c in tree.children[token]):
        return True
    return word.feature("Voice") == "Pass" or (
        word.feature("VerbForm") == "Part" and word.feature("Tense") == "Past" and tree.base(token) == "acl"
    )


def subject(tree: Tree, token: int) -> int | None:
    """The subject of a verb: its own, its antecedent's, or the one it shares with the verb before or above it."""
    for child in tree.related(token, "nsubj"):
        if tree.tokens[child].upos in NOUNS | {"DET"}:
            return _antecedent(tree, child)
    head, relation = tree.tokens[token].head, tree.base(token)
    if relation == "acl":
        return head
    if relation in {"conj", "xcomp", "advcl"} and head != token and not _impersonal(tree, token):
        return subject(tree, head)
    return None


def _impersonal(tree: Tree, token: int) -> bool:
    """Forms that have no subject by nature."""
    return tree.tokens[token].feature("Person") == "0"


def _antecedent(tree: Tree, token: int) -> int | None:
    """The noun that a relative pronoun stands for; the token itself where it is no such pronoun."""
    if tree.tokens[token].feature("PronType") != RELATIVE and tree.tokens[token].upos not in {"DET", "PRON"}:
        return token
    for above in (token, *tree.ancestors(token)):
        if tree.tokens[above].deprel == "acl:relcl":
            return tree.tokens[above].head
    return token if tree.tokens[token].feature("PronType") != RELATIVE else None


def _agent(tree: Tree, token: int) -> int | None:
    """The one by whom it is done."""
    return next(tree.related(token, "obl:agent"), None) or _named_by(tree, token, "actor")


def _named_by(tree: Tree, token: int, role: str) -> int | None:
    """A complement whose preposition names the role."""
    words = table(tree.language(token), "claims")["roles"][role]
    for child in tree.related(token, "obl", "nmod"):
        if any(tree.lemma(case) in words for case in tree.cased(child)):
            return child
    return None


def _governed(tree: Tree, token: int) -> int | None:
    """The noun that a nominal trigger governs: genitive, possessive, or the first part of a compound."""
    linking = table(tree.language(token), "claims")["roles"]["genitive"]
    for child in tree.related(token, "nmod", "obl", "compound"):
        cases = tree.cased(child)
        bare = not cases and (tree.tokens[child].feature("Case") in {"Gen", None} or tree.base(child) == "compound")
        if (bare or any(tree.lemma(case) in linking for case in cases)) and tree.tokens[child].upos in NOUNS:
            return child
    return next(tree.related(token, "nsubj"), None)


def _dative(tree: Tree, token: int) -> int | None:
    """A receiver: indirect object, or a bare complement in the dative."""
    for child in tree.related(token, "iobj", "obl", "nmod", "obj"):
        if tree.tokens[child].feature("Case") == "Dat" and not tree.cased(child) and tree.tokens[child].upos in NOUNS:
            return child
    return None


def _light(tree: Tree, token: int) -> int | None:
    """The verb whose object a noun is, over coordination and control verbs."""
    while tree.base(token) == "conj":
        token = tree.tokens[token].head
    if tree.base(token) not in {"obj", "xcomp", "obl"} and tree.tokens[token].deprel != "nsubj:pass":
        return None
    verb = tree.tokens[token].head
    opening = table(tree.language(token), "claims")["roles"]["opening"]
    return verb if tree.base(token) == "obj" or tree.lemma(verb) in opening else None


def _first(tree: Tree, token: int, relation: str) -> int | None:
    return next(tree.related(token, relation), None)
