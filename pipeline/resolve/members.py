"""What each mention names, as its own document and the tables tell; and what its forms may prove elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.aliases import stated
from pipeline.gazetteer import Body, Person, Place, folded, person
from pipeline.languages import table
from pipeline.model import Name
from pipeline.resolve.groups import Key
from pipeline.resolve.index import holders, spoken
from pipeline.resolve.mention import Mention
from pipeline.resolve.organisations import BODY, ORGANISATION, organisations
from pipeline.resolve.persons import PERSON, key_of, persons, words_of
from pipeline.resolve.spot import PLACE, spots

ALIAS, PROVED = "stated_alias", "base_form_in_a_text_without_cases"  # reasons
KNOWN = "#known"  # the mark of keys that the gazetteer gives; it sorts before names
WIDE = {"country", "continent", "region", "sea"}  # no town is called so: Aktau, now Kazakhstan's port
MARGIN = 0.4  # what another base form may cost more than the likeliest
Proof = tuple[Key, Key, str]


@dataclass(frozen=True, slots=True)
class Member:
    """One mention with the key of its entity and what tables know of it."""

    name: Name
    lemma: str
    key: Key
    place: Place | None = None
    body: Body | None = None
    person: Person | None = None
    others: tuple[Key, ...] = ()  # keys of the other forms that it may be a case of
    alias: Key | None = None  # of the name before it, whose other name the text says it is
    why: str = ""


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
            member = Member(one.name, lemma, (PLACE, KNOWN, place.place_id), place=place)
        elif i in listed:
            key, body, lemma = listed[i]
            member = Member(one.name, lemma, (ORGANISATION, *key), body=body)
        else:
            member = _of_place(one)
        told.append(_aliased(one, member, told))
    return tuple(told)


def _of_person(one: Mention, key: Key) -> Member:
    forms = [key_of(words_of(form)) for form in _likely(one)]
    others = tuple(forms[1:]) if forms[0] == key else ()
    return Member(one.name, one.lemma, key, person=person(" ".join(key[1:])), others=others)


def _of_place(one: Mention) -> Member:
    """A place that the gazetteer does not know."""
    key, *others = [(one.name.kind, folded(form)) for form in _likely(one)]
    return Member(one.name, one.lemma, key, others=tuple(others))


def _likely(one: Mention) -> list[str]:
    """The likeliest base form, and others that cost little more and are of a case that the context allows."""
    best, *rest = one.bases
    near = [base for base in rest if base.cost - best.cost <= MARGIN and (not one.cases or base.case in one.cases)]
    return [base.text for base in (best, *near)]


def _aliased(one: Mention, member: Member, told: Sequence[Member]) -> Member:
    """A member with the key of the name before it, where the text says that the two name one thing.

    Where tables know nothing of the name, that holds in every text; a surname alone says too little.
    """
    before = told[-1] if told else None
    if not before or before.name.kind != one.name.kind or not stated(one.after, one.name.language):
        return member
    if before.place and member.place and (before.place.feature in WIDE) != (member.place.feature in WIDE):
        return member
    if before.key[1] not in {KNOWN, BODY} and member.key[1] in {KNOWN, BODY}:
        return replace(member, alias=before.key, why=ALIAS)
    general = member.key[1] not in {KNOWN, BODY} and (member.key[0] != PERSON or len(member.key) > 2)  # noqa: PLR2004
    shared = replace(before, name=one.name, lemma=one.lemma, others=(), why=ALIAS)
    return replace(shared, alias=member.key if general else before.key)


def proved(every: Iterable[Member]) -> Iterator[Proof]:
    """Keys that are one because a text without cases holds a form that the other may be a case of."""
    every = tuple(every)
    certain = {member.key for member in every if not table(member.name.language, "names").get("ending")}
    spelt = holders(key[1:] for key in sorted(certain) if key[0] == PERSON)
    for key, others in sorted({(member.key, member.others) for member in every if member.others}):
        for other in others:
            if key[0] == PERSON:
                yield from ((key, key_of(name), PROVED) for heard in spoken(other[1:]) for name in spelt.get(heard, ()))
            elif other in certain:
                yield key, other, PROVED


def tabled(every: Iterable[Member]) -> Iterator[Proof]:
    """Names of persons that a table knows."""
    known = {(member.key, member.person.name) for member in every if member.person}
    yield from ((key, (PERSON, KNOWN, name), "same_person_in_the_table") for key, name in sorted(known))


def told_aliases(every: Iterable[Member]) -> Iterator[Proof]:
    """Names that a text gives as other names of one thing."""
    yield from ((member.key, member.alias, member.why) for member in every if member.alias)
