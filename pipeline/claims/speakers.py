"""Who says it, where the text tells. An invented speaker is worse than none."""

from collections.abc import Iterator
from functools import lru_cache

from pipeline.claims.arguments import agrees, impersonal, inverted, passive, subject
from pipeline.claims.lexicon import lexicon
from pipeline.claims.participants import PERSON, named
from pipeline.claims.reading import Reading
from pipeline.claims.sources import SPEAKERS, owner
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
COUNTED = {"obj", "obl", "xcomp", "nmod", "advcl", "ccomp", "iobj"}  # what a verb that gives a number governs
ADJACENT = 3  # tokens from an inserted verb of speech to the head of the subject behind it
LOOK_BACK = 3  # sentences in which the one meant by a pronoun is looked for


@lru_cache(maxsize=1)  # asked for the doer too
def speaker(reading: Reading, token: int) -> int | None:
    """Head token of the speaker of what a token says."""
    for rule in (_sayers, _according, _shown, _stated, _inserted):
        for found in rule(reading, token):
            resolved = _resolved(reading, owner(reading.tree, found))
            if resolved is not None and _can_speak(reading, resolved):
                return resolved
    return None


def _can_speak(reading: Reading, token: int) -> bool:
    """False for dates, numbers and nobody, and for happenings: an unrest that claimed lives says nothing."""
    tree = reading.tree
    none = table(tree.language(token), "claims")["negation"]["words"]
    about = {token, *tree.related(token, "amod", "nummod", "det")}
    happening = ("NOUN", tree.lemma(token)) in lexicon(tree.language(token)).words and token not in reading.named
    denied = any(tree.lemma(one) in none for one in about)
    return tree.tokens[token].upos in SPEAKERS and not (about & reading.measures or happening or denied)


def _sayers(reading: Reading, token: int) -> Iterator[int]:
    """Subjects of the verbs of speech above the token's clause, or inserted beside it."""
    tree = reading.tree
    below = token
    for above in (token, *tree.ancestors(token)):
        relation = tree.base(below)
        uttered = relation in UTTERED and not (relation == "obj" and _performs(tree, above, below))
        if above != token and ((speaks(tree, above) and uttered) or _counts(tree, above, relation)):
            yield from _own_subject(reading, above)
        if above != token and speaks(tree, above) and (behind := _crowded_out(tree, above, below)) is not None:
            yield behind
        for child in tree.related(above, "parataxis", "advcl"):
            if child != below and speaks(tree, child) and not _counts_itself(reading, child):
                yield from _own_subject(reading, child)
        below = above


def _crowded_out(tree: Tree, verb: int, below: int) -> int | None:
    """The own subject of an inserted verb of speech, to which the parse has hung another's too: five, he said, fell."""
    subjects = [c for c in tree.related(verb, "nsubj") if c < verb]
    inserted = tree.tokens[min(verb + 1, len(tree.tokens) - 1)].upos == "PUNCT" and not passive(tree, verb)
    return subjects[-1] if inserted and below in subjects[:-1] else None


def _counts_itself(reading: Reading, verb: int) -> bool:
    """True for a verb of speech with a figure of its own: it tells no others. 225 died; media wrote of 164."""
    members = set(reading.tree.members(verb))
    return any(figure.token in members for figure in reading.figures)


def speaks(tree: Tree, token: int) -> bool:
    """True for a verb of speech."""
    verbs = table(tree.language(token), "claims")["speech"]["verbs"]
    return tree.tokens[token].upos == "VERB" and tree.lemma(token) in verbs


def _performs(tree: Tree, verb: int, happening: int) -> bool:
    """True for a verb that makes its object happen rather than tell of it: declared a state of emergency."""
    opening = table(tree.language(verb), "claims")["roles"]["opening"]
    counted = any(tree.related(happening, "nummod", "det:numgov"))
    return tree.lemma(verb) in opening and tree.tokens[happening].upos == "NOUN" and not counted


def _counts(tree: Tree, token: int, relation: str) -> bool:
    """True for a verb that gives a number: put the toll at 173."""
    verbs = table(tree.language(token), "claims")["speech"]["counting"]
    return tree.tokens[token].upos == "VERB" and tree.lemma(token) in verbs and relation in COUNTED


def _own_subject(reading: Reading, verb: int) -> Iterator[int]:
    """The subject of a verb of speech; one behind it, where what it utters stands before it; the person of before."""
    tree = reading.tree
    if passive(tree, verb) or impersonal(tree, verb):
        return
    behind = inverted(tree, verb) if any(c < verb for c in tree.related(verb, "ccomp", "parataxis")) else None
    found = behind if behind is not None else subject(tree, verb)
    if found is None and _drops_subject(tree, verb):
        found = _last_person(reading, verb)
    if found is not None:
        yield found


def _drops_subject(tree: Tree, verb: int) -> bool:
    """True for the verb of one person who is not named again: dodał, że."""
    dropping = table(tree.language(verb), "claims")["pronouns"].get("dropped", False)
    return dropping and tree.tokens[verb].feature("Number") == "Sing" and not impersonal(tree, verb)


def _according(reading: Reading, token: int) -> Iterator[int]:
    """The noun after `according to` in the sentence."""
    tree = reading.tree
    phrases = table(tree.language(token), "claims")["speech"]["according"]
    bounds = tree.bounds[tree.sentence[token]]
    for index in range(bounds.start, bounds.end):
        cases = [tree.lemma(case) for case in _whole_case(tree, index)]
        if cases and " ".join(cases) in phrases:
            yield index
            continue
        words = (tree.lemma(index), tree.tokens[index].text.casefold())
        if any(" ".join([*cases, word]) in phrases for word in words):
            yield from (c for c in tree.related(index, "nmod") if tree.tokens[c].upos in SPEAKERS)


def _stated(reading: Reading, token: int) -> Iterator[int]:
    """Whose statement, report or count it is: the noun that such a noun above the token governs, else itself."""
    tree = reading.tree
    nouns = table(tree.language(token), "claims")["speech"]["nouns"]
    for above in tree.ancestors(token):
        beside = [above, *tree.related(above, "obl", "nsubj")]
        for noun in beside:
            if tree.lemma(noun) in nouns and tree.tokens[noun].upos == "NOUN" and noun != token:
                yield next((c for c in tree.related(noun, "nmod") if tree.tokens[c].upos in SPEAKERS), noun)


def _inserted(reading: Reading, token: int) -> Iterator[int]:
    """The subject of a verb of speech in the sentence that has nothing else to utter: 56 died, officials said."""
    tree = reading.tree
    bounds = tree.bounds[tree.sentence[token]]
    linking = table(tree.language(token), "claims")["speech"]["as"]
    for verb in range(bounds.start, bounds.end):
        if not speaks(tree, verb) or tree.clause(verb) == tree.clause(token) or _counts_itself(reading, verb):
            continue
        linked = any(tree.lemma(mark) in linking for mark in tree.related(verb, "mark", "advmod"))
        behind = inverted(tree, verb)
        if behind is not None and behind - verb <= ADJACENT and not any(tree.related(verb, "ccomp", "xcomp", "mark")):
            yield behind
        elif passive(tree, verb):
            continue
        elif linked or not any(tree.related(verb, "obj", "ccomp", "xcomp", "mark")):
            yield from tree.related(verb, "nsubj", *(["obj"] if linked else []))


def _shown(reading: Reading, token: int) -> Iterator[int]:
    """What a verb such as `it follows from` rests on."""
    tree = reading.tree
    speech = table(tree.language(token), "claims")["speech"]
    for above in tree.ancestors(token):
        if tree.lemma(above) in speech["shown"]:
            for child in tree.related(above, "obl"):
                if any(tree.lemma(case) in speech["shown_from"] for case in tree.cased(child)):
                    yield child


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
    return _last_person(reading, token)


def _last_person(reading: Reading, token: int) -> int | None:
    """The last person named before a pronoun or a verb, a subject if there is one; gender and number agree."""
    tree = reading.tree
    now = tree.sentence[token]
    persons = [f.token for f in reading.names if f.mention.kind == PERSON and f.token < token]
    persons = [t for t in persons if agrees(tree, token, t)]
    near = [t for t in persons if now - tree.sentence[t] <= LOOK_BACK]
    subjects = [t for t in near if named(reading, t) and tree.base(t) in {"nsubj", "appos", "root", "flat"}]
    return next(reversed(subjects or near), None)
