"""What claims are made around: a figure with the happening it tells of, or a trigger that says something by itself."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from pipeline.claims.assertions import asserted, governor
from pipeline.claims.counts import counts, tells
from pipeline.claims.reading import Found, Reading
from pipeline.claims.roles import Roles, cause, roles
from pipeline.claims.speakers import speaks
from pipeline.claims.triggers import Trigger
from pipeline.model import Figure
from pipeline.ontology import properties, types
from pipeline.syntax import Tree

JOINED = {"advcl", "acl", "conj", "xcomp"}  # clauses of one happening
BESIDE = {"parataxis"}  # and those of what hurts: police opened fire; nine were killed
NOBODY = Roles()
DAMAGE = {"destroyed", "damaged"}  # what a happening that hurts does to things
NEAR = 3  # steps in the syntax from a figure to the verb that says what it counts


@dataclass(frozen=True, slots=True)
class Kernel:
    """What a claim is made around: a token, the trigger it belongs to with who takes part, its figure."""

    token: int
    trigger: Trigger | None
    figure: Found[Figure] | None = None
    who: Roles = NOBODY
    joined: bool = False  # figure and trigger speak of one happening, and are quoted together


def kernels(reading: Reading, found: Sequence[Trigger]) -> Iterator[Kernel]:
    """A kernel for each figure that makes a claim, and for each trigger that says something beside the figures."""
    tree = reading.tree
    who = {t.token: roles(reading, t, reading.measures) for t in found}
    counted = tuple(counts(reading, found))
    told: set[int] = set()
    for figure, own in counted:
        joined = own is not None and own.token in who and _joined(tree, figure, own)
        told |= {t.token for t in found if _says_no_more(tree, figure, t) or (joined and _beside(tree, own, t))}
        yield Kernel(figure.token, own, figure, who.get(own.token, NOBODY) if own and joined else NOBODY, joined)
    causes = _causes(tree, who, found)
    told |= {cause.token for cause in causes.values()}
    verbs = {t.token: t for t in found}
    for trigger in found:
        if trigger.token in told:
            continue
        if (cause := causes.get(trigger.token)) is not None:
            yield Kernel(
                trigger.token, replace(trigger, entry=cause.entry), None, Roles(None, who[trigger.token].target)
            )
        elif governor(tree, trigger.token, verbs) is None and asserted(reading, trigger, who[trigger.token]):
            yield Kernel(trigger.token, trigger, None, who[trigger.token])


def _causes(tree: Tree, who: Mapping[int, Roles], found: Sequence[Trigger]) -> dict[int, Trigger]:
    """Happenings that do the killing, by the token that tells of it: the crash that killed the president."""
    happenings = {t.token: t for t in found}
    told = properties()["killed"]["modes"]
    killing = (t for t in found if t.entry.mode in told and who[t.token].target is not None)
    return {t.token: happenings[doing] for t in killing if (doing := cause(tree, t)) in happenings}


def _says_no_more(tree: Tree, figure: Found[Figure], trigger: Trigger) -> bool:
    """True for a trigger that says what the figure says, close to it."""
    if tree.sentence[trigger.token] != tree.sentence[figure.token] or not tells(figure.mention.property or "", trigger):
        return False
    clause = tree.clause(trigger.token)
    if tree.clause(figure.token) == clause or trigger.token in tree.ancestors(figure.token):
        return True
    other = tree.base(clause) == "conj" and any(tree.related(clause, "nsubj"))
    return tree.steps(figure.token, trigger.token) <= NEAR and not other


def _joined(tree: Tree, figure: Found[Figure], own: Trigger) -> bool:
    """True where the harm that a figure counts is told in one breath with its happening."""
    what = figure.mention.property or ""
    victims = (
        properties()[what].get("harm") or tells(what, own) or (what in DAMAGE and types()[own.entry.type].get("harm"))
    )
    if tree.sentence[own.token] != tree.sentence[figure.token] or not victims:
        return False
    left, right = tree.clause(figure.token), tree.clause(own.token)
    joining = JOINED | BESIDE if types()[own.entry.type].get("harm") else JOINED
    return left == right or _leads_to(tree, left, right, joining) or _leads_to(tree, right, left, joining)


def _leads_to(tree: Tree, low: int, high: int, joining: AbstractSet[str]) -> bool:
    """True where a clause hangs on another by way of clauses that go on about the same."""
    while low != high:
        if tree.base(low) not in joining or tree.tokens[low].head == low or speaks(tree, low):
            return False
        low = tree.clause(tree.tokens[low].head)
    return True


def _beside(tree: Tree, own: Trigger | None, trigger: Trigger) -> bool:
    """True for the happening itself, and for one of its kind named with it: an earthquake and a tsunami."""
    if own is None or trigger.token == own.token:
        return own is not None
    named = tree.tokens[own.token].upos == tree.tokens[trigger.token].upos == "NOUN"
    return named and own.entry.type == trigger.entry.type and tree.clause(own.token) == tree.clause(trigger.token)
