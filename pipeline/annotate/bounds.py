"""Where no sentence begins: told to the parser before it looks, whatever it has learnt."""

from spacy.language import Language
from spacy.tokens import Doc

FINAL = frozenset(".!?…:;")
CLOSING = frozenset("\"”»’')]}")


@Language.factory("sentence_bounds", default_config={"abbreviations": []})
def sentence_bounds(nlp: Language, name: str, abbreviations: list[str]) -> "SentenceBounds":  # noqa: ARG001
    """Build the component; `abbreviations` are words whose full stop ends no sentence."""
    return SentenceBounds(frozenset(abbreviations))


class SentenceBounds:
    """Forbids sentence starts inside a clause: after no final mark, before a small letter, after an abbreviation."""

    def __init__(self, abbreviations: frozenset[str]) -> None:
        """Hold the abbreviations, in lower case and without their full stop."""
        self.abbreviations = abbreviations

    def __call__(self, doc: Doc) -> Doc:
        """Set `is_sent_start` to False where no sentence begins; leave the rest to the parser."""
        for token in doc[1:]:
            if self._inside(doc, token.i):
                doc[token.i].is_sent_start = False
        return doc

    def _inside(self, doc: Doc, index: int) -> bool:
        before = index - 1
        while before > 0 and doc[before].text in CLOSING:
            before -= 1
        mark = doc[before].text
        if mark[-1] not in FINAL or doc[index].text[0].islower():
            return True
        word = mark[:-1] if len(mark) > 1 else doc[before - 1].text if before else ""
        return mark[-1] == "." and (word.casefold() in self.abbreviations or _initial(word))


def _initial(word: str) -> bool:
    """One capital letter: the first letter of a name."""
    return len(word) == 1 and word.isupper()
