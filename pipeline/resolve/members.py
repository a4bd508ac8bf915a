"""What each mention names, as its own document and the tables tell; and what its forms may prove elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.aliases import stated
from pipeline.gazetteer import Body, Person, Place, body, folded, person, placed
from pipeline.languages import table
from pipeline.resolve.groups import Key
from pipeline.resolve.index import holders, spoken
from pipeline.resolve.mention import Mention
from pipeline.resolve.organisations import BODY, ORGANISATION, organisations
from pipeline.resolve.persons import PERSON, key_of, persons, words_of
from pipeline.resolve.spot import PLACE, spots
from pipeline.resolve.translated import translated

ALIAS, PROVED = "stated_alias", "base_form_in_a_text_without_cases"  # reasons
KNOWN = "#known"  # the mark of keys that the gazetteer gives; it sorts before names
WIDE = {"country", "continent", "region", "sea"}  # no town is called so: Aktau, now Kazakhstan's port
MARGIN, FULL = 0.4, 2.4  # what another base form may cost more than the likeliest: of one word, of a person's full name
Proof = tuple[Key, Key, str]


@dataclass(frozen=True, slots=True)
class Member:
    """One mention with the key of its entity."""

    kind: str
    language: str
    role: str | None
    lemma: str
    key: Key
    others: tuple[Key, ...] = ()  # keys of the other forms that it may be a case of
    alias: Key | None = None  # of the name before it, whose other name the text says it is
    why: str = ""


def place_of(key: Key) -> Place | None:
    """The place of the gazetteer that a key stands for."""
    return placed(key[2]) if key[:2] == (PLACE, KNOWN) else None


def body_of(key: Key) -> Body | None:
    """The body of the table that a key stands for."""
    return body(key[2]) if key[:2] == (ORGANISATION, BODY) else None


def person_of(key: Key) -> Person | None:
    """The person of the table that a key stands for."""
    return person(" ".join(key[1:])) if key[0] == PERSON else None


def members(found: Sequence[Mention]) -> tuple[Member, ...]:
    """The mentions of a document."""
    named, where = persons(found), spots(found)
    listed = organisations(found, where)
    told: list[Member] = []
    for i, one in enumerate(found):
        if i in named:
            member = _of_person(one, key_of(named[i]))
        elif i in where:
            place, lemma = where[i]
            member = _member(one, lemma, (PLACE, KNOWN, place.place_id))
        elif i in listed:
            key, _, lemma = listed[i]
            member = _member(one, lemma, (ORGANISATION, *key))
        else:
            member = _of_place(one)
        told.append(_aliased(one, member, told))
    return tuple(told)


def _member(one: Mention, lemma: str, key: Key, others: tuple[Key, ...] = ()) -> Member:
    return Member(one.name.kind, one.name.language, one.name.role, lemma, key, others)


def _of_person(one: Mention, key: Key) -> Member:
    forms = [key_of(words_of(form)) for form in _likely(one)]
    return _member(one, one.lemma, key, tuple(forms[1:]) if forms[0] == key else ())


def _of_place(one: Mention) -> Member:
    """A place that the gazetteer does not know."""
    made = [" ".join(translated(form, one.name.language)) or folded(form) for form in _likely(one)]
    key, *others = [(one.name.kind, form) for form in made]
    return _member(one, one.lemma, key, tuple(others))


def _likely(one: Mention) -> list[str]:
    """The likeliest base form, and others that cost little more and are of a case that the context allows."""
    best, *rest = one.bases
    margin = FULL if one.name.kind == PERSON and " " in best.text else MARGIN
    near = [base for base in rest if base.cost - best.cost <= margin and (not one.cases or base.case in one.cases)]
    return [base.text for base in (best, *near)]


def _aliased(one: Mention, member: Member, told: Sequence[Member]) -> Member:
    """A member with the key of the name before it, where the text says that the two name one thing.

    Where tables know nothing of the name, that holds in every text; a surname alone says too little.
    """
    before = told[-1] if told else None
    if not before or before.kind != member.kind or not stated(one.after, one.name.language):
        return member
    place, other = place_of(before.key), place_of(member.key)
    if place and other and (place.feature in WIDE) != (other.feature in WIDE):
        return member
    if before.key[1] not in {KNOWN, BODY} and member.key[1] in {KNOWN, BODY}:
        return replace(member, alias=before.key, why=ALIAS)
    general = member.key[1] not in {KNOWN, BODY} and (member.key[0] != PERSON or len(member.key) > 2)  # noqa: PLR2004
    shared = _member(one, one.lemma, before.key)
    return replace(shared, alias=member.key if general else before.key, why=ALIAS)


def proved(every: Iterable[Member]) -> Iterator[Proof]:
    """Keys that are one because a text without cases holds a form that the other may be a case of."""
    every = tuple(every)
    certain = {member.key for member in every if not table(member.language, "names").get("ending")}
    spelt = holders(key[1:] for key in sorted(certain) if key[0] == PERSON)
    for key, others in sorted({(member.key, member.others) for member in every if member.others}):
        for other in others:
            if key[0] == PERSON:
                yield from ((key, key_of(name), PROVED) for heard in spoken(other[1:]) for name in spelt.get(heard, ()))
            elif other in certain:
                yield key, other, PROVED


def tabled(every: Iterable[Member]) -> Iterator[Proof]:
    """Names of persons that a table knows."""
    told = {member.key: person_of(member.key) for member in every}
    known = {(key, one.name) for key, one in told.items() if one}
    yield from ((key, (PERSON, KNOWN, name), "same_person_in_the_table") for key, name in sorted(known))


def told_aliases(every: Iterable[Member]) -> Iterator[Proof]:
    """Names that a text gives as other names of one thing."""
    yield from ((member.key, member.alias, member.why) for member in every if member.alias)
