"""Claims that figures make: so many killed, so many on strike, so many months."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from pipeline.claims.arguments import NOUNS
from pipeline.claims.lexicon import lexicon
from pipeline.claims.reading import Found, Reading
from pipeline.claims.roles import roles
from pipeline.claims.triggers import Trigger
from pipeline.languages import table
from pipeline.model import Figure
from pipeline.ontology import properties, types
from pipeline.syntax import Tree

HAPPENINGS = {"unrest", "accident", "disaster"}  # families whose events have victims and crowds
SURVIVORS = "survivors"
SHARE = "share"  # unit of what says nothing where nothing happens in its clause
NEAR = 3  # steps in the syntax between a measure and what it measures


@cache
def claimable() -> frozenset[str]:
    """Properties whose figures are claims about an event."""
    return frozenset(name for name, row in properties().items() if row["claim"])


def counts(reading: Reading, found: Sequence[Trigger]) -> Iterator[tuple[Found[Figure], Trigger | None]]:
    """Figures that make claims, each with the happening it belongs to."""
    happenings = [t for t in found if types()[t.entry.type]["family"] in HAPPENINGS]
    for figure in (_told(reading, one, found) for one in reading.figures):
        if figure.mention.property not in claimable():
            continue
        row = properties()[figure.mention.property]
        if row.get("of") != "happening":
            own = _crowded(reading.tree, figure, _happening(figure, reading.tree, happenings))
            if row.get("unit") == SHARE and not (own and _in_clause(reading.tree, own.token, figure.token)):
                own = _crowd(reading.tree, figure)
            if own or row.get("unit") != SHARE:
                yield figure, own
        elif own := _measured(reading.tree, figure.token, happenings):
            yield figure, own


def _told(reading: Reading, figure: Found[Figure], found: Sequence[Trigger]) -> Found[Figure]:
    """A figure of which the text says no more than that so many take part, with what the happening makes of them."""
    tree, mention = reading.tree, figure.mention
    if mention.property is not None or mention.unit is not None:
        return figure
    noun = figure.token if tree.tokens[figure.token].upos in NOUNS - {"NUM"} else tree.tokens[figure.token].head
    if survives(tree, noun):
        return Found(replace(mention, property=SURVIVORS), figure.token)
    for trigger in found:
        name = _by_mode().get(trigger.entry.mode or "")
        if name and _in_clause(tree, trigger.token, noun):
            who = roles(reading, trigger, frozenset())
            if noun in {who.actor, who.target}:
                return Found(replace(mention, property=name), figure.token)
    return figure


def _in_clause(tree: Tree, trigger: int, token: int) -> bool:
    return tree.clause(trigger) == tree.clause(token)


@cache
def _by_mode() -> dict[str, str]:
    """The property of those whom a mode befalls."""
    found: dict[str, str] = {}
    for name, row in properties().items():
        for mode in row.get("modes", ())[: "of" not in row]:
            found.setdefault(mode, name)
    return found


def survives(tree: Tree, noun: int) -> bool:
    """True where a noun, or the nobody that it tells of whom, is the subject of a verb of survival."""
    verbs = table(tree.language(noun), "claims")["survival"]["verbs"]
    while tree.base(noun) in {"nmod", "nummod"} and tree.tokens[noun].head != noun:
        noun = tree.tokens[noun].head
    return tree.base(noun) in {"nsubj", "obl"} and tree.lemma(tree.tokens[noun].head) in verbs


def _measured(tree: Tree, token: int, found: Sequence[Trigger]) -> Trigger | None:
    """The happening that a measure belongs to: months of a strike, a strike that lasted months."""
    lasting = table(tree.language(token), "claims")["lasting"]["verbs"]
    for trigger in found:
        if tree.sentence[trigger.token] != tree.sentence[token]:
            continue
        path = tree.steps(trigger.token, token)
        lasts = tree.lemma(tree.tokens[token].head) in lasting or tree.lemma(tree.tokens[trigger.token].head) in lasting
        below = trigger.token in tree.ancestors(token) or token in tree.ancestors(trigger.token)
        if path == 1 or (path <= NEAR and (lasts or below)):
            return trigger
    return None


def _happening(figure: Found[Figure], tree: Tree, found: Sequence[Trigger]) -> Trigger | None:
    """The nearest happening: in the clause, in the sentence, else the last before it, else the first of all."""
    token, what = figure.token, figure.mention.property or ""
    inside = [t for t in found if tree.sentence[t.token] == tree.sentence[token]]
    if inside:
        return min(inside, key=lambda t: (bare(what, t), _spares(what, t), *_distance(tree, token, t.token)))
    able = [t for t in found if _harms(t) or not properties()[what].get("harm")]
    before = [t for t in able if t.token < token]
    return before[-1] if before else next(iter(able), None)


def _spares(what: str, trigger: Trigger) -> bool:
    """True for a happening that hurts nobody by itself, where victims are counted."""
    return bool(properties()[what].get("harm")) and not types()[trigger.entry.type].get("harm")


def _distance(tree: Tree, token: int, trigger: int) -> tuple[bool, bool, int, int]:
    """Sorts happenings around a figure: those of its clause first; last those that only name something else."""
    naming = tree.base(trigger) in {"compound", "flat"}
    return naming, not _in_clause(tree, trigger, token), abs(trigger - token), trigger


def _crowded(tree: Tree, figure: Found[Figure], own: Trigger | None) -> Trigger | None:
    """A happening of another kind gives way to the one that the counted persons are named by: 50 protesters."""
    harm = properties()[figure.mention.property or ""].get("harm")
    if harm or (own is not None and types()[own.entry.type].get("spreads")):
        return own
    return _crowd(tree, figure) or own


def _crowd(tree: Tree, figure: Found[Figure]) -> Trigger | None:
    """The happening that the counted persons are named by."""
    language, token = tree.language(figure.token), figure.token
    crowds = table(language, "claims")["crowds"]
    around = (token, tree.tokens[token].head, *tree.related(token, "nmod"))
    name = next((crowds[lemma] for one in around if (lemma := tree.lemma(one)) in crowds), None)
    return Trigger(token, lexicon(language).entries[name]) if name else None


def bare(what: str, trigger: Trigger) -> bool:
    """True for a trigger that tells of harm alone: any other happening nearby says more about a count of victims."""
    return tells(what, trigger) or tells("killed", trigger)


def tells(what: str, trigger: Trigger) -> bool:
    """True for a trigger that says no more than a figure of a property does."""
    return trigger.entry.mode in properties()[what].get("modes", ())


def _harms(trigger: Trigger) -> bool:
    """True for happenings that hurt, and for those that may turn violent: an arrest far away kills nobody."""
    row = types()[trigger.entry.type]
    return bool(row.get("harm") or row.get("spreads"))
