"""What the words around a name say about its kind, and all features together: every one that speaks is a vote."""

from collections.abc import Callable, Iterator

from pipeline.extract.names.candidate import ORGANISATION, PERSON, PLACE, Candidate
from pipeline.extract.names.text import Text, Vote
from pipeline.extract.names.wording import (
    acronym,
    known_body,
    known_first_name,
    known_person,
    known_place,
    known_surname,
    organisation_head,
    shaped_like_a_person,
    told,
)
from pipeline.languages import table

Feature = Callable[[Text, Candidate], Vote | None]
NEAR = 6  # tokens in which an apposition begins
NOUNS = {"NOUN", "PROPN"}


def label(_: Text, one: Candidate) -> Vote | None:
    """The model took it for this."""
    return one.kind, 1.0


def title_before(text: Text, one: Candidate) -> Vote | None:
    """A title or function stands directly before it."""
    at = one.start - 1
    if one.role or text.is_in(at, "person", "titles"):
        return PERSON, 3.0
    if text.word(at) == "," and text.is_in(at - 1, "person", "roles"):
        return PERSON, 2.0
    if text.word(at) == "." and text.is_in(at - 1, "person", "titles"):
        return PERSON, 3.0
    return None


def function_after(text: Text, one: Candidate) -> Vote | None:
    """A comma and a function follow: Mukha, chair of the branch."""
    if text.word(one.end) != ",":
        return None
    near = range(one.end + 1, min(one.end + 1 + NEAR, len(text.tokens)))
    stop = next((i for i in near if text.word(i) in {",", ".", ";"}), near.stop)
    return (PERSON, 1.5) if any(text.is_in(i, "person", "relations") for i in range(one.end + 1, stop)) else None


def speaks(text: Text, one: Candidate) -> Vote | None:
    """It is the subject of a verb of speech."""
    if one.end > len(text.tokens):
        return None
    verbs = table(text.languages[one.start], "claims")["speech"]["verbs"]
    for i in range(one.start, one.end):
        token = text.tokens[i]
        if token.deprel.startswith("nsubj") and text.lemma(token.head) in verbs:
            return PERSON, 1.0
        if token.deprel == "nsubj" and text.tokens[token.head].upos == "VERB":
            return PERSON, 0.5
    return None


def role_near(text: Text, one: Candidate) -> Vote | None:
    """A function stands before it with its own complement between: rzecznik agencji Nugroho (powiedział)."""
    verbs = table(text.languages[one.start], "claims")["speech"]["verbs"]
    for i in range(one.start - 1, max(one.start - 1 - NEAR // 2, -1), -1):
        if text.is_in(i, "person", "roles"):
            weight = 2.5 if text.lemma(one.end) in verbs else 1.5
            return (PERSON, weight) if i < one.start - 1 and one.end - one.start > 1 else None
        if not text.word(i)[:1].islower() or text.tokens[i].upos not in {"NOUN", "ADJ"}:
            return None
    return None


def according_to(text: Text, one: Candidate) -> Vote | None:
    """Something is so according to it: no town says anything."""
    listed = table(text.languages[one.start], "claims")["speech"]["according"]
    return (PERSON, 1.2) if {text.low(one.start - 1), text.lemma(one.start - 1)} & set(listed) else None


def place_type(text: Text, one: Candidate) -> Vote | None:
    """A word such as city or prowincja stands beside it."""
    before = one.start - 1
    if text.is_in(before, "place", "linking"):
        before -= 1
    if text.is_in(before, "place", "types") and text.tokens[before].upos in NOUNS:
        return PLACE, 3.0
    names = text.names(one.start)
    after = text.is_in(one.end, "place", "types") and names["place"]["parts"]
    return (PLACE, 2.0) if after and not text.is_in(one.end + 1, "organisation", "after") else None


def place_preposition(text: Text, one: Candidate) -> Vote | None:
    """A preposition of place stands before it, a word of direction between them or not."""
    at = one.start - 1
    while text.is_in(at, "place", "compass") or text.is_in(at, "articles"):
        at -= 1
    return (PLACE, 0.8) if text.is_in(at, "place", "at") else None


def organisation_type(text: Text, one: Candidate) -> Vote | None:
    """A word such as company or spółka stands before it, or a word such as group after it."""
    at = one.start - 1
    if text.word(at) and not any(char.isalnum() for char in text.word(at)):
        at -= 1
    if text.is_in(at, "organisation", "kinds"):
        return ORGANISATION, 2.5 if one.end - one.start == 1 else 1.2
    return (ORGANISATION, 2.5) if text.is_in(one.end, "organisation", "after") else None


FEATURES: tuple[Feature, ...] = (
    label,
    title_before,
    function_after,
    speaks,
    role_near,
    according_to,
    shaped_like_a_person,
    known_first_name,
    known_surname,
    known_place,
    known_body,
    known_person,
    place_type,
    place_preposition,
    organisation_head,
    organisation_type,
    told,
    acronym,
)


def votes(text: Text, one: Candidate) -> Iterator[Vote]:
    """What every feature says that speaks."""
    for feature in FEATURES:
        vote = feature(text, one)
        if vote:
            yield vote
