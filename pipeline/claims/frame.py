"""Where: the place of a claim, from the nearest words that give one."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from pipeline.claims.near import is_beside
from pipeline.claims.reading import Found, M, Reading
from pipeline.claims.rows import in_turn
from pipeline.geography import WIDE
from pipeline.languages import table
from pipeline.model import Name
from pipeline.syntax import Tree

SCOPES = ("clause", "sentence", "paragraph", "document")
COARSER = 3  # steps by which a country or region stands farther than a town
BESIDE = 9  # steps by which a place that another is near to stands farther


@lru_cache(maxsize=1)  # a claim asks, and then what happened elsewhere
def where(reading: Reading, token: int) -> tuple[Name | None, str | None]:
    """The place of what a token says, and where it was read."""
    found = _scenes(reading)
    towns = [n for n in found if not coarse(reading, n.mention) and not is_beside(reading, n.token)]
    if own := in_turn(reading, token, towns):
        return own.mention, SCOPES[0]
    votes = Counter(n.mention.entity_id for n in found)
    place, scope = nearest(
        reading.tree,
        token,
        found,
        lambda n: COARSER * coarse(reading, n.mention) + BESIDE * is_beside(reading, n.token),
        lambda n: votes[n.mention.entity_id] / (1 + coarse(reading, n.mention)),
    )
    if scope not in SCOPES[:1] and (home := _homeland(reading, token)):
        return home, "clause"
    return (place, scope) if place else _country(reading)


def coordinated(reading: Reading, name: Name) -> Iterator[Name]:
    """Other places named in one row with a place: in Zhanaozen and Aktau."""
    tree = reading.tree
    own = next(f.token for f in reading.names if f.mention is name)
    for found in _sites(reading):
        beside = tree.base(found.token) == "conj" and tree.tokens[found.token].head in {own, tree.tokens[own].head}
        if beside and found.token != own:
            yield found.mention


def coarse(reading: Reading, name: Name) -> bool:
    """True for a country or a region: a place that holds towns."""
    entity = reading.entity(name)
    return entity is not None and entity.feature in WIDE


@lru_cache(maxsize=1)
def _sites(reading: Reading) -> tuple[Found[Name], ...]:
    """Places where something may happen."""
    return tuple(n for n in reading.names if n.mention.kind == "place" and _is_site(reading, n))


def _is_site(reading: Reading, found: Found[Name]) -> bool:
    """False where the name only tells whose or which person or body is meant, or who speaks."""
    tree, token = reading.tree, found.token
    if tree.base(token) == "nsubj" and says(tree, tree.tokens[token].head):
        return False
    head = tree.tokens[token].head
    if _is_origin(reading, found) or (_is_post(tree, head) and not _stands(tree, token)):
        return False
    if head == token or tree.cased(token) or tree.base(token) not in {"nmod", "compound", "amod"}:
        return True
    above = reading.named.get(head)
    return above is None or above.kind == "place"


@lru_cache(maxsize=1)
def _scenes(reading: Reading) -> tuple[Found[Name], ...]:
    """Places without those where somebody speaks or is posted, if there is another town: said in Oslo that."""
    others = tuple(n for n in _sites(reading) if not _is_speakers(reading, n))
    return others if any(not coarse(reading, n.mention) for n in others) else _sites(reading)


def _is_speakers(reading: Reading, found: Found[Name]) -> bool:
    """True for a town that hangs on a verb of speech, its subject, or a post held there, or whose rulers speak."""
    tree, token = reading.tree, found.token
    if coarse(reading, found.mention):
        return not _is_country(reading, found.mention) and _is_ruled(tree, token)
    if not tree.cased(token):
        return False
    head = tree.tokens[token].head
    while head != token and tree.base(head) == "nmod" and tree.tokens[head].head != head:
        head = tree.tokens[head].head
    speaking = tree.base(head) == "nsubj" and says(tree, tree.tokens[head].head)
    return says(tree, head) or speaking or _is_post(tree, head)


def _is_ruled(tree: Tree, token: int) -> bool:
    """True for a region that only tells whose rulers are meant: the government of Madhya Pradesh."""
    rulers = table(tree.language(token), "claims")["places"]["rulers"]
    head = tree.tokens[token].head
    while head != token and tree.lemma(head) not in rulers and tree.base(head) == "nmod":
        token, head = head, tree.tokens[head].head
    return tree.lemma(head) in rulers


def _stands(tree: Tree, token: int) -> bool:
    """True for a place with a preposition that says more than whose: the consul in Oslo, not of Norway."""
    linking = table(tree.language(token), "claims")["roles"]["genitive"]
    return any(tree.lemma(case) not in linking for case in tree.cased(token))


def _is_post(tree: Tree, token: int) -> bool:
    return tree.lemma(token) in table(tree.language(token), "claims")["places"]["posts"]


def _is_origin(reading: Reading, found: Found[Name]) -> bool:
    """True for a country that somebody only comes from: soldiers from Russia."""
    tree, token = reading.tree, found.token
    words = table(tree.language(token), "claims")["places"]["origin"]
    below = tree.base(token) == "nmod" and any(tree.lemma(case) in words for case in tree.cased(token))
    return below and _is_country(reading, found.mention)


def says(tree: Tree, token: int) -> bool:
    """True for a verb of speech, or one that gives a number: Tashkent puts the toll at 169."""
    speech = table(tree.language(token), "claims")["speech"]
    return tree.lemma(token) in speech["verbs"] or tree.lemma(token) in speech["counting"]


def nearest(
    tree: Tree,
    token: int,
    found: Sequence[Found[M]],
    rank: Callable[[Found[M]], int],
    weight: Callable[[Found[M]], float],
) -> tuple[M | None, str | None]:
    """The mention of the narrowest scope: the nearest by syntax, else the weightiest of the sentence that has one."""
    for scope, candidates in zip(SCOPES, _scopes(tree, token, found), strict=True):
        if not candidates:
            continue
        if scope in SCOPES[:2]:
            below = set(tree.subtree(tree.clause(token)))
            best = min(
                candidates,
                key=lambda f: (f.token not in below, tree.steps(token, f.token) + rank(f), abs(f.token - token)),
            )
        else:
            best = max(candidates, key=weight)
        return best.mention, scope
    return None, None


def _scopes(tree: Tree, token: int, found: Sequence[Found[M]]) -> Iterator[list[Found[M]]]:
    """Candidates of the clause, the sentence, the last sentence before it in the paragraph, the document."""
    sentence = tree.sentence[token]
    clause = set(tree.members(tree.clause(token))) | set(tree.subtree(token))
    yield [f for f in found if f.token in clause]
    yield [f for f in found if tree.sentence[f.token] == sentence]
    before = [
        f for f in found if f.token < token and tree.paragraph[tree.sentence[f.token]] == tree.paragraph[sentence]
    ]
    yield [f for f in before if tree.sentence[f.token] == tree.sentence[before[-1].token]]
    yield list(found)


def _country(reading: Reading) -> tuple[Name | None, str | None]:
    """The country that most names of the document tell of, be it as whose a body is."""
    votes = Counter(n.mention.entity_id for n in reading.names if _is_country(reading, n.mention))
    if not votes:
        return None, None
    best = votes.most_common(1)[0][0]
    return next(n.mention for n in reading.names if n.mention.entity_id == best), SCOPES[-1]


def _homeland(reading: Reading, token: int) -> Name | None:
    """The country that words like `across the country` in the clause stand for: the last one named."""
    tree = reading.tree
    words = table(tree.language(token), "claims")["places"]
    members = set(tree.members(tree.clause(token))) | set(tree.subtree(token))
    if not any(tree.lemma(i) in words["country"] and i not in reading.named for i in members):
        return None
    countries = [n for n in reading.names if n.token < token and _is_country(reading, n.mention)]
    return countries[-1].mention if countries else None


def _is_country(reading: Reading, name: Name) -> bool:
    entity = reading.entity(name)
    return entity is not None and entity.feature == "country"
