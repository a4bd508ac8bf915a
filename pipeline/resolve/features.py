"""Are two names one person or body? Every feature that speaks leaves its reason in the table."""

from collections.abc import Callable

from rapidfuzz.distance import Levenshtein

Words = tuple[str, ...]  # as they sound
Feature = Callable[[Words, Words], bool]
LONG = 5  # letters of a word in which one may differ
SURE, DOUBTFUL = 0.8, 0.5
GENDERED = ("a",)


def same_words(left: Words, right: Words) -> bool:
    """They sound the same, word by word."""
    return left == right


def same_words_in_another_order(left: Words, right: Words) -> bool:
    """They sound the same in another order."""
    return left != right and sorted(left) == sorted(right)


def near_words(left: Words, right: Words) -> bool:
    """Every word sounds the same or differs by one letter, the last letter apart."""
    return left != right and len(left) == len(right) and all(map(near, left, right))


def subset_of_words(left: Words, right: Words) -> bool:
    """One has all words of the other, two at least, and begins and ends like it."""
    short, long = sorted((left, right), key=lambda words: (len(words), words))
    if not 1 < len(short) < len(long):
        return False
    return near(short[0], long[0]) and near(short[-1], long[-1]) and set(short[1:-1]) <= set(long)


def initial_of(left: Words, right: Words) -> bool:
    """The first word of one is the initial of the other's, the last words are the same."""
    if min(len(left), len(right)) < 2 or left[-1] != right[-1]:  # noqa: PLR2004
        return False
    short, long = sorted((left[0], right[0]), key=len)
    return len(short) == 1 and len(long) > 1 and long.startswith(short)


def is_acronym_of(left: Words, right: Words) -> bool:
    """One name is the initials of the other."""
    short, long = sorted((left, right), key=lambda words: (len(words), words))
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)


def near(left: str, right: str) -> bool:
    """The same word, or one letter apart in a long one; a last letter that may mark gender does not count as near."""
    if left == right:
        return True
    if min(len(left), len(right)) < LONG or left[0] != right[0]:
        return False
    if left.endswith(GENDERED) != right.endswith(GENDERED):
        return False
    return Levenshtein.distance(left, right, score_cutoff=1) == 1


FEATURES: tuple[tuple[Feature, float], ...] = (
    (same_words, 1.0),
    (same_words_in_another_order, 0.9),
    (near_words, 0.85),
    (subset_of_words, 0.85),
    (initial_of, 0.7),
)


def matched(left: Words, right: Words) -> tuple[float, tuple[str, ...]]:
    """Score of two names, and the features that spoke."""
    spoke = [(weight, feature.__name__) for feature, weight in FEATURES if feature(left, right)]
    return max((weight for weight, _ in spoke), default=0.0), tuple(name for _, name in spoke)
