"""What a run remembers: a function is asked again only where what it is asked about has changed."""

from pathlib import Path

from pipeline.cache import Cache
from pipeline.engine import Work
from pipeline.engine.here import Here
from pipeline.memory import FORGETFUL


def doubled(word: str) -> str:
    """A word twice."""
    return word * 2


def together(words: tuple[str, ...], sign: str) -> str:
    """Words with a sign between them."""
    return sign.join(words)


def asked(outputs: Path, words: list[str], places: list[tuple[int, ...]]) -> tuple[list[str], int, int]:
    """Some words doubled and put together, and how often each of the two functions was at work."""
    with Cache(outputs) as cache:
        work = Work(cache, Here(), 2, lambda *_: None)
        twice = work.remembered(doubled, words)
        made = [*work.remembered(together, work.gathered(twice, places), "+" * len(places))]
        return made, *(work.fresh[f"{one.__module__}.{one.__name__}"] for one in (doubled, together))


def test_only_what_has_changed_is_worked_out(tmp_path: Path) -> None:
    """A word that joins is doubled, and what it is put together with; the others are left alone."""
    places = [(0, 1), (2,)]
    assert asked(tmp_path, ["a", "b", "c"], places) == (["aa+bb", "cc"], 3, 2)
    assert asked(tmp_path, ["a", "b", "c"], places) == (["aa+bb", "cc"], 0, 0)
    assert asked(tmp_path, ["a", "b", "c", "d"], [(0, 1), (2, 3)]) == (["aa+bb", "cc+dd"], 1, 1)


def test_without_a_memory_the_same_comes_out() -> None:
    """Everything is worked out when it is asked for."""
    twice = FORGETFUL.remembered(doubled, "abc")
    assert FORGETFUL.remembered(together, FORGETFUL.gathered(twice, [(0, 1), (2,)]), "++") == ("aa+bb", "cc")
