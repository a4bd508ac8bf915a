"""Documents, and the words in them. Offsets count Unicode code points of `Document.text`; ends are exclusive."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

HIDDEN = {"column": False}  # metadata of a field that is no column of its table


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a document in one language; the segments of a document cover it without a gap."""

    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True)
class Document:
    """One document: a file of the corpus, without its header."""

    doc_id: str
    """Path below the corpus folder, with forward slashes; with `#` and a number for one of several texts in a file."""
    source: str | None
    """Publisher: from the header, else the first folder of the path; else, for parts of one text, the file."""
    title: str | None
    """Title, from the header."""
    url: str | None
    """Address, from the header."""
    published: str | None
    """Day of publication as far as known, EDTF."""
    published_from: str | None
    """Where `published` was read: metadata, text or filename."""
    language: str | None
    """Language of most of the text, ISO 639-1."""
    languages: str
    """Share of the characters in each language, as in pl:0.93|en:0.07."""
    sentences: int
    """Number of sentences."""
    words: int
    """Number of words (tokens that hold a letter or a digit)."""
    sha256: str
    """SHA-256 of the stored text."""
    text_path: str
    """The stored text that offsets count in, below the outputs folder."""
    author: str | None
    """Author, from the header."""
    text: str = field(metadata=HIDDEN)
    key: str = field(metadata=HIDDEN)  # what ids are made from: text, source and day, never the path
    segments: tuple[Segment, ...] = field(default=(), metadata=HIDDEN)
    repeats: tuple[Span, ...] = field(default=(), metadata=HIDDEN)  # passages that stand earlier in the document too

    def with_counts(self, sentences: int, words: int) -> "Document":
        """The same document with its sentences and words counted."""
        return replace(self, sentences=sentences, words=words)


@dataclass(frozen=True, slots=True)
class Rejection:
    """One file that could not be processed, and why."""

    path: str
    """Path below the corpus folder."""
    stage: str
    """The stage that turned it away, or that it made fail."""
    reason: str
    """One word for the reason, as in unsupported_language, undecodable, empty, too_large, unreadable."""
    detail: str
    """One sentence for the person who put the file there."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its Universal Dependencies analysis."""

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    feats: str  # "Case=Gen|Number=Plur", names sorted; empty where there are none
    head: int  # index in Annotation.tokens; the root of a sentence is its own head
    deprel: str

    def feature(self, name: str) -> str | None:
        """Value of a feature: `token.feature("Case") == "Gen"`."""
        return _features(self.feats).get(name)


@cache  # a tagset has some hundred combinations
def _features(feats: str) -> Mapping[str, str]:
    """Features by name."""
    pairs = (part.partition("=") for part in feats.split("|"))
    return {name: value for name, sign, value in pairs if sign}


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `start` to `end` (indexes, end exclusive) of an annotation, in one language."""

    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True)
class Label:
    """Tokens `start` to `end` (indexes, end exclusive) that an engine takes for a name."""

    start: int
    end: int
    kind: str  # person | place | organisation
    engines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annotation:
    """What an engine read in one document."""

    doc_id: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    labels: tuple[Label, ...]
