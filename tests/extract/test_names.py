"""Names from labels: trimmed, parted, corrected by tables and context. A fake engine gives the labels."""

import re
from itertools import pairwise

import pytest

from pipeline.extract.names import document_names
from pipeline.languages import codes, table
from pipeline.model import Annotation, Document, Label, Name, Segment, Sentence, Token
from pipeline.morphology import readings

MARK = re.compile(r"\[(\w+) ([^\]]+)\]")
WORD = re.compile(r"’s|'s|\w+(?:\.(?=\s\w+\]))?|[^\w\s]")
KINDS = {"p": "person", "l": "place", "o": "organisation"}
PLAIN = next(code for code in codes() if not table(code, "names").get("ending"))
BENT = next(code for code in codes() if table(code, "names").get("ending"))


def names(marked: str, language: str) -> list[Name]:
    """Names of a text in which [p words] marks what the engine takes for a person, l for a place, o for a body."""
    text = MARK.sub(r"\2", marked)
    words = [(found.start(), found.end(), found[0]) for found in WORD.finditer(text)]
    starts = [i for i in range(len(words)) if i == 0 or (words[i - 1][2] in ".!?" and words[i][2][:1].isupper())]
    bounds = [*starts, len(words)]
    tokens = tuple(
        Token(start, end, word, _lemma(language, word), _class(word), "", max(s for s in starts if s <= i), "dep")
        for i, (start, end, word) in enumerate(words)
    )
    sentences = tuple(Sentence(a, b, language) for a, b in pairwise(bounds))
    annotation = Annotation("d", tokens, sentences, tuple(_labels(marked, words)))
    return list(document_names(_document(text, language), annotation))


def _lemma(language: str, word: str) -> str:
    return next((found.lemma for found in readings(language, word)), word)


def _class(word: str) -> str:
    return "PROPN" if word[:1].isupper() else "NOUN" if word.isalpha() else "PUNCT"


def _labels(marked: str, words: list[tuple[int, int, str]]) -> list[Label]:
    found, shift = [], 0
    for mark in MARK.finditer(marked):
        start = mark.start() - shift
        shift += len(mark[0]) - len(mark[2])
        inside = [i for i, (a, b, _) in enumerate(words) if a >= start and b <= start + len(mark[2])]
        found.append(Label(inside[0], inside[-1] + 1, KINDS[mark[1]], ("fake",)))
    return found


def _document(text: str, language: str) -> Document:
    return Document(
        doc_id="d", source=None, title=None, url=None, published=None, published_from=None, language=language,
        languages="", sentences=0, words=0, sha256="", text_path="", author=None, text=text, key="d",
        segments=(Segment(0, len(text), language),),
    )  # fmt: skip


CASES = [
    (PLAIN, "Yesterday [p President Askar Ibrayev] met reporters.", "person:Askar Ibrayev"),
    (PLAIN, "Talks in [l Aktau]'s harbour failed.", "place:Aktau"),
    (PLAIN, "They met in the town of Kulsary.", "place:Kulsary"),
    (PLAIN, "An activist of the [l Taraz Workers] party spoke.", "organisation:Taraz Workers"),
    (PLAIN, "The company [l Burgylau] paid nothing.", "organisation:Burgylau"),
    (PLAIN, "He left the Organization for Security and Co-operation in Europe.",
     "organisation:Organization for Security and Co-operation in Europe"),
    (PLAIN, "The [o Committee of the Regional Bureau for Labour Rights] agreed.",
     "organisation:Regional Bureau for Labour Rights"),
    (PLAIN, "Guards of the interior ministry of Kazakhstan came.", "organisation:interior ministry|place:Kazakhstan"),
    (PLAIN, "Crowds in [l Zhetibay] (formerly Uzenek) sang.", "place:Zhetibay|place:Uzenek"),
    (PLAIN, "The day became known as ‘[o Black Sunday]’.", ""),
    (PLAIN, "On the shore of the Caspian sea they wait.", "place:Caspian sea"),
    (PLAIN, "Then [p Saule-] Marat left.", "person:Saule"),
    (BENT, "Kierowana przez [p Ospanova Alga]! jako pierwsza przyszła z pomocą.",
     "person:Ospanova|organisation:Alga!"),
    (BENT, "Mówiono o tym na forum Parlamentu Europejskiego i OBWE.",
     "organisation:Parlamentu Europejskiego|organisation:OBWE"),
    (BENT, "Tak twierdzi [o MSW Kazachstanu].", "organisation:MSW|place:Kazachstanu"),
    (BENT, "Strajk w [l Ałmaty] (dawniej Wiernyj) trwa.", "place:Ałmaty|place:Wiernyj"),
    (BENT, "Wtedy prezydent [l Askar Ibrajew] wyjechał.", "person:Askar Ibrajew"),
    (BENT, "Ludzie zebrali się na placu [l Bajterekowa].", "place:placu Bajterekowa"),
    (BENT, "W stoczni imienia [p Bielskiego] stanęły maszyny.", "organisation:stoczni imienia Bielskiego"),
    (BENT, "Spółka [p Burgyłau] nie płaciła.", "organisation:Burgyłau"),
    (PLAIN, "Then [p Democratic Sen. Helen Harlow] rose.", "person:Helen Harlow"),
    (PLAIN, "Yesterday [p US President Dwight Harlow] met reporters.", "place:US|person:Dwight Harlow"),
    (PLAIN, "Talks with [p Secretary of State Helen Harlow] failed.", "person:Helen Harlow"),
    (PLAIN, "Then [p Helen Harlow cites Ruth] twice.", "person:Helen Harlow"),
    (PLAIN, "Then [p Jamaican Helen Harlow] rose.", "person:Helen Harlow"),
    (PLAIN, "[p Lifeguard] saves boy. The lifeguard was brave.", ""),
    (BENT, "Wczoraj [p Korei Południowej Gordon Harlow] milczał.",
     "place:Korei Południowej|person:Gordon Harlow"),
    (BENT, "Wczoraj [p Scottish Athletics Helen Harlow] milczała.",
     "organisation:Scottish Athletics|person:Helen Harlow"),
    (BENT, "Trener [o Manchesteru City Gordon Harlow] milczał.",
     "place:Manchesteru City|person:Gordon Harlow"),
    (BENT, "Wiec w [l Wirginii Zachodniej Harlow] trwał.", "place:Wirginii Zachodniej|person:Harlow"),
    (PLAIN, "Then [p Brexit Prime Minister Theresa] May rose.", "person:Theresa May"),
    (BENT, "Wczoraj [p Kurdów] wyrzucono. Pomogli im [p Duńczyk] i [p Katalończycy].", ""),
    (BENT, "[p Rekin] ugryzł chłopca. Takiego rekina nikt tu nie widział.", ""),
    (BENT, "Tak orzekł Marlow County Court.", "organisation:Marlow County Court"),
    (BENT, "Posłowie PiS-u i Rady Europy milczą.", "organisation:PiS-u|organisation:Rady Europy"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "marked", "wanted"), CASES)
def test_names_begin_and_end_where_they_should(language: str, marked: str, wanted: str) -> None:
    """Spans and kinds."""
    assert "|".join(f"{name.kind}:{name.text}" for name in names(marked, language)) == wanted


@pytest.mark.parametrize(("code", "text"), [(code, text) for code in codes() for text in table(code, "names")["never"]])
def test_ordinary_words_are_no_names(code: str, text: str) -> None:
    """Nothing is found in the `never` list, even where the tagger calls every capital a name."""
    assert not names(text, code)


@pytest.mark.parametrize(
    ("code", "text", "other"),
    [(code, t, o) for code in codes() for t, o in table(code, "names")["alias"]["examples"].items()],
)
def test_other_names_are_found(code: str, text: str, other: str) -> None:
    """The examples of the alias phrases."""
    first = text.partition(" (")[0].split()[-1]
    found = names(text.replace(first, f"[l {first}]", 1), code)
    assert [name.text for name in found][-1] == other


def test_one_kind_for_one_name() -> None:
    """A label that contradicts the rest of the document gives way."""
    text = "The president, [p Serik Bolatov], spoke. Later [l Bolatov] left. In the end [p Bolatov] returned."
    assert {name.kind for name in names(text, PLAIN)} == {"person"}


def test_roles_stand_beside_the_name() -> None:
    """A title before the name, or a function behind a comma, is kept as its role."""
    (first,) = names("Yesterday [p spokesman Serik Bolatov] agreed.", PLAIN)
    (second,) = names("[p Serik Bolatov], chair of the union, agreed.", PLAIN)
    assert (first.text, first.role) == ("Serik Bolatov", "spokesman")
    assert second.role == "chair"


def test_names_never_overlap_and_stand_where_they_say() -> None:
    """Whatever the labels are."""
    marked = "[o Ministry of Health of Kazakhstan] and [p Serik] [p Bolatov] of [l Aktau] met [o UN Security Council]."
    found = names(marked, PLAIN)
    text = MARK.sub(r"\2", marked)
    assert all(text[name.start : name.end] == name.text for name in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
