"""A corpus of damaged files, the same for each seed: every format bent in every way, under its own name or another."""

import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

Bent = Callable[[bytes, random.Random], bytes]
TOKENS = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r\n", b"\x1b[2J", b"\xe2\x80\xae", b"\xed\xa0\x80", b"\xc5", b"%s%n"),
    *(b"<!ENTITY a '&a;'>", b"]]>", b"<div>" * 300, b"PK\x03\x04", b"%PDF-1.7", b"endobj", b"stream\n", b"9" * 400),
    *(b'"', b",", b"\t", b"{" * 200, b"=cmd|' /C calc'!A0", b"../../etc/passwd", b"Content-Type: multipart/mixed\n"),
    *("źdźbło ".encode("cp1250"), "źdźbło ".encode("utf-16"), b"source: x\npublished: 31.02.2003\n\n", b"-\n" * 50),
)


def flipped(raw: bytes, dice: random.Random) -> bytes:
    """Some bytes are others."""
    made = bytearray(raw)
    for _ in range(dice.choice((1, 3, 20))):
        made[dice.randrange(len(made))] = dice.randrange(256)
    return bytes(made)


def truncated(raw: bytes, dice: random.Random) -> bytes:
    """The end is missing."""
    return raw[: dice.randrange(len(raw))]


def beheaded(raw: bytes, dice: random.Random) -> bytes:
    """The begin is missing."""
    return raw[dice.randrange(len(raw)) :]


def cut(raw: bytes, dice: random.Random) -> bytes:
    """A piece in the middle is missing."""
    start, end = sorted(dice.randrange(len(raw)) for _ in range(2))
    return raw[:start] + raw[end:]


def repeated(raw: bytes, dice: random.Random) -> bytes:
    """A piece stands there many times."""
    start = dice.randrange(len(raw))
    piece = raw[start : start + dice.choice((1, 10, 100))]
    return raw[:start] + piece * dice.choice((2, 30, 500)) + raw[start:]


def strewn(raw: bytes, dice: random.Random) -> bytes:
    """What parsers trip over stands at several places."""
    for _ in range(dice.choice((1, 2, 5))):
        place = dice.randrange(len(raw) + 1)
        raw = raw[:place] + dice.choice(TOKENS) + raw[place:]
    return raw


def shuffled(raw: bytes, dice: random.Random) -> bytes:
    """Pieces change places."""
    size = max(1, len(raw) // 8)
    pieces = [raw[start : start + size] for start in range(0, len(raw), size)]
    dice.shuffle(pieces)
    return b"".join(pieces)


WAYS: tuple[Bent, ...] = (flipped, truncated, beheaded, cut, repeated, strewn, shuffled)


def files(shapes: Mapping[str, bytes], each: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """`each` damaged files of every shape; one in eight lies about its format."""
    dice = random.Random(seed)
    endings = sorted({Path(name).suffix for name in shapes})
    for name, raw in shapes.items():
        for number in range(each):
            bent = raw
            for way in dice.sample(WAYS, dice.choice((1, 1, 2))):
                bent = way(bent, dice) if bent else bent
            ending = dice.choice(endings) if dice.random() < 1 / 8 else "".join(Path(name).suffixes)
            yield f"{name}-bent/{number}{ending}", bent
