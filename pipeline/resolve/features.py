"""Are two names one person? A table of small named features; every one that speaks leaves its reason in the tables."""

from collections.abc import Callable

from pipeline.resolve.sounds import near, same, shorter

Words = tuple[str, ...]  # a name, word by word, in small letters
Feature = Callable[[Words, Words], bool]
LEAST = 2  # words of a full name
SURE, DOUBTFUL = 0.8, 0.5


def same_words(left: Words, right: Words) -> bool:
    """They sound the same, word by word."""
    return len(left) == len(right) and all(map(same, left, right))


def same_words_in_another_order(left: Words, right: Words) -> bool:
    """They sound the same with the last word first, as lists write names."""
    return len(left) == len(right) and not same_words(left, right) and same_words(left, (right[-1], *right[:-1]))


def near_words(left: Words, right: Words) -> bool:
    """Every word sounds the same, save one that differs by one letter; no other vowel in the first: Rustam, Rustem."""
    return _apart(left, right) == 1 and (same(left[0], right[0]) or shorter(left[0], right[0]))


def near_first_word(left: Words, right: Words) -> bool:
    """Only the first word differs, by another vowel: two given names, or two spellings of one."""
    return _apart(left, right) == 1 and not near_words(left, right)


def near_in_several_words(left: Words, right: Words) -> bool:
    """Several words differ by one letter each."""
    return _apart(left, right) > 1


def _apart(left: Words, right: Words) -> int:
    """How many words differ by one letter; 0 where any differs by more."""
    if len(left) != len(right):
        return 0
    unlike = [(a, b) for a, b in zip(left, right, strict=True) if not same(a, b)]
    return len(unlike) if all(near(a, b) for a, b in unlike) else 0


def subset_of_words(left: Words, right: Words) -> bool:
    """One has all words of the other, two at least, and begins and ends like it."""
    short, long = sorted((left, right), key=lambda words: (len(words), words))
    if not LEAST <= len(short) < len(long):
        return False
    inner = all(any(same(word, other) for other in long[1:-1]) for word in short[1:-1])
    return same(short[0], long[0]) and same(short[-1], long[-1]) and inner


def initial_of(left: Words, right: Words) -> bool:
    """The first word of one is the initial of the other's, the last words are the same."""
    if min(len(left), len(right)) < LEAST or not same(left[-1], right[-1]):
        return False
    short, long = sorted((left[0], right[0]), key=len)
    return len(short) == 1 and len(long) > 1 and long.startswith(short)


FEATURES: tuple[tuple[Feature, float], ...] = (
    (same_words, 1.0),
    (same_words_in_another_order, 0.9),
    (near_words, 0.85),
    (subset_of_words, 0.85),
    (initial_of, 0.7),
    (near_first_word, 0.6),
    (near_in_several_words, 0.6),
)


def matched(left: Words, right: Words) -> tuple[float, tuple[str, ...]]:
    """Score of two names, and the features that spoke."""
    spoke = [(weight, feature.__name__) for feature, weight in FEATURES if feature(left, right)]
    return max((weight for weight, _ in spoke), default=0.0), tuple(name for _, name in spoke)
