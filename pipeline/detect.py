"""The language of a document and of its sentences.

langdetect is asked twice, always seeded: with all its profiles about a sample of the document, so that a Czech text is
not taken for Polish; with the configured languages alone about single sentences whose words leave a doubt.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.languages import codes, table
from pipeline.model import Document, Rejection, Segment

SAMPLE = 800  # characters of the document that the open set of languages is asked about
SHORTEST = 30  # letters from which a sentence may be in another language than its document
SURE = 0.95
STRETCH = re.compile(r"""[^.!?\n"„“”«»]+[.!?\n"„“”«»\s]*|[.!?\n"„“”«»\s]+""")  # a sentence, or a quotation in one
BREAK = re.compile(r"""[\n"„“”«»]""")  # what parts a stretch from the next for good
WORD = re.compile(r"[^\W\d_]+")


def detected(document: Document) -> Document | Rejection:
    """The document with the language of itself and of every stretch; a rejection where it is in no configured one."""
    found = _open(document.text)
    if found not in codes():
        configured = ", ".join(table(code, "language")["name"] for code in codes())
        name = _name(found) if found else "no language that can be told"
        detail = f"The text is in {name}; configured are {configured}."
        return Rejection(document.doc_id, "detect", "unsupported_language", detail)
    segments = tuple(_joined(_segments(document.text, found)))
    return replace(document, language=found, languages=_shares(segments), segments=segments)


def _name(code: str) -> str:
    """What a language is called, and its code."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  (few runs need it)

    try:
        return f"{Locale.parse(code, sep='-').english_name} ({code})"
    except (UnknownLocaleError, ValueError):
        return code


def _segments(text: str, main: str) -> Iterator[Segment]:
    """Each stretch with its language; one that is too short to tell goes with its neighbours, if they agree."""
    stretches = [*STRETCH.finditer(text)]
    told = [_language(found[0], main) for found in stretches]
    ended = [BREAK.search(found[0]) is not None for found in stretches]
    before = _carried(told, [False, *ended])
    after = [*_carried(told[::-1], ended[::-1])][::-1]
    for found, left, right in zip(stretches, before, after, strict=True):
        agreed = left if right in {left, None} else right if left is None else main
        yield Segment(found.start(), found.end(), agreed or main)


def _carried(told: Iterable[str | None], broken: Iterable[bool]) -> Iterator[str | None]:
    """The last language told at each place, None where there is none since the last break."""
    held: str | None = None
    for language, is_broken in zip(told, broken, strict=False):
        held = language or (None if is_broken else held)
        yield held


def _language(stretch: str, main: str) -> str | None:
    """The language of a stretch: the document's, unless its words and the detector agree on another; None if short."""
    words = [word.casefold() for word in WORD.findall(stretch)]
    if sum(map(len, words)) < SHORTEST:
        return None
    counts = {code: sum(word in _common(code) for word in words) for code in codes()}
    if counts[main] and counts[main] >= max(counts.values()):
        return main
    return _closed(stretch) or main


def _joined(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Neighbours of one language as one segment."""
    held: Segment | None = None
    for segment in segments:
        if held and held.language == segment.language:
            held = Segment(held.start, segment.end, held.language)
        else:
            if held:
                yield held
            held = segment
    if held:
        yield held


def _shares(segments: tuple[Segment, ...]) -> str:
    """Share of the characters in each language, largest first."""
    whole = sum(s.end - s.start for s in segments)
    share = {s.language: 0 for s in segments}
    for segment in segments:
        share[segment.language] += segment.end - segment.start
    ordered = sorted(share, key=lambda code: (-share[code], code))
    return "|".join(f"{code}:{share[code] / whole:.2f}" for code in ordered)


def _open(text: str) -> str | None:
    """The language of a text among all that the detector knows; None where it holds no words."""
    half = len(text) // 2
    sample = text if len(text) <= SAMPLE else text[: SAMPLE // 2] + "\n" + text[half : half + SAMPLE // 2]
    found = _probabilities(None, sample)
    return found[0][0] if found else None


def _closed(sentence: str) -> str | None:
    """The configured language of a sentence, where one is sure."""
    found = _probabilities(codes(), sentence)
    return found[0][0] if found and found[0][1] >= SURE else None


def _probabilities(languages: tuple[str, ...] | None, text: str) -> list[tuple[str, float]]:
    """Languages of a text with their probabilities, most likely first; none where it holds no words."""
    from langdetect.lang_detect_exception import LangDetectException  # noqa: PLC0415  (slow to load)

    detector = _factory(languages).create()
    detector.append(text)
    try:
        return [(found.lang, found.prob) for found in detector.get_probabilities()]
    except LangDetectException:
        return []


@cache
def _common(code: str) -> frozenset[str]:
    """Words that few sentences of a language lack."""
    return frozenset(table(code, "language")["common"])


@cache
def _factory(languages: tuple[str, ...] | None) -> Any:  # noqa: ANN401  (langdetect has no types)
    """A private detector factory, so that nothing another library sets changes the answer."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory  # noqa: PLC0415  (slow to load)

    factory = DetectorFactory()
    factory.seed = 0
    profiles = sorted(Path(PROFILES_DIRECTORY).iterdir())
    wanted = [p for p in profiles if languages is None or p.name in languages]
    factory.load_json_profile([p.read_text(encoding="utf-8") for p in wanted])
    return factory
