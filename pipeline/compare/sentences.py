"""One sentence that says who says what, in plain English: the tables' language."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import date

from pipeline.compare.answers import Question
from pipeline.compare.values import time, words
from pipeline.compare.verdicts import World, excluding, narrowest
from pipeline.model import Claim

MOST = 5  # different answers that a sentence tells, and how many it names of those who give one
ASKED = {"when": ("gives", "as the date"), "where": ("names", "as the place")}
LAST = date.max.isoformat()
PARTS = {"part": "For one part alone", "earlier_count": "In an earlier count"}
Said = dict[str, list[Claim]]  # those who give each answer, the first report first
Names = Callable[[Claim], str]  # who gives it


def explanation(question: Question, answers: Sequence[Claim], judged: str, world: World) -> str:
    """Who says what, and how it fits: equal answers together, in the order of publication."""
    said: Said = {}
    for claim in sorted(answers, key=lambda c: (world.documents[c.doc_id].published or LAST, c.doc_id, c.start)):
        said.setdefault(words(question.property, claim, world), []).append(claim)
    pair = excluding(question, answers, world) if judged == "conflicts" else None
    names = _names(said, world)
    told = [
        _clause(question, answer if number else _noun(question, answer, said[answer][0]), said[answer], names)
        for number, answer in enumerate(_shown(said, pair))
    ]
    if len(said) > MOST:
        told.append(_plural(len(said) - MOST, "other answer"))
    scope = answers[0].scope
    start = f"{PARTS.get(scope) or f'For {scope} alone'}: ".replace("_", " ") if scope else ""
    if judged == "single":
        return f"{start}{'only' if start else 'Only'} {told[0]}."
    return f"{start}{'; '.join([*told, _ending(question, answers, judged, world)])}."


def _shown(said: Said, pair: Sequence[Claim] | None) -> list[str]:
    """The first answers, and among them those that exclude each other."""
    needed = [answer for answer, claims in said.items() if pair and any(claim in pair for claim in claims)]
    others = [answer for answer in said if answer not in needed][: MOST - len(needed)]
    return [answer for answer in said if answer in {*needed, *others}]


def _names(said: Said, world: World) -> Names:
    """How to call those who answer: an outlet of which two reports differ is told with its day."""
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for answer, claims in said.items():
        for claim in claims:
            told[_outlet(claim, world)][claim.doc_id].add(answer)

    def named(claim: Claim) -> str:
        outlet, day = _outlet(claim, world), world.documents[claim.doc_id].published
        differ = len({frozenset(answers) for answers in told[outlet].values()}) > 1
        return f"{outlet} of {time(day)}" if day and differ else outlet

    return named


def _clause(question: Question, answer: str, claims: Sequence[Claim], names: Names) -> str:
    """Who says what."""
    verb, _ = ASKED.get(question.property, ("says", ""))
    if len(claims) == 1:
        return f"{names(claims[0])} {verb} {answer}{_speaker(question, claims[0], names)}"
    who = Counter(names(c) + _speaker(question, c, names) for c in claims)
    shown = [name if times == 1 else f"{name} in {times} reports" for name, times in who.items()]
    if len(shown) > MOST:
        shown = [*shown[: MOST - 1], _plural(len(shown) - MOST + 1, "other")]
    verb = verb if len(shown) == 1 else verb.removesuffix("s")
    return f"{', '.join(shown[:-1])}{' and ' * (len(shown) > 1)}{shown[-1]} {verb} {answer}"


def _speaker(question: Question, claim: Claim, names: Names) -> str:
    """Who the outlet quotes for a number, if it is not the outlet; when and where are its own words."""
    speaker = claim.speaker or ""
    if question.property in ASKED or set(speaker.split()) <= set(names(claim).split()):
        return ""
    return f" ({speaker})"


def _outlet(claim: Claim, world: World) -> str:
    document = world.documents[claim.doc_id]
    return document.source or document.doc_id


def _noun(question: Question, answer: str, claim: Claim) -> str:
    """The first answer names what is asked or counted; those after it need not."""
    if question.property in ASKED:
        return f"{answer} {ASKED[question.property][1]}"
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
        return f"{best.pop()} is the most precise" if len(best) == 1 else "these fit together"
    if judged == "updates":
        return "the later report is higher"
    if judged == "conflicts" and (pair := excluding(question, answers, world)):
        return f"{' and '.join(words(question.property, claim, world) for claim in pair)} exclude each other"
    return "these may all be right" if question.property in ASKED else "these ranges overlap, and none holds the other"


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number > 1)}"
