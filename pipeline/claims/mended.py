"""Trees mended where the parse errs in a way that the words themselves show.

Four errors: a verb in the past tense taken for an attribute (rebels shelled a market), the subject right before its
verb hung on a date (on 17 May a court jailed), a subject taken by a participle (explosives hidden in a cart went off),
and speech inserted between a subject and its verb (a guard, he said, fell), which takes the subject for its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.claims.draft import Draft
from pipeline.claims.lexicon import PAST, shapes
from pipeline.languages import table
from pipeline.model import Annotation, Date

NAMING = {"NOUN", "PROPN", "PRON"}
ATTRIBUTES = {"amod", "compound"}
OF_NOUNS = {"det", "amod", "compound", "nmod", "nummod"}
NOMINAL = {"nsubj", "obj", "obl", "nmod", "iobj", "appos"}
LOOSE = {"nmod:unmarked", "compound", "appos"}  # relations of a noun without a preposition to one before it
UTTERED = ("conj", "ccomp", "advcl", "parataxis")
OUTER = ("nsubj", "obj", "obl", "dislocated", "iobj", "csubj")
LONGEST = 6  # words between the commas around inserted speech


def mended(annotation: Annotation, dates: Sequence[Date]) -> Annotation:
    """The annotation with these errors mended."""
    draft = Draft(annotation.tokens)
    dated = {(date.start, date.end) for date in dates}
    for sentence in annotation.sentences:
        for token in range(sentence.start, sentence.end):
            if draft.tokens[token].upos == "VERB":
                _mend(draft, token, sentence.start, sentence.language, dated)
    return replace(annotation, tokens=tuple(draft.tokens))


def _mend(draft: Draft, verb: int, start: int, language: str, dated: set[tuple[int, int]]) -> None:
    if _past(draft, verb, language):
        if draft.base(verb) in ATTRIBUTES:
            _stand_between(draft, verb, start)
        elif draft.tokens[verb].deprel == "acl" and not any(draft.related(verb, "nsubj")):
            _govern(draft, verb, language)
        if draft.tokens[verb].feature("VerbForm") == "Fin":
            _claim_subject(draft, verb, start, dated)
        _hand_over(draft, verb, language)
    if draft.lemma(verb) in table(language, "claims")["speech"]["verbs"]:
        _step_aside(draft, verb, start)


def _past(draft: Draft, verb: int, language: str) -> bool:
    """True for a finite verb, and for a form that is past tense or participle alike and has no auxiliary."""
    if any(draft.related(verb, "aux", "cop", "mark")):
        return False
    if draft.tokens[verb].feature("VerbForm") == "Fin":
        return draft.tokens[verb].feature("Mood") != "Imp"
    form = draft.tokens[verb].text
    return form == draft.lemma(verb) or any(shape.upos == PAST for shape in shapes(language, form))


def _stand_between(draft: Draft, verb: int, start: int) -> None:
    """An attribute right between two nouns is a verb: an earthquake struck Turkey, dockers in the port downed tools."""
    noun, before = draft.tokens[verb].head, verb - 1
    if noun < verb or before < start or draft.tokens[before].upos not in NAMING or draft.base(before) == "conj":
        return
    if any(case < verb for case in draft.related(noun, "case")):
        return
    acting = _bare(draft, before, start) if any(draft.related(before, "case")) else before
    if acting is None or (acting == before and draft.tokens[before].head not in {noun, verb}):
        return
    draft.swap(verb, noun, "obj")
    if draft.base(verb) in NOMINAL:
        draft.hang(verb, draft.tokens[verb].head, "parataxis")
    draft.become_finite(verb)
    _settle(draft, verb, acting, noun)


def _bare(draft: Draft, before: int, start: int) -> int | None:
    """The nearest noun without a preposition, in front of those that have one."""
    for token in range(before, start - 1, -1):
        if draft.tokens[token].upos in {"PUNCT", "VERB"}:
            return None
        bare = draft.base(token) not in {"compound", "flat", "amod"} and not any(draft.related(token, "case"))
        if draft.tokens[token].upos in NAMING and bare:
            return token
    return None


def _settle(draft: Draft, verb: int, before: int, noun: int) -> None:
    """Share out what hung on the object: what stands before the verb is the subject's or the verb's."""
    draft.hang(before, verb, "nsubj")
    for child in draft.below(noun):
        if child < before and draft.base(child) in OF_NOUNS:
            draft.hang(child, before, draft.tokens[child].deprel)
        elif child < verb or draft.base(child) in {"punct", "conj", "cc"}:
            draft.hang(child, verb, draft.tokens[child].deprel)


def _govern(draft: Draft, verb: int, language: str) -> None:
    """What looks like a participle behind a noun, but governs as a verb does, is the verb of that noun."""
    noun = draft.tokens[verb].head
    by = table(language, "claims")["roles"]["actor"]
    agents = (draft.lemma(case) for child in draft.related(verb, "obl") for case in draft.related(child, "case"))
    governed = draft.tokens[noun].head > verb or any(draft.related(noun, "cop", "case"))
    between = any(draft.tokens[i].upos == "PUNCT" for i in range(noun, verb))
    if noun > verb or governed or between or not _governs(draft, verb, noun) or set(by) & {*agents}:
        return
    draft.swap(verb, noun, "nsubj")
    draft.become_finite(verb)
    draft.hang_all([c for c in draft.below(noun) if c > verb or draft.base(c) == "punct"], verb)


def _governs(draft: Draft, verb: int, noun: int) -> bool:
    """True for a verb with an object, or with an infinitive where the sentence has no other verb."""
    below = draft.related(verb, "advcl", "xcomp", "ccomp")
    told = any(draft.tokens[child].feature("VerbForm") == "Inf" for child in below)
    return any(child > verb for child in draft.related(verb, "obj")) or (told and draft.tokens[noun].head == noun)


def _hand_over(draft: Draft, verb: int, language: str) -> None:
    """What stands before a verb without a subject gives it one: bombs hidden in a cart went off, when waves hit."""
    head, relation = draft.tokens[verb].head, draft.base(verb)
    if head == verb or any(draft.related(verb, "nsubj", "cc", "mark")) or not _past(draft, verb, language):
        return
    for before in draft.related(head, relation):
        between = any(draft.tokens[i].text == "," for i in range(before, verb))
        if before >= verb or between:
            continue
        if _opens(draft, before):
            draft.become_noun(before)
            _give(draft, before, verb, before)
        elif _takes(draft, before):
            noun = next(draft.related(before, "nsubj"))
            _give(draft, noun, verb, before)
            draft.hang(before, noun, "acl")


def _give(draft: Draft, noun: int, verb: int, opening: int) -> None:
    """Make a noun the subject of a verb, whose clause begins with what began the clause of another."""
    starts = [c for c in draft.related(opening, "mark", "advmod") if c < noun]
    draft.hang(noun, verb, "nsubj")
    draft.hang_all(starts, verb)


def _opens(draft: Draft, verb: int) -> bool:
    """True for what cannot be a verb: right behind a word that asks or joins, in the present, with no subject."""
    word = draft.tokens[verb]
    first = any(c == verb - 1 and draft.tokens[c].feature("PronType") == "Int" for c in draft.related(verb, "advmod"))
    bare = not any(draft.related(verb, "nsubj", "obj", "aux"))
    return word.upos == "VERB" and word.feature("Tense") == "Pres" and first and bare


def _takes(draft: Draft, participle: int) -> bool:
    """True for a participle without an auxiliary that has a subject before it."""
    if draft.tokens[participle].feature("VerbForm") != "Part" or any(draft.related(participle, "aux", "cop")):
        return False
    return any(child < participle for child in draft.related(participle, "nsubj"))


def _claim_subject(draft: Draft, verb: int, start: int, dated: set[tuple[int, int]]) -> None:
    """The noun right before a verb without a subject is its subject, where it hangs loosely on one before it."""
    noun = verb - 1
    if noun < start or any(draft.related(verb, "nsubj")) or draft.tokens[noun].upos not in NAMING:
        return
    token = draft.tokens[noun]
    dating = any(first <= token.start < last for first, last in dated)
    named = token.feature("Case") in {None, "Nom"} and not any(draft.related(noun, "case"))
    if token.deprel in LOOSE and token.head < noun - 1 and named and not dating:
        draft.hang(noun, verb, "nsubj")


def _step_aside(draft: Draft, verb: int, start: int) -> None:
    """Speech inserted between commas leaves the subject before it to the verb behind it."""
    for outer, said in _torn(draft, verb, start):
        draft.swap(said, verb, "parataxis")
        passive = any(draft.tokens[c].deprel == "aux:pass" for c in draft.below(said))
        draft.hang(outer, said, _part(draft, outer, said, passive=passive))
        return


def _torn(draft: Draft, verb: int, start: int) -> Iterator[tuple[int, int]]:
    """The noun before inserted speech and the verb behind it, both hung on the verb of speech."""
    commas = [i for i in range(max(start, verb - LONGEST), verb) if draft.tokens[i].text == ","]
    for outer in draft.related(verb, *OUTER):
        for said in draft.related(verb, *UTTERED):
            inserted = commas and outer < commas[-1] and draft.tokens[said].upos == "VERB"
            closed = any(draft.tokens[i].text == "," for i in range(verb + 1, min(said, verb + LONGEST)))
            if inserted and closed and said > verb and not any(draft.related(said, "nsubj", "mark")):
                yield outer, said


def _part(draft: Draft, noun: int, verb: int, *, passive: bool) -> str:
    """Relation of a noun to the verb that it was torn from."""
    acted_on = "Acc" in (draft.tokens[noun].feature("Case") or "") or draft.tokens[verb].feature("Person") == "0"
    if acted_on or any(draft.related(noun, "case")):
        return "obj" if acted_on else "obl"
    return "nsubj:pass" if passive else "nsubj"
