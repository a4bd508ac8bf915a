"""Time and memory of joining generated names into entities: `python -m bench.resolve MENTIONS...`.

Persons of the table's given names and of made-up surnames (some borne by thousands), towns and bodies of the tables and
made-up companies; frequent ones often, as in news; a third in English, the rest in Polish, in several cases and
spellings; twenty mentions a document. `pairs` times the comparison of names alone.
"""

import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from pipeline.gazetteer import known_bodies
from pipeline.languages import codes, table
from pipeline.model import Annotation, Document, Mentions, Name, Segment, Token
from pipeline.ontology import table as world
from pipeline.resolve import resolved
from pipeline.resolve.features import matched

EACH = 20  # mentions of a document
OFTEN, KNOWN = 0.7, 0.5  # shares of frequent names, and of bodies that the table knows
STARTS = [
    "Ab", "Ach", "Bar", "Bek", "Bor", "Char", "Dem", "Dos", "Er", "Gal", "Ger", "Ib", "Jan", "Kar", "Kas", "Kol",
    "Kow", "Kul", "Lip", "Maks", "Mal", "Mar", "Mor", "Nur", "Or", "Pan", "Rys", "Sad", "Sar", "Tul",
]  # fmt: skip
MIDDLES = [
    "a", "am", "an", "ar", "as", "at", "ek", "el", "em", "en", "il", "im", "in", "is", "ok", "ol", "om", "or", "os",
    "uk", "ul", "um", "un", "ur", "us",
]  # fmt: skip
ENDS = [
    "ow", "ew", "bajew", "iew", "enko", "czuk", "ski", "cki", "ian", "in", "owicz", "bekow", "metow", "szanow",
    "garin", "nowski",
]  # fmt: skip
ENGLISH = (
    ("sz", "sh"),
    ("cz", "ch"),
    ("ch", "kh"),
    ("j", "y"),
    ("w", "v"),
    ("ż", "zh"),
    ("cki", "tsky"),
    ("ski", "sky"),
)
CASES = ("", "a", "em", "owi")
TAGS = {"": "Nom", "a": "Gen", "em": "Ins", "owi": "Dat"}
PLAIN = next(code for code in codes() if not table(code, "names").get("ending"))
BENT = next(code for code in codes() if table(code, "names").get("ending"))
Reading = tuple[Document, Annotation, Mentions]


@cache
def surnames() -> list[str]:
    """Made-up surnames, the frequent ones first."""
    every = ["".join(parts) for parts in product(STARTS, MIDDLES, ENDS)]
    random.Random(1).shuffle(every)  # noqa: S311  (no secret)
    return every


@cache
def firsts() -> list[str]:
    """Given names of the table that end in a consonant."""
    rows = [[word for word in row if word[-1] not in "aeiouy"] for row in world("given_names")["groups"]]
    return [row[0] for row in rows if row]


def pick(chance: random.Random, rows: Sequence[str]) -> str:
    """One of many, the first of them far more often."""
    often = int(chance.paretovariate(0.6)) - 1
    return rows[min(often, len(rows) - 1)] if chance.random() < OFTEN else chance.choice(rows)


def mention(chance: random.Random, declined: bool) -> tuple[str, str, str]:  # noqa: FBT001
    """Kind, words and case of one mention."""
    kind = chance.choices(("person", "place", "organisation"), (5, 3, 2))[0]
    if kind == "place":
        return kind, pick(chance, [f"{start}{middle}sk" for start in STARTS for middle in MIDDLES]), "Nom"
    if kind == "organisation":
        known = chance.random() < KNOWN
        bodies = [dict(body.names)[BENT if declined else PLAIN] for body in known_bodies()]
        return kind, pick(chance, bodies) if known else f"{pick(chance, surnames())}gaz", "Nom"
    first, last = pick(chance, firsts()), pick(chance, surnames())
    if not declined:
        for polish, english in ENGLISH:
            first, last = first.replace(polish, english), last.replace(polish, english)
        return kind, f"{first} {last}", "Nom"
    ending = chance.choice(CASES) if last[-1] in "wnk" else ""
    return kind, f"{first}{ending} {last}{ending}", TAGS[ending]


def reading(number: int, chance: random.Random) -> Reading:
    """A document of twenty names."""
    declined = chance.random() < 2 / 3
    language, doc_id = (BENT if declined else PLAIN), f"{number}.txt"
    names, tokens, at = [], [], 0
    for i in range(EACH):
        kind, words, case = mention(chance, declined)
        end = at + len(words)
        names.append(Name(f"{number}-{i}", doc_id, at, end, words, kind, words, None, language, "bench", (), None))
        tokens.append(Token(at, end, words, words, "PROPN", f"Case={case}", i, "root"))
        at = end + 2
    text = ", ".join(name.text for name in names)
    document = Document(
        doc_id=doc_id, source=None, title=None, url=None, published=None, published_from=None, language=language,
        languages="", sentences=0, words=0, sha256="", text_path="", author=None, text=text, key=doc_id,
        segments=(Segment(0, len(text), language),),
    )  # fmt: skip
    return document, Annotation(doc_id, tuple(tokens), (), ()), Mentions(tuple(names), (), ())


def readings(count: int) -> Iterator[Reading]:
    """Documents with so many mentions in all."""
    chance = random.Random(0)  # noqa: S311  (no secret)
    yield from (reading(number, chance) for number in range(count // EACH))


def main(counts: Sequence[int]) -> None:
    """Print seconds, memory and entities of each number of mentions."""
    for count in counts:
        texts = list(readings(count))
        begun, clock = time.process_time(), time.monotonic()
        _, entities, doubts = resolved(*zip(*texts, strict=True))
        spent, clock = time.process_time() - begun, time.monotonic() - clock
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        rest = f"{len(entities)} entities, {len(doubts)} doubts, {held:.2f} GiB at most"
        each = f"{1e6 * spent / count:.0f} s a million mentions"
        print(f"{count}: {spent:.1f} s of processor time ({clock:.1f} s on the clock), {each}; {rest}", flush=True)  # noqa: T201
    names = [
        tuple(name.lower().split())
        for name in dict.fromkeys(f"{f} {s}" for f in firsts()[:20] for s in surnames()[:30])
    ]
    begun = time.process_time()
    compared = sum(1 for left in names for right in names if matched(left, right) is not None)
    print(f"pairs: {compared / (time.process_time() - begun):.0f} a second of processor time")  # noqa: T201


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]])
