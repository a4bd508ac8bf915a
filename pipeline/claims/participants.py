"""How a participant is written: the name in base form with its entity, else the words of the text."""

from itertools import pairwise

from pipeline.claims.reading import Reading
from pipeline.inflection.noun_phrases import in_nominative
from pipeline.model import Name
from pipeline.syntax import Tree

APPOSED = ("appos", "flat", "nmod:flat", "amod:flat")
PERSON = "person"
WHO = {PERSON, "organisation"}


def written(reading: Reading, token: int | None) -> tuple[str | None, str | None]:
    """Words and entity id of a participant, given its head token."""
    if token is None or reading.tree.tokens[token].upos in {"PRON", "DET"}:
        return None, None
    name = named(reading, token)
    if name:
        return name.lemma, name.entity_id
    return based(reading.tree, token), None


def named(reading: Reading, token: int) -> Name | None:
    """The name that a head token is, or that stands beside it in apposition."""
    tree = reading.tree
    own = reading.named.get(token)
    if own:
        return own
    beside = [reading.named[c] for c in tree.related(token, *APPOSED) if c in reading.named]
    persons = {n.mention_id: n for i in tree.phrase(token) if (n := reading.named.get(i)) and n.kind == PERSON}
    alone = list(persons.values()) if len(persons) == 1 else []
    return next((name for name in (*beside, *alone) if name.kind in WHO), None)


def based(tree: Tree, token: int) -> str:
    """A noun phrase in the nominative, as far as the dictionary helps; as it stands where it cannot."""
    phrase = tree.phrase(token)
    if tree.tokens[token].feature("Case") in {None, "Nom"}:
        return tree.text(phrase)
    words = in_nominative(tree.language(token), [tree.tokens[i] for i in phrase], tree.tokens[token])
    spaces = (tree.tokens[left].end < tree.tokens[right].start for left, right in pairwise(phrase))
    return words[0] + "".join(f"{' ' * space}{word}" for space, word in zip(spaces, words[1:], strict=True))
