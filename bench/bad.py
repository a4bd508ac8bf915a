"""What bad files cost: the same documents with one bad file for twenty good ones, or none: `python -m bench.bad 10000`.

Processor time of both runs, helpers included, from nothing; good documents per second is what is compared.
"""

import resource
import subprocess
import sys
import tempfile
from itertools import cycle
from pathlib import Path
from random import Random

from bench.corpus import laid

ROOT = Path(__file__).resolve().parent.parent
ONE_IN = 20
BAD = (  # ending and content: noise, lies, halves of files, text in no configured language
    (".txt", b"\x89PNG\r\n\x1a\n" + Random(1).randbytes(20_000)),  # noqa: S311
    (".pdf", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n" + b"0" * 5_000),
    (".zip", b"PK\x03\x04" + Random(2).randbytes(10_000)),  # noqa: S311
    (".html", b"<div>" * 2_000),
    (".docx", b"no archive at all"),
    (".txt", "Pršelo celý den a řeka stoupala; lidé odešli do vyšších pater a čekali na čluny. ".encode() * 10),
    (".xls", b"\xd0\xcf\x11\xe0" * 100),
    (".txt", b""),
)


def spent(corpus: Path, outputs: Path) -> float:
    """Seconds of processor time that a run takes."""
    before = _processor()
    words = ["-m", "pipeline", "run", "--quiet", "--corpus", str(corpus), "--outputs", str(outputs)]
    subprocess.run([sys.executable, *words], check=True, cwd=ROOT)  # noqa: S603  (our own words)
    return _processor() - before


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(size: int) -> None:
    """Print what a good document costs in both corpora."""
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        clean, mixed = laid(folder / "clean", size), laid(folder / "mixed", size)
        for number, (ending, raw) in zip(range(size // ONE_IN), cycle(BAD), strict=False):
            (mixed / f"bad-{number}{ending}").write_bytes(raw)
        costs = spent(clean, folder / "1"), spent(mixed, folder / "2")
    print(f"clean {size / costs[0]:.2f}, mixed {size / costs[1]:.2f} documents per second of processor time")  # noqa: T201
    print(f"throughput with bad files: {costs[0] / costs[1]:.3f} of that without")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]))
