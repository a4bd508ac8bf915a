"""How a participant is written: the name in base form with its entity, else the words of the text."""

from itertools import pairwise

from pipeline.claims.arguments import hidden_subject
from pipeline.claims.coreference import meant
from pipeline.claims.reading import Reading
from pipeline.inflection.noun_phrases import in_nominative
from pipeline.languages import table
from pipeline.model import Name
from pipeline.syntax import VERBAL, Tree

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
    return based(reading, token), meant(reading, token)


def jointly(reading: Reading, token: int | None) -> tuple[str | None, str | None]:
    """Words and entity id of who speaks, with those who say the same in one row: witnesses and human rights groups."""
    words, entity = written(reading, token)
    if token is None or words is None or entity is not None:
        return words, entity
    tree = reading.tree
    others = [c for c in tree.related(token, "conj") if tree.tokens[c].upos == "NOUN" and c not in reading.named]
    if not others or tree.tokens[token].feature("Case") not in {None, "Nom"}:
        return words, entity
    return tree.text((tree.phrase(token)[0], tree.phrase(others[-1])[-1])), None


def named(reading: Reading, token: int) -> Name | None:
    """The name that a head token is, or that stands beside it in apposition."""
    tree = reading.tree
    own = reading.named.get(token)
    if own:
        return own
    beside = [reading.named[c] for c in tree.related(token, *APPOSED) if c in reading.named]
    persons = {
        name.mention_id: name
        for i in tree.phrase(token)
        if (name := reading.named.get(i)) and name.kind == PERSON and _is_apposed(tree, token, i)
    }
    alone = list(persons.values()) if len(persons) == 1 else []
    return next((name for name in (*beside, *alone) if name.kind in WHO), None)


def _is_apposed(tree: Tree, token: int, name: int) -> bool:
    """False for a name that only tells whose or of what: the mayor of Dunmore, burmistrz Lipnicy."""
    head, own = tree.tokens[token].feature("Case"), tree.tokens[name].feature("Case")
    return not tree.cased(name) and (None in {head, own} or head == own)


def based(reading: Reading, token: int) -> str:
    """A noun phrase in the nominative, as far as the dictionary helps; as it stands where it cannot."""
    tree = reading.tree
    phrase = _timeless(reading, token, _without_agent(tree, tree.phrase(token)))
    verb = phrase[-1] + 1
    hidden = verb < len(tree.tokens) and tree.tokens[verb].upos in VERBAL and hidden_subject(tree, verb) == token
    case, numbers = tree.tokens[token].feature("Case"), tree.related(token, "nummod", "det")
    counted = case in {"Gen", "Acc"} and any(tree.tokens[i].upos == "NUM" for i in numbers)  # 34 górników in both
    if hidden or counted or case in {None, "Nom"}:
        return tree.text(phrase)
    words = in_nominative(tree.language(token), [tree.tokens[i] for i in phrase], tree.tokens[token])
    spaces = (tree.tokens[left].end < tree.tokens[right].start for left, right in pairwise(phrase))
    return words[0] + "".join(f"{' ' * space}{word}" for space, word in zip(spaces, words[1:], strict=True))


def _timeless(reading: Reading, head: int, phrase: tuple[int, ...]) -> tuple[int, ...]:
    """The words around a head without those that ask or tell when: three days later | crowds, a court | on Monday."""
    tree, dates = reading.tree, {found.token for found in reading.dates}
    foreign: set[int] = set()
    for word in phrase:
        asks = any(tree.tokens[i].feature("PronType") == "Int" for i in (word, *tree.related(word, "advmod")))
        late = tree.base(word) == "amod" and any(i in reading.measures for i in tree.related(word, "obl"))
        if word != head and (word in dates or asks or late):
            foreign.update(tree.subtree(word))
    low = max((i for i in foreign if i < head), default=-1)
    high = min((i for i in foreign if i > head), default=len(tree.tokens))
    kept = [i for i in phrase if low < i < high]
    while tree.base(kept[-1]) == "case":
        kept.pop()
    return tuple(kept)


def _without_agent(tree: Tree, phrase: tuple[int, ...]) -> tuple[int, ...]:
    """A phrase up to who does it: the arrest of the lawyer | by agents."""
    words = table(tree.language(phrase[0]), "claims")["roles"]["actor"]
    ends = (i for i in phrase[1:] if tree.base(i) == "case" and tree.lemma(i) in words)
    end = next(ends, phrase[-1] + 1)
    return tuple(i for i in phrase if i < end)
