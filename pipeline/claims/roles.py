"""Who acts and who is acted on: roles of a trigger, from the syntax alone."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from pipeline.claims.arguments import NOUNS, impersonal, object_of, passive, subject
from pipeline.claims.lexicon import lexicon
from pipeline.claims.people import is_somebody
from pipeline.claims.reading import Reading
from pipeline.claims.triggers import Trigger, lemmas
from pipeline.languages import table
from pipeline.ontology import types
from pipeline.syntax import Tree

LIGHT = {"obj", "xcomp", "obl", "advmod", "nsubj"}  # relations of a happening to the verb that makes it happen

Candidates = tuple[tuple[int | None, ...], tuple[int | None, ...]]  # actors and targets, the likeliest first


@dataclass(frozen=True, slots=True)
class Roles:
    """Head tokens of the participants."""

    actor: int | None = None
    target: int | None = None


def roles(reading: Reading, trigger: Trigger, barred: frozenset[int]) -> Roles:
    """Participants of a trigger; tokens of dates and numbers are barred, and words that the trigger is made of.

    Somebody acts; somebody is acted on too, except by what befalls things as well.
    """
    actors, targets = _candidates(reading.tree, trigger)
    fitting = _fitting(reading.tree, trigger, barred)
    befalls_things = types()[trigger.entry.type].get("things", False)
    actor = next((one for one in actors if one is not None and fitting(one) and is_somebody(reading, one)), None)
    reached = (one for one in targets if one not in {None, actor} and fitting(one))
    return Roles(actor, next((one for one in reached if befalls_things or is_somebody(reading, one)), None))


def cause(tree: Tree, trigger: Trigger) -> int | None:
    """What does it, be it somebody or not: a crash that kills."""
    return next((one for one in _candidates(tree, trigger)[0] if one is not None), None)


def _candidates(tree: Tree, trigger: Trigger) -> Candidates:
    verbal = tree.tokens[trigger.token].upos in {"VERB", "AUX"} or _participle(tree, trigger.token)
    return (_verb if verbal else _noun)(tree, trigger)


def _fitting(tree: Tree, trigger: Trigger, barred: frozenset[int]) -> Callable[[int], bool]:
    """Whether a token can take part: open fire has no target `fire`, but those that are beaten in a phrase are one."""
    language = tree.language(trigger.token)
    taking_part = set(table(language, "claims")["roles"]["persons"])
    taking_part |= {word for word in trigger.beside if ("NOUN", word) in lexicon(language).words}
    own = set(trigger.beside) - taking_part
    return lambda token: token not in barred | {trigger.token} and not own & set(lemmas(tree, token))


def doer(tree: Tree, token: int) -> int | None:
    """Who does to those of a token what their clause says, where the verb is a happening."""
    verb = tree.clause(token)
    own = (token, *takewhile(lambda above: above != verb, tree.ancestors(token)))
    if passive(tree, verb):
        return _agent(tree, verb) if verb != token else None
    done = tree.base(own[-1]) == "obj" and _acts(tree, verb)
    found = subject(tree, verb) if done else None
    return None if found in own else found


def _acts(tree: Tree, verb: int) -> bool:
    """True for a verb that is a happening, or that says what befell those counted: wounded seven."""
    language, lemma = tree.language(verb), tree.lemma(verb)
    befalls = (lemma in row.get("object", ()) for row in table(language, "figures")["property"])
    return ("VERB", lemma) in lexicon(language).words or any(befalls)


def _participle(tree: Tree, token: int) -> bool:
    """True for participles, and for forms without a person that the tagger takes for adjectives."""
    return tree.tokens[token].feature("VerbForm") == "Part" or any(tree.related(token, "obj"))


def _verb(tree: Tree, trigger: Trigger) -> Candidates:
    token, entry = trigger.token, trigger.entry
    patient = object_of(tree, token)
    if passive(tree, token) and (patient is None or any(tree.related(token, "nsubj"))):
        return (_agent(tree, token),), (subject(tree, token) if entry.object != "actor" else None,)
    acting = None if impersonal(tree, token) else subject(tree, token)
    if acting is not None and entry.subject == "target":
        return (_agent(tree, token),), (acting,)
    receiving = (_named_by(tree, token, "target"), _dative(tree, token))
    return (
        (acting if entry.subject == "actor" else None,),
        (patient if entry.object == "target" else None, *receiving),
    )


def _noun(tree: Tree, trigger: Trigger) -> Candidates:
    """Its own complements first, then the participants of the verb that governs it."""
    token, entry = trigger.token, trigger.entry
    governed = _governed(tree, token)
    actors = [_agent(tree, token), governed if entry.genitive == "actor" else None]
    targets = [
        _dative(tree, token),
        _named_by(tree, token, "target"),
        governed if entry.genitive == "target" else None,
    ]
    verb = light(tree, token, trigger.beside)
    if verb is not None:
        actors.append(_agent(tree, verb) if passive(tree, verb) else subject(tree, verb))
        targets += [_named_by(tree, verb, "target"), _dative(tree, verb)]
    return tuple(actors), tuple(targets)


def _agent(tree: Tree, token: int) -> int | None:
    """The one by whom it is done; the parse may hang it on what the verb makes of somebody: shot dead by."""
    for verb in (token, *tree.related(token, "xcomp")):
        if (agent := next(tree.related(verb, "obl:agent"), None)) is not None:
            return agent
    return _named_by(tree, token, "actor")


def _named_by(tree: Tree, token: int, role: str) -> int | None:
    """A complement whose preposition names the role."""
    words = table(tree.language(token), "claims")["roles"][role]
    for child in _complements(tree, token):
        if tree.tokens[child].feature("Case") != "Loc" and any(tree.lemma(case) in words for case in tree.cased(child)):
            return child
    return None


def _complements(tree: Tree, token: int) -> Iterator[int]:
    """What a preposition joins to a word; to a noun also by way of its own words, or by standing right after it."""
    yield from tree.related(token, "obl", "nmod")
    if tree.tokens[token].upos in {"VERB", "AUX"}:
        return
    for child in tree.related(token, "nmod", "amod", "acl", "obj"):
        yield from (c for c in tree.related(child, "nmod", "obl") if not tree.opens_clause(child) or c == token)
    for sibling in tree.related(tree.tokens[token].head, "obl", "nmod"):
        if token + 1 in tree.cased(sibling):
            yield sibling


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


def light(tree: Tree, token: int, beside: Sequence[str] = ()) -> int | None:
    """The verb that makes a happening happen, over coordination and control verbs, or that a relative clause says.

    Words that stand `beside` the trigger are such verbs too: launch in launch an investigation.
    """
    words = table(tree.language(token), "claims")
    opening = {*words["roles"]["opening"], *words["planned"]["verbs"]}
    while tree.base(token) == "conj":
        token = tree.tokens[token].head
    for clause in tree.related(token, "acl"):
        if tree.lemma(clause) in opening:
            return clause
    verb = tree.tokens[token].head
    return verb if tree.base(token) in LIGHT and tree.lemma(verb) in opening | set(beside) else None
