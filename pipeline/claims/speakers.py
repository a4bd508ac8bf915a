"""Who says it, where the text tells. An invented speaker is worse than none."""

from collections.abc import Iterator

from pipeline.claims.participants import named
from pipeline.claims.reading import Reading
from pipeline.claims.roles import subject
from pipeline.languages import table
from pipeline.syntax import Tree

UTTERED = {
    "ccomp",
    "parataxis",
    "xcomp",
    "obj",
    "conj",
    "obl",
    "advcl",
    "iobj",
    "csubj",
}  # what a verb of speech utters
LOOK_BACK = 3  # sentences in which the one meant by a pronoun is looked for


def speaker(reading: Reading, token: int) -> int | None:
    """Head token of the speaker of what a token says."""
    for found in (*_sayers(reading.tree, token), *_according(reading.tree, token)):
        resolved = _resolved(reading, found)
        if resolved is not None:
            return resolved
    return None


def _sayers(tree: Tree, token: int) -> Iterator[int]:
    """Subjects of the verbs of speech above the token's clause, or inserted beside it."""
    below = token
    for above in (token, *tree.ancestors(token)):
        if above != token and _speaks(tree, above) and tree.base(below) in UTTERED:
            yield from _own_subject(tree, above)
        for child in tree.related(above, "parataxis", "advcl"):
            if child != below and _speaks(tree, child):
                yield from _own_subject(tree, child)
        below = above


def _speaks(tree: Tree, token: int) -> bool:
    return (
        tree.tokens[token].upos == "VERB"
        and tree.lemma(token) in table(tree.language(token), "claims")["speech"]["verbs"]
    )


def _own_subject(tree: Tree, verb: int) -> Iterator[int]:
    found = subject(tree, verb)
    if found is not None:
        yield found


def _according(tree: Tree, token: int) -> Iterator[int]:
    """The noun after `according to` in the sentence."""
    phrases = table(tree.language(token), "claims")["speech"]["according"]
    bounds = tree.bounds[tree.sentence[token]]
    for index in range(bounds.start, bounds.end):
        cases = [tree.lemma(case) for case in _whole_case(tree, index)]
        if cases and " ".join(cases) in phrases:
            yield index


def _whole_case(tree: Tree, token: int) -> list[int]:
    """Prepositions of a noun with the words fixed to them."""
    cases = list(tree.cased(token))
    return sorted(cases + [part for case in cases for part in tree.related(case, "fixed")])


def _resolved(reading: Reading, token: int) -> int | None:
    """The token itself, or what the pronoun stands for; None where nobody is told."""
    tree = reading.tree
    if tree.tokens[token].upos not in {"PRON", "DET"}:
        return token
    if tree.lemma(token) not in table(tree.language(token), "claims")["pronouns"]["persons"]:
        return None
    now = tree.sentence[token]
    persons = [f.token for f in reading.names if f.mention.kind == "person" and f.token < token]
    near = [t for t in persons if now - tree.sentence[t] <= LOOK_BACK]
    subjects = [t for t in near if named(reading, t) and tree.base(t) in {"nsubj", "appos", "root", "flat"}]
    return next(reversed(subjects or near), None)
