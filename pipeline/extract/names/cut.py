"""Labels of a model made to begin and end where the name does; joined names parted."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.names.candidate import ORGANISATION, PERSON, PLACE, Candidate
from pipeline.extract.names.text import Text
from pipeline.extract.names.wording import in_gazetteer, known_place

HYPHENS = {"-", "–", "‑"}
SHOUT = "!"
PARTICLES = 3  # de la, van der
QUOTES = set("\"'„”“‘’«»()[]")
SHORT = 3  # letters of an abbreviation
LEAST_PERSON = 2  # words of a person's name that follows a body without a title


def parted(text: Text, label: Candidate, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """A label without the known names inside it; it swallows known names that are parts of its own."""
    inside = [one for one in known if label.start <= one.start and one.end <= label.end]
    beyond = [one for one in known if label.start < one.start < label.end < one.end and one.kind == ORGANISATION]
    if beyond:
        label = replace(label, end=beyond[0].start)
    apart = [one for one in inside if _stands_apart(text, label, one)]
    if not apart:
        yield label
        return
    start = label.start
    for one in apart:
        if start < one.start:
            yield replace(label, end=one.start, start=start)
        start = one.end
    if start < label.end:
        kind = PERSON if label.end - start >= LEAST_PERSON and label.kind == ORGANISATION else label.kind
        yield replace(label, start=start, kind=kind)


def _stands_apart(text: Text, label: Candidate, one: Candidate) -> bool:
    """True for a known name that is no part of the label's name."""
    if (one.start, one.end) == (label.start, label.end):
        return False
    if label.kind != ORGANISATION:
        return one.kind == ORGANISATION
    if one.kind == PLACE:
        return one.end == label.end and text.word(one.start - 1).isupper()
    rest = range(one.end, label.end)
    goes_on = text.is_in(one.end, "organisation", "linking") or any(
        text.is_in(i, "organisation", "heads") for i in rest
    )
    return not (one.start == label.start and rest and goes_on)


def split(text: Text, label: Candidate) -> Iterator[Candidate]:
    """A body's label parted where a preposition leads to a place, or where an organ leads to the body itself."""
    for i in range(label.start + 1, label.end - 1):
        if label.kind == ORGANISATION and text.low(i) in text.names(i)["place"]["parting"] and text.capital(i + 1):
            if i - label.start > 1:
                yield replace(label, end=i)
            yield replace(label, start=i + 1, kind=PLACE)
            return
    yield replace(label, start=_past_organ(text, label))


def _past_organ(text: Text, label: Candidate) -> int:
    """Where the body begins of which only an organ was named: Committee of the [International Bureau]."""
    start = label.start
    if label.kind == ORGANISATION and text.is_in(start, "organisation", "organs"):
        ahead = start + 1
        while ahead < label.end and text.word(ahead).islower() and ahead - start <= PARTICLES:
            ahead += 1
        rest = range(ahead, label.end)
        if ahead - start > PARTICLES - 1 and any(text.is_in(i, "organisation", "heads") for i in rest):
            return ahead
    return start


def trimmed(text: Text, label: Candidate) -> Candidate | None:
    """A label without titles, articles, place types and loose words around the name; nothing where no name is left."""
    start, end = label.start, label.end
    while start < end and _loose_before(text, start, end, label.kind):
        start += 1
    end = _first_break(text, start, end, label.kind)
    while end > start and (_loose_after(text, end - 1) or _cut_short(text, start, end, label.kind)):
        end -= 1
    if start >= end or not any(text.capital(i) for i in range(start, end)):
        return None
    return replace(label, start=start, end=end, role=_role(text, label.start, start) or label.role)


def _loose_before(text: Text, i: int, end: int, kind: str) -> bool:
    word = text.word(i)
    if word in QUOTES or not any(char.isalnum() for char in word):
        return True
    if text.is_in(i, "articles"):
        return kind != ORGANISATION or word.islower()
    if kind == PERSON:
        return i + 1 < end and (text.is_in(i, "person", "titles") or not text.capital(i) or word == ".")
    if kind == PLACE and not text.capital(i):
        return not text.is_in(i, "place", "kept")
    return kind == ORGANISATION and not text.capital(i) and not text.is_in(i, "organisation", "heads")


def _first_break(text: Text, start: int, end: int, kind: str) -> int:
    """Where a name stops: a number, a full stop or a comma; in a person's name a word in small letters."""
    for i in range(start + 1, end):
        word = text.word(i)
        if word[:1].isdigit() or word in {",", ";", ":", "?"} or (word == "." and len(text.word(i - 1)) > SHORT):
            return i
        if kind == PERSON and word.islower() and word not in text.names(i)["inside"] and len(word) > SHORT:
            return i
    return end


def _loose_after(text: Text, i: int) -> bool:
    if text.word(i) == SHOUT or (text.word(i) == "." and len(text.word(i - 1)) == 1 and text.capital(i - 1)):
        return False
    return (
        not text.capital(i) and not text.word(i)[:1].isdigit() and text.word(i) not in text.names(i)["place"]["parts"]
    )


def _cut_short(text: Text, start: int, end: int, kind: str) -> bool:
    """True for an abbreviated title at the end of a person's label: the name itself follows it."""
    at = end - 1 if text.word(end - 1) != "." else end - 2
    return kind == PERSON and at > start and text.is_in(at, "person", "titles") and text.word(at).endswith(".")


def _role(text: Text, start: int, end: int) -> str | None:
    """The last title that was cut off."""
    roles = [text.lemma(i) for i in range(start, end) if text.is_in(i, "person", "roles")]
    return roles[-1] if roles else None


def grown(text: Text, one: Candidate) -> Candidate:
    """A candidate with the parts of its name that a label left out: hyphened parts, Square, plac, for Human Rights."""
    start, end = one.start, one.end
    while text.word(end) in HYPHENS and text.joined(end) and text.joined(end + 1) and text.capital(end + 1):
        end += 2
    while text.word(start - 1) in HYPHENS and text.joined(start) and text.joined(start - 1) and text.capital(start - 2):
        start -= 2
    if one.sure:
        return one
    if text.is_in(start - 1, "organisation", "named_after") and text.word(start - 2)[:1].isalpha():
        return replace(one, start=start - 2, end=end, kind=ORGANISATION, sure=True)
    if one.kind == PLACE:
        return replace(one, start=_place_start(text, start, one), end=_place_end(text, end))
    if one.kind == ORGANISATION:
        return replace(one, start=start, end=_body_end(text, end))
    return replace(one, start=start, end=_person_end(text, end))


def _place_start(text: Text, start: int, one: Candidate) -> int:
    """Where the name begins, with the noun that it makes no sense without: plac Babura."""
    kept = text.is_in(start - 1, "place", "kept") and not text.is_in(start, "place", "kept")
    if kept and (known_place(text, one) is None or in_gazetteer(text, start - 1, one.end)):
        return start - 1
    listed = text.names(start)["place"]["parts_left"]
    return start - 1 if text.word(start - 1) in listed else start


def _place_end(text: Text, end: int) -> int:
    listed = text.names(end - 1)["place"]["parts"]
    return end + 1 if text.word(end) in listed and text.word(end - 1) != text.word(end) else end


def _body_end(text: Text, end: int) -> int:
    """The end of a body's name, over linking words that lead to another capital."""
    ahead = end
    while ahead - end < PARTICLES - 1 and text.is_in(ahead, "organisation", "linking"):
        ahead += 1
    if ahead == end or not text.capital(ahead) or text.low(end) not in text.names(end - 1)["organisation"]["growing"]:
        return end
    while text.capital(ahead) and ahead not in text.opening:
        ahead += 1
    return ahead


def _person_end(text: Text, end: int) -> int:
    """The end of a person's name, over particles, and over an initial and its full stop: Doseba T. Sinay."""
    ahead = end
    while ahead - end < PARTICLES and text.low(ahead) in text.names(end - 1)["particles"]:
        ahead += 1
    if ahead > end and text.capital(ahead):
        while text.capital(ahead) and ahead not in text.opening:
            ahead += 1
        return ahead
    if len(text.word(end)) == 1 and text.capital(end) and text.word(end + 1) == "." and text.capital(end + 2):
        return end + 3
    if text.word(end)[1:] == "." and text.capital(end) and text.capital(end + 1):
        return end + 2
    return end


def shouting(text: Text) -> Iterator[Candidate]:
    """Names that end in an exclamation mark inside a sentence, as parties do."""
    for i in range(1, len(text.tokens) - 1):
        inside = text.word(i) == SHOUT and text.joined(i) and text.capital(i - 1) and text.word(i + 1)[:1].islower()
        if inside and not {i - 1, i + 1} <= text.opening:
            yield Candidate(i - 1, i + 1, ORGANISATION, "exclamation", sure=True)
