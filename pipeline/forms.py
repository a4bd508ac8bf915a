"""The pieces of a form, as the tables of patterns write it: its macros, its blanks, the words it can begin with."""

import re
from collections.abc import Iterator, Mapping

MACRO = re.compile(r"<<([a-z_]+)>>")
ENDINGS = re.compile(r"(\w+)\(\?:([\w|]+)\)(\?)?")


def unfolded(form: str, macros: Mapping[str, str]) -> str:
    """A form with its macros spelled out; a macro may hold others."""
    while MACRO.search(form):
        form = MACRO.sub(lambda macro: macros[macro[1]], form)
    return form


def blanks(form: str) -> Iterator[int]:
    """Where the blanks of a form stand that are in no brackets."""
    depth = 0
    for at, sign in enumerate(form):
        depth += (sign == "(") - (sign == ")")
        if sign == " " and not depth and form[at + 1 : at + 2] != "?":
            yield at


def stems(start: str) -> list[str]:
    """A word with each of the endings that a choice gives it: `lat(?:a|ach)?`."""
    found = ENDINGS.match(start)
    if not found:
        return [start]
    stem, endings, optional = found.groups()
    return [f"{stem}{ending}" for ending in endings.split("|")] + ([stem] if optional else [])


def starts(form: str) -> list[str]:
    """The pieces that a form can begin with."""
    if not form.startswith("(?:"):
        return [form]
    depth, pieces, last = 0, [], 3
    for at, sign in enumerate(form):
        depth += (sign == "(") - (sign == ")")
        if (depth == 1 and sign == "|") or depth == 0:
            pieces.append(form[last:at])
            last = at + 1
        if depth == 0:
            rest = form[at + 1 :]
            nested = [start for piece in pieces for start in starts(piece)]
            return nested + (starts(rest[1:]) if rest.startswith("?") else [])
    message = f"unbalanced: {form}"
    raise ValueError(message)
