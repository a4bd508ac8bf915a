"""Who is meant by a function alone: the president, prezydent; where the document has named one person in it."""

from pipeline.claims.reading import Reading

PERSON = "person"
LONGEST = 2  # words: an article and the function


def meant(reading: Reading, token: int) -> str | None:
    """Entity of the only person whose function, named before, a noun repeats without a word of its own; else None."""
    tree = reading.tree
    own = tree.tokens[token]
    if own.upos != "NOUN" or own.feature("Number") == "Plur" or len(tree.phrase(token)) > LONGEST:
        return None
    if any(tree.tokens[i].upos not in {"NOUN", "DET"} for i in tree.phrase(token)):
        return None
    role = tree.lemma(token)
    before = {
        f.mention.entity_id for f in reading.names if f.token < token and _is(f.mention.kind, f.mention.role, role)
    }
    return next(iter(before)) if len(before) == 1 else None


def _is(kind: str, known: str | None, role: str) -> bool:
    return kind == PERSON and known is not None and known.lower() == role
