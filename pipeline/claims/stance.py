"""Did it happen? Polarity and modality of a trigger, scoped by the parse."""

from collections.abc import Iterator
from typing import Any

from pipeline.languages import table
from pipeline.syntax import VERBAL, Tree

EMBEDDED = {
    *("ccomp", "xcomp", "obj", "obl", "nsubj", "csubj", "acl", "nmod", "iobj", "advcl", "conj", "compound"),
    *("nummod", "det"),
}

NEGATING = ("advmod", "det", "nsubj", "obj", "cc", "aux")  # relations of a negator


def negated(tree: Tree, token: int) -> bool:
    """True where the text denies it."""
    words = table(tree.language(token), "claims")["negation"]
    if _bears(tree, token, words["words"]) or any(tree.lemma(c) in words["without"] for c in tree.cased(token)):
        return True
    for below, above in _climb(tree, token):
        if tree.base(below) == "nmod" and tree.lemma(above) in words["words"]:
            return True
        if tree.lemma(above) in words["denials"] and tree.base(below) in {"ccomp", "obj", "xcomp", "iobj", "acl"}:
            return not _bears(tree, above, words["words"])
        if _bears(tree, above, words["words"]) and _carries(tree, below, above, words):
            return True
    return False


def _bears(tree: Tree, token: int, words: list[str]) -> bool:
    """A negator hangs on the token itself, or the token is one form with it."""
    if tree.tokens[token].feature("Polarity") == "Neg" and tree.tokens[token].upos != "PART":
        return True
    copulas = tree.related(token, "aux", "cop")
    bearing = (token, *copulas)
    negators = [c for one in bearing for c in tree.related(one, *NEGATING)]
    negators += [d for one in tree.related(token, "nsubj") for d in tree.related(one, "det")]  # no shots were fired
    return any(tree.lemma(c) in words for c in negators)


def _carries(tree: Tree, below: int, above: int, words: dict[str, Any]) -> bool:
    """Negation of `above` denies `below`: a noun that was not recorded, a verb that was not said to be so."""
    relation = tree.base(below)
    if relation in {"xcomp", "compound"}:
        return True
    if any(tree.lemma(case) in words["apart"] for case in tree.cased(below)):
        return False
    existence = tree.lemma(above) in words["existence"] or tree.tokens[above].upos not in {"VERB", "AUX", "ADJ"}
    return existence and relation in {"nsubj", "obj", "iobj", "nmod", "obl", "conj", "cop"}


def _climb(tree: Tree, token: int) -> Iterator[tuple[int, int]]:
    """Pairs of a word and its head, up to where the governing clause no longer decides about it."""
    for above in tree.ancestors(token):
        if tree.base(token) not in EMBEDDED:
            return
        yield token, above
        if tree.base(token) in {"acl", "advcl"}:
            return
        token = above


def modality(tree: Tree, token: int, *, reported: bool) -> str:
    """asserted, reported, planned, demanded or hypothetical."""
    words = table(tree.language(token), "claims")
    if _is_to_come(tree, token, words["planned"]):
        return "planned"
    for kind in ("demanded", "planned", "hypothetical"):
        if _governed(tree, token, words[kind]) or _marked(tree, token, words[kind]):
            return kind
    sentence = tree.bounds[tree.sentence[token]]
    if tree.tokens[sentence.end - 1].text == "?":
        return "hypothetical"
    hedges = words["hedged"]["words"]
    hedged = any(tree.lemma(i) in hedges for i in tree.members(tree.clause(token)))
    return "reported" if reported or hedged else "asserted"


def _is_to_come(tree: Tree, token: int, words: dict[str, Any]) -> bool:
    """True for a noun with a clause that says what is still to be done with it: elections to be held."""
    marks = (c for below in tree.related(token, "acl") for c in tree.related(below, "mark"))
    return any(tree.lemma(c) in words.get("purpose", ()) for c in marks)


def _governed(tree: Tree, token: int, words: dict[str, Any]) -> bool:
    """A verb or noun of the kind has it for its object or complement."""
    for below, above in _climb(tree, token):
        relation = tree.base(below)
        if (relation == "conj" and tree.opens_clause(below)) or _is_given(tree, below):
            return False
        if tree.lemma(above) in words.get("infinitive", ()) and relation in {"xcomp", "ccomp"}:
            return True
        if tree.lemma(above) in words.get("verbs", ()) and relation in {"obj", "xcomp", "ccomp", "iobj", "obl"}:
            return True
        if tree.lemma(above) in words.get("nouns", ()) and relation in {"nmod", "acl", "obl"}:
            return True
    return False


def _is_given(tree: Tree, clause: int) -> bool:
    """True for what a question takes for granted: they ask why he was shot."""
    asking = table(tree.language(clause), "claims")["given"]["words"]
    return any(tree.lemma(c) in asking for c in tree.related(clause, "advmod", "mark"))


def _marked(tree: Tree, token: int, words: dict[str, Any]) -> bool:
    """An auxiliary or conjunction of the kind stands in its clause."""
    clause, auxiliaries = tree.clause(token), words.get("auxiliaries", ())
    if _is_told(tree, clause) and any(tree.lemma(c) in words.get("told", ()) for c in tree.related(clause, "aux")):
        return True
    verbs = (clause, *tree.related(clause, "aux", "cop"))
    if any(tree.lemma(c) in auxiliaries or tree.tokens[c].text.casefold() in auxiliaries for c in verbs):
        return True
    endings = tuple(words.get("endings", ()))
    if any(tree.tokens[c].text.casefold().endswith(endings) for c in verbs if _is_past(tree, c)):
        return True
    conditions = (c for below in tree.related(clause, "advcl") for c in tree.related(below, "mark"))
    if any(tree.lemma(c) in words.get("conditions", ()) for c in conditions):
        return True
    return any(tree.lemma(c) in words.get("marks", ()) for c in tree.related(clause, "mark", "advmod", "cc"))


def _is_told(tree: Tree, clause: int) -> bool:
    """True where a verb of speech governs a clause."""
    speech = table(tree.language(clause), "claims")["speech"]["verbs"]
    told = tree.base(clause) in {"ccomp", "parataxis"} and tree.lemma(tree.tokens[clause].head) in speech
    return told or any(tree.lemma(c) in speech for c in tree.related(clause, "parataxis"))


def _is_past(tree: Tree, token: int) -> bool:
    """True for verbs in the past tense, which an ending may make conditional."""
    return tree.tokens[token].upos in VERBAL and tree.tokens[token].feature("Tense") == "Past"
