"""One sentence that says who says what, in plain English: the tables' language."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from pipeline.compare.answers import Question
from pipeline.compare.values import words
from pipeline.compare.verdicts import World, excluding, narrowest
from pipeline.model import Claim

MOST = 5  # different answers that a sentence tells, and how many it names of those who give one
ASKED = {"when", "where"}
LAST = date.max.isoformat()
PARTS = {"part": "Of a part alone", "earlier_count": "In an earlier count"}
Said = dict[str, list[Claim]]  # those who give each answer, the first report first


def explanation(question: Question, answers: Sequence[Claim], judged: str, world: World) -> str:
    """Who says what, and how it fits: equal answers together, in the order of publication."""
    said: Said = {}
    for claim in sorted(answers, key=lambda c: (world.documents[c.doc_id].published or LAST, c.doc_id, c.start)):
        said.setdefault(words(question.property, claim, world), []).append(claim)
    told = [
        _clause(question, answer if number else _noun(question, answer, claims[0]), claims, world)
        for number, (answer, claims) in enumerate([*said.items()][:MOST])
    ]
    if len(said) > MOST:
        told.append(_plural(len(said) - MOST, "other answer"))
    scope = answers[0].scope
    start = f"{PARTS.get(scope) or f'Of {scope} alone'}: ".replace("_", " ") if scope else ""
    if judged == "single":
        return f"{start}{'only' if start else 'Only'} {told[0]}."
    return f"{start}{'; '.join([*told, _ending(question, answers, judged, world)])}."


def _clause(question: Question, answer: str, claims: Sequence[Claim], world: World) -> str:
    """Who says what."""
    if len(claims) == 1:
        return f"{_outlet(claims[0], world)} says {answer}{_speaker(question, claims[0])}"
    who = Counter(_outlet(c, world) + _speaker(question, c) for c in claims)
    names = [name if times == 1 else f"{name} in {times} reports" for name, times in who.items()]
    if len(names) > MOST:
        names = [*names[: MOST - 1], _plural(len(names) - MOST + 1, "other")]
    verb = "says" if len(names) == 1 else "say"
    return f"{', '.join(names[:-1])}{' and ' * (len(names) > 1)}{names[-1]} {verb} {answer}"


def _speaker(question: Question, claim: Claim) -> str:
    """Who the outlet quotes for a number; when and where are its own words."""
    return f" ({claim.speaker})" if claim.speaker and question.property not in ASKED else ""


def _outlet(claim: Claim, world: World) -> str:
    document = world.documents[claim.doc_id]
    return document.source or document.doc_id


def _noun(question: Question, answer: str, claim: Claim) -> str:
    """The first answer names what is counted; those after it need not."""
    if question.property in ASKED:
        return answer
    change = f"{claim.change} of " if claim.change in {"rise", "fall"} else ""
    if claim.unit or change:
        return f"a {change}{question.property} of {answer}"
    return f"{answer} {question.property}"


def _ending(question: Question, answers: Sequence[Claim], judged: str, world: World) -> str:
    """How the answers fit."""
    if judged == "agree":
        return "both agree" if len(answers) == len("ab") else f"all {len(answers)} agree"
    if judged == "refines":
        best = {words(question.property, claim, world) for claim in narrowest(question, answers, world)}
        return f"{best.pop()} is the most precise" if len(best) == 1 else "they lie close together"
    if judged == "updates":
        return "the later report is higher"
    pair = excluding(question, answers, world)
    if judged == "conflicts" and pair:
        return f"{' and '.join(words(question.property, claim, world) for claim in pair)} exclude each other"
    return "these may all be right" if question.property in ASKED else "these ranges overlap, and none holds the other"


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number > 1)}"
