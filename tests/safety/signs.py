"""What one item of a parsed regular expression reads, over signs that stand for their kind."""

import re._constants as of
from typing import Any

KINDS = frozenset("aAzZąĄß1\u0663_ \n\t\u00a0\u2028.,;:!?-–—/\"'„”’()[]<>$%€#@^~|\0\U0001f600")
Signs = frozenset[str]
CATEGORIES = {
    of.CATEGORY_DIGIT: str.isdigit,
    of.CATEGORY_SPACE: str.isspace,
    of.CATEGORY_WORD: lambda sign: sign.isalnum() or sign == "_",
}
OPPOSITES = {
    of.CATEGORY_NOT_DIGIT: of.CATEGORY_DIGIT,
    of.CATEGORY_NOT_SPACE: of.CATEGORY_SPACE,
    of.CATEGORY_NOT_WORD: of.CATEGORY_WORD,
}
ONE = (of.LITERAL, of.NOT_LITERAL, of.IN, of.ANY, of.FAILURE, of.GROUPREF)  # what reads one sign, is never, or any text


def may_read(signs: Signs, kind: Any, value: Any) -> Signs:  # noqa: ANN401  (a parsed expression)
    """The signs that an item reads in one case or the other."""
    return frozenset(sign for sign in signs if any(_reads(kind, value, one) for one in _cases(sign)))


def must_read(signs: Signs, kind: Any, value: Any) -> Signs:  # noqa: ANN401
    """The signs that an item reads in both."""
    return frozenset(sign for sign in signs if all(_reads(kind, value, one) for one in _cases(sign)))


def named(items: Any) -> set[str]:  # noqa: ANN401
    """The signs that an expression names, and the ends of its ranges."""
    if isinstance(items, tuple) and items and items[0] in (of.LITERAL, of.NOT_LITERAL):
        return {chr(items[1])}
    if isinstance(items, tuple) and items and items[0] is of.RANGE:
        return {chr(sign) for sign in items[1]}
    inner = () if isinstance(items, (int, str)) or items is None else items
    return set().union(*(named(one) for one in inner))


def _cases(sign: str) -> set[str]:
    return {one for one in (sign, sign.lower(), sign.upper()) if len(one) == 1}


def _reads(kind: Any, value: Any, sign: str) -> bool:  # noqa: ANN401
    """Whether an item reads a sign; where it names a group, it may."""
    if kind is of.IN:
        hit = any(_reads(*one, sign) for one in value if one[0] is not of.NEGATE)
        return hit != (value[0][0] is of.NEGATE)
    if kind is of.LITERAL:
        return ord(sign) == value
    if kind is of.NOT_LITERAL:
        return ord(sign) != value
    if kind is of.RANGE:
        return value[0] <= ord(sign) <= value[1]
    if kind is of.CATEGORY:
        return not CATEGORIES[OPPOSITES[value]](sign) if value in OPPOSITES else CATEGORIES[value](sign)
    return kind in (of.ANY, of.GROUPREF)
