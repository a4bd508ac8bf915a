"""Two readings of one document: what both found, and what only one did."""

from dataclasses import replace
from decimal import Decimal

from pipeline.extract import agreed
from pipeline.model import Date, Figure, Mentions, Name

LANGUAGES = {"xx": ("spacy", "stanza")}
NAME = Name("n", "d", 0, 4, "Lowe", "person", "Lowe", None, "xx", "label", ("spacy",), None)
DATE = Date("d", "d", 10, 14, "2011", "2011", None, None, "year", "stated", None, None, "xx", "year", ())
SINGLE = Decimal(14)
FIGURE = Figure(
    "f",
    "d",
    20,
    22,
    "14",
    SINGLE,
    SINGLE,
    "=",
    None,
    "osoba",
    None,
    "xx",
    "n",
    approx=False,
    change="level",
    engines=(),
)


def leads(language: str) -> str:
    """The engine of the first reading."""
    return LANGUAGES[language][0]


def follows(language: str) -> str:
    """The engine of the second."""
    return LANGUAGES[language][1]


def engines(first: Mentions, second: Mentions) -> list[tuple[str, tuple[str, ...]]]:
    """Texts of what came of two readings, each with its engines."""
    made = agreed(first, second, leads, follows)
    return [(one.text, one.engines) for one in (*made.names, *made.dates, *made.figures)]


def test_what_both_found_names_both() -> None:
    """Whatever they think of the lemma of what is counted."""
    both = Mentions((NAME,), (DATE,), (FIGURE,))
    other = Mentions((NAME,), (DATE,), (replace(FIGURE, counted="człowiek"),))
    assert engines(both, other) == [(text, ("spacy", "stanza")) for text in ("Lowe", "2011", "14")]


def test_what_one_found_names_one() -> None:
    """In the order of the text; the second adds what the first passed over."""
    later = replace(NAME, start=30, end=34, text="Hart")
    assert engines(Mentions((later,), (), ()), Mentions((NAME,), (DATE,), ())) == [
        ("Lowe", ("stanza",)),
        ("Hart", ("spacy",)),
        ("2011", ("stanza",)),
    ]


def test_the_first_reading_wins_where_they_overlap() -> None:
    """Another kind, another value or other bounds: one engine, and no second mention of the same words."""
    longer = replace(NAME, end=9, text="Lowe Hart")
    assert engines(Mentions((NAME,), (), ()), Mentions((longer,), (), ())) == [("Lowe", ("spacy",))]
    assert engines(Mentions((NAME,), (), ()), Mentions((replace(NAME, kind="place"),), (), ())) == [
        ("Lowe", ("spacy",))
    ]
    assert engines(Mentions((), (DATE,), ()), Mentions((), (), (replace(FIGURE, start=10, end=14),))) == [
        ("2011", ("spacy",))
    ]
