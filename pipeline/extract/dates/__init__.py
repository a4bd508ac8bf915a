"""Time expressions: found, and turned into EDTF with the first and last day that they can mean."""

from collections.abc import Iterable

from pipeline.extract.dates.context import NEAREST, PAST, SOON
from pipeline.extract.dates.grammar import Candidate, grammar
from pipeline.extract.dates.narrative import looking, read
from pipeline.extract.dates.tense import Tenses
from pipeline.extract.dates.values import Point, bounds, parsed
from pipeline.extract.dates.wording import Reading
from pipeline.languages import codes
from pipeline.model import Annotation, Date, Document, Label, short_hash

__all__ = ("dates", "document_dates")
ANCHORS = range(1000, 9000)  # years of publication that dates are worked out from


def dates(text: str, language: str, anchor: str | None = None, prefer: str = PAST) -> tuple[Date, ...]:
    """The dates of a text, in its order; they never overlap.

    `language` is a code that has tables; `anchor` the day of publication as EDTF (`2022-08-10`, or `2022-01` where the
    day is not known); `prefer`, past or future, says which way weekdays and days without a year look where no word
    does. `start` and `end` count Unicode characters, `end` exclusive; `edtf` is None where nothing tells the value,
    `earliest` and `latest` are inclusive ISO days. Raises FileNotFoundError for a language without tables.
    """
    candidates = tuple(grammar(language).candidates(text))
    found = read(candidates, text, _anchor(anchor), looking(text, prefer))
    return tuple(_date("", "", text, candidate, reading) for candidate, reading in found)


def document_dates(document: Document, annotation: Annotation | None) -> tuple[Date, ...]:
    """The dates of a document; the annotation tells tenses, persons named like months, and counted things."""
    tenses = Tenses(annotation) if annotation else None
    candidates = [one for one in _candidates(document) if tenses is None or _stands(one, tenses)]
    if annotation:
        candidates = [one for one in candidates if not _is_name(one, document.text, annotation.labels, annotation)]
    by_words = looking(document.text)
    prefer = by_words if tenses is None else lambda one: _preferred(one, tenses, by_words(one))
    aside = (lambda one: tenses.is_aside(one.start)) if tenses else (lambda _: False)
    found = read(candidates, document.text, _anchor(document.published), prefer, aside)
    return tuple(_date(document.doc_id, document.key, document.text, *one) for one in found)


def _preferred(candidate: Candidate, tenses: Tenses, by_words: str) -> str:
    """Which way a date looks, by the tense above it or by the words before it."""
    told, words = tenses.prefer(candidate.start, candidate.language, by_words), grammar(candidate.language)
    if told == SOON and words.lies_behind(candidate):
        return PAST
    return NEAREST if told == PAST and words.may_lie_ahead(candidate) else told


def _anchor(published: str | None) -> Point | None:
    """The day of publication; None where it lies so far off that counting from it leaves the calendar."""
    found = parsed(published)
    return found if found and found.year in ANCHORS else None


def _candidates(document: Document) -> Iterable[Candidate]:
    """Candidates of every segment, in its language; offsets are those of the document."""
    for segment in document.segments:
        if segment.language in codes():
            for one in grammar(segment.language).candidates(document.text[segment.start : segment.end]):
                yield one.moved(segment.start)


def _stands(candidate: Candidate, tenses: Tenses) -> bool:
    """False for a bare number that counts things, and for a verb."""
    if candidate.found.row.get("bare") and tenses.counts(candidate.start):
        return False
    return not (candidate.found.row["value"] == "point" and tenses.is_verb(candidate.start))


def _is_name(candidate: Candidate, text: str, labels: Iterable[Label], annotation: Annotation) -> bool:
    """True for a word that the engine takes for part of somebody's name."""
    if not candidate.found.row.get("maybe_name") or not text[candidate.start].isupper():
        return False
    spans = (
        (annotation.tokens[one.start].start, annotation.tokens[one.end - 1].end)
        for one in labels
        if one.kind == "person"
    )
    return any(start <= candidate.start < end for start, end in spans)


def _date(doc_id: str, key: str, text: str, candidate: Candidate, reading: Reading) -> Date:
    """A row of the table."""
    first, last = bounds(reading.value) if reading.value else (None, None)
    anchored = not reading.whole and reading.precision not in {"time", "set"}
    return Date(
        mention_id=short_hash(key, "date", candidate.start, candidate.end),
        doc_id=doc_id,
        start=candidate.start,
        end=candidate.end,
        text=text[candidate.start : candidate.end],
        edtf=reading.value.edtf if reading.value else None,
        earliest=first.isoformat() if first else None,
        latest=last.isoformat() if last else None,
        precision=reading.precision,
        basis="anchored" if anchored and reading.anchor else "stated",
        anchor=reading.anchor.edtf if reading.anchor and anchored else None,
        cue=candidate.cue,
        language=candidate.language,
        rule=candidate.found.row["name"],
        engines=(),
    )
