"""Wrong trees, as a model makes them, and what is made of them."""

import pytest

from pipeline.claims.mended import mended
from pipeline.model import Annotation, Sentence, Token

FINITE = "Mood=Ind|Tense=Past|VerbForm=Fin"
PARTICIPLE = "Tense=Past|VerbForm=Part|Voice=Pass"
IMPERSONAL = "Mood=Ind|Person=0|VerbForm=Fin"


def read(language: str, rows: str) -> Annotation:
    """A sentence given as lines of word, lemma, class, relation, head and features."""
    tokens, start = [], 0
    for line in rows.strip().splitlines():
        text, lemma, upos, relation, head, *feats = line.split()
        tokens.append(Token(start, start + len(text), text, lemma, upos, "".join(feats), int(head), relation))
        start += len(text) + 1
    return Annotation("", tuple(tokens), (Sentence(0, len(tokens), language),), ())


BETWEEN = read("en", f"""
    Rebels rebel NOUN compound 2
    shelled shell VERB amod 2 {PARTICIPLE}
    markets market NOUN root 2
    """)  # fmt: skip
BEHIND = read("en", f"""
    Rebels rebel NOUN root 0
    shelled shell VERB acl 0 {PARTICIPLE}
    a a DET det 3
    market market NOUN obj 1
    """)  # fmt: skip
LOOSE = read("en", f"""
    On on ADP case 1
    Friday Friday PROPN obl 4
    a a DET det 3
    court court NOUN nmod:unmarked 1
    freed free VERB root 4 {FINITE}
    her she PRON obj 4
    """)  # fmt: skip
INSERTED = read("en", f"""
    Guards guard NOUN nsubj 3
    , , PUNCT punct 3
    he he PRON nsubj 3
    said say VERB root 3 {FINITE}
    , , PUNCT punct 3
    fell fall VERB ccomp 3 {FINITE}
    """)  # fmt: skip
ACTED_ON = read("pl", f"""
    Wsie wieś NOUN nsubj 2 Case=Nom
    , , PUNCT punct 2
    mówią mówić VERB root 2 {FINITE}
    świadkowie świadek NOUN nsubj 2 Case=Nom
    , , PUNCT punct 2
    spalono spalić VERB conj 2 {IMPERSONAL}
    """)  # fmt: skip


@pytest.mark.parametrize(
    ("annotation", "relations"),
    [
        pytest.param(BETWEEN, ["nsubj 1", "root 1", "obj 1"], id="a verb between two nouns"),
        pytest.param(BEHIND, ["nsubj 1", "root 1", "det 3", "obj 1"], id="a participle with an object"),
        pytest.param(LOOSE, ["case 1", "obl 4", "det 3", "nsubj 4", "root 4", "obj 4"], id="a subject hung on a date"),
        pytest.param(
            INSERTED, ["nsubj 5", "punct 3", "nsubj 3", "parataxis 5", "punct 3", "root 5"], id="inserted speech"
        ),
        pytest.param(
            ACTED_ON, ["obj 5", "punct 2", "parataxis 5", "nsubj 2", "punct 2", "root 5"], id="of a verb of nobody"
        ),
    ],
)
def test_the_words_show_what_the_parse_got_wrong(annotation: Annotation, relations: list[str]) -> None:
    """Each word hangs where it belongs, and what was no attribute is a finite verb."""
    tokens = mended(annotation, ()).tokens
    assert [f"{token.deprel} {token.head}" for token in tokens] == relations
    assert all(token.feature("VerbForm") == "Fin" for token in tokens if token.deprel == "root")


@pytest.mark.parametrize(
    "annotation",
    [
        pytest.param(read("en", f"""
            Goods good NOUN nsubj 4
            seized seize VERB acl 0 {PARTICIPLE}
            by by ADP case 3
            police police NOUN obl 1
            burned burn VERB root 4 {FINITE}
            """), id="a participle with an agent"),
        pytest.param(read("en", f"""
            After after ADP case 3
            state state NOUN compound 3
            run run VERB amod 3 {PARTICIPLE}
            mines mine NOUN obl 4
            closed close VERB root 4 {FINITE}
            """), id="an attribute behind a preposition"),
        pytest.param(read("en", f"""
            He he PRON nsubj 1
            said say VERB root 1 {FINITE}
            guards guard NOUN nsubj 3
            fell fall VERB ccomp 1 {FINITE}
            """), id="speech that is not inserted"),
    ],
)  # fmt: skip
def test_a_right_tree_stays(annotation: Annotation) -> None:
    """Nothing is mended that is whole."""
    assert mended(annotation, ()) == annotation


def test_no_word_comes_to_hang_on_what_hangs_on_it() -> None:
    """A subject that the verb itself hangs on stays where it is: a ring of words would be followed for ever."""
    ring = read("en", f"""
        Cities city NOUN root 0
        , , PUNCT punct 0
        towns town NOUN appos 0
        freed free VERB acl 2 {FINITE}
        """)  # fmt: skip
    assert mended(ring, ()).tokens == ring.tokens
