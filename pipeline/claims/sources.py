"""Whose words a statement, a report or a count is."""

from pipeline.claims.triggers import lemmas
from pipeline.languages import table
from pipeline.syntax import Tree

SPEAKERS = {"NOUN", "PROPN", "PRON", "DET", "ADJ", "X"}
NAMELESS = {"PRON", "DET"}
BY = (("roles", "actor"), ("speech", "carriers"))


def owner(tree: Tree, token: int) -> int:
    """Whose words they are where a statement, report or count speaks; else the token itself."""
    speech = table(tree.language(token), "claims")["speech"]
    if not set(speech["nouns"]) & set(lemmas(tree, token)):
        return token
    for child in tree.related(token, "nmod"):
        cases = tree.cased(child)
        bare = not cases and tree.tokens[child].feature("Case") == "Gen"
        if (bare or any(tree.lemma(case) in speech["whose"] for case in cases)) and tree.tokens[child].upos in SPEAKERS:
            return child
    giver = _giver(tree, token)
    return token if giver is None else giver


def _giver(tree: Tree, noun: int) -> int | None:
    """By whom what tells it was given: figures released by the ministry, dane podane przez ministerstwo."""
    for verb in tree.related(noun, "acl"):
        words, carriers = (table(tree.language(verb), "claims")[k][w] for k, w in BY)
        for agent in tree.related(verb, "obl"):
            named = tree.tokens[agent].upos in SPEAKERS - NAMELESS and tree.lemma(agent) not in carriers
            if named and any(tree.lemma(case) in words for case in tree.cased(agent)):
                return agent
    return None
