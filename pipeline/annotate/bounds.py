"""Where no sentence begins: told to spaCy's parser before it looks."""

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.starts import goes_on


@Language.factory("sentence_bounds", default_config={"abbreviations": []})
def sentence_bounds(nlp: Language, name: str, abbreviations: list[str]) -> "SentenceBounds":  # noqa: ARG001
    """Build the component; `abbreviations` are words whose full stop ends no sentence."""
    return SentenceBounds(frozenset(abbreviations))


class SentenceBounds:
    """Forbids sentence starts inside a clause."""

    def __init__(self, abbreviations: frozenset[str]) -> None:
        """Hold the abbreviations, in lower case and without their full stop."""
        self.abbreviations = abbreviations

    def __call__(self, doc: Doc) -> Doc:
        """Set `is_sent_start` to False where no sentence begins; leave the rest to the parser."""
        words = [token.text for token in doc]
        for index in range(1, len(words)):
            if goes_on(words, index, self.abbreviations):
                doc[index].is_sent_start = False
        return doc
