"""Where no sentence begins: told to spaCy's parser before it looks."""

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.starts import ShortForms, Words, short_forms


@Language.factory("sentence_bounds")
def sentence_bounds(nlp: Language, name: str) -> "SentenceBounds":  # noqa: ARG001
    """Build the component."""
    return SentenceBounds(short_forms(str(nlp.lang)))


class SentenceBounds:
    """Sets sentence starts that are sure, and forbids those inside a clause."""

    def __init__(self, short: ShortForms) -> None:
        """Hold the short forms of the language."""
        self.short = short

    def __call__(self, doc: Doc) -> Doc:
        """Set `is_sent_start` where that is sure; leave the rest to the parser."""
        spaced = [bool(token.whitespace_) or token.nbor().is_space for token in doc[:-1]]
        words = Words([token.text for token in doc], spaced, self.short)
        for index in range(1, len(doc)):
            begins = words.starts(index)
            if begins is not None:
                doc[index].is_sent_start = begins
        return doc
