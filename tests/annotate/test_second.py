"""The second engine and other makers' packages: what they read becomes the same annotation; what is missing is told."""

import sys
from pathlib import Path
from types import SimpleNamespace as Fake

import pytest
from readings import MODELS, ROOT

from models import official
from pipeline.annotate import BadModel, fingerprint, stanza_engine
from pipeline.annotate.guesser import Guesser
from pipeline.annotate.pieces import Piece
from pipeline.annotate.sources import STANZA, Source
from pipeline.languages import codes
from pipeline.settings import Settings

NOTHING_LEARNT = Guesser({}, {})


def word(number: int, text: str, head: int, start: int | None) -> Fake:
    """A word as Stanza gives it."""
    end = None if start is None else start + len(text)
    told = {"lemma": text, "upos": "VERB", "feats": None, "deprel": "dep", "start_char": start, "end_char": end}
    return Fake(id=number, text=text, head=head, **told)


def token(text: str, start: int, *words: Fake) -> Fake:
    """A token as Stanza gives it."""
    return Fake(text=text, start_char=start, end_char=start + len(text), words=words)


def read(text: str, *tokens: Fake) -> list[tuple[str, int]]:
    """Words and heads that become of a sentence."""
    source, piece = Source(MODELS, codes()[0], STANZA), Piece(0, 10, text, codes()[0])
    made = stanza_engine._tokens(source, piece, Fake(tokens=tokens), 0, NOTHING_LEARNT)  # noqa: SLF001
    found = list(made)
    assert [one.text for one in found] == [text[one.start - 10 : one.end - 10] for one in found]
    return [(one.text, one.head) for one in found]


def test_words_of_one_token_stand_apart_where_they_have_places() -> None:
    """Cannot: can and not, each with its own head; heads count in the piece."""
    parts = word(1, "can", 3, 0), word(2, "not", 3, 3)
    assert read("cannot go", token("cannot", 0, *parts), token("go", 7, word(3, "go", 0, 7))) == [
        ("can", 2),
        ("not", 2),
        ("go", 2),
    ]


def test_words_of_one_token_without_places_are_one() -> None:
    """The token keeps what leaves it: the head of the word that does not hang on the other."""
    parts = word(1, "wrócili", 3, None), word(2, "śmy", 1, None)
    assert read("wróciliśmy tu", token("wróciliśmy", 0, *parts), token("tu", 11, word(3, "tu", 0, 11))) == [
        ("wróciliśmy", 1),
        ("tu", 1),
    ]


def test_what_is_missing_is_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each message ends with the command that mends it."""
    language = codes()[0]
    monkeypatch.setattr(stanza_engine, "version", lambda _: "1")
    with pytest.raises(BadModel, match="make models-official"):
        fingerprint(tmp_path, [(code, "stanza:default") for code in codes()])
    with pytest.raises(BadModel, match="make models-official"):
        fingerprint(MODELS, [(language, "spacy:no_such_package")])
    monkeypatch.undo()
    if not installed():
        with pytest.raises(BadModel, match="make ENGINE=stanza"):
            fingerprint(MODELS, [(language, STANZA)])


def installed() -> bool:
    """True where Stanza can be asked."""
    try:
        import stanza  # noqa: F401, PLC0415
    except ImportError:
        return False
    return True


def test_no_word_of_the_second_engine_asks_the_network() -> None:
    """Its pipelines are made without the check that Stanza makes by itself."""
    code = (ROOT / "pipeline" / "annotate" / "stanza_engine.py").read_text(encoding="utf-8")
    assert code.count("stanza.Pipeline(") == code.count("download_method=None") == 1


def test_what_settings_name_is_fetched_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stanza's packages into their folder, spaCy's by its own command; what ships is never fetched."""
    first, *others = codes()
    asked: list[tuple[str, ...]] = []
    downloads = Fake(download=lambda code, **told: asked.append((code, told["model_dir"], told["package"])))
    monkeypatch.setitem(sys.modules, "stanza", downloads)
    monkeypatch.setattr("spacy.cli.download", lambda package: asked.append((package,)))
    engines = ((first, STANZA), *((code, "spacy:some_package") for code in others))
    for one in official.wanted(Settings(models=tmp_path, engines=engines)):
        official.fetch(one)
    folder = str(tmp_path / "official" / STANZA)
    assert asked == [(first, folder, "default"), *[("some_package",)] * len(others)]
    assert official.wanted(Settings()) == []
