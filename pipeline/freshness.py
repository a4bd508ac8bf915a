"""Is there anything to do? A stamp of everything that the tables depend on, kept beside them."""

from hashlib import file_digest
from pathlib import Path

from pipeline.model import short_hash

STAMP = ".stamp"
MADE = ("*.csv", "datapackage.json", "texts/**/*", "report.html", "report/*.html")
HERE = Path(__file__).parent


def stamp(files: list[Path], corpus: Path, *others: Path) -> str:
    """A hash of the corpus files, the program with its language tables, and other files named."""
    program = sorted(path for path in HERE.rglob("*") if path.suffix in {".py", ".toml", ".html", ".css", ".js"})
    told = [(str(path.relative_to(corpus)).encode(errors="backslashreplace"), _digest(path)) for path in files]
    return short_hash(told, [_digest(path) for path in (*program, *others)])


def _digest(path: Path) -> str:
    """SHA-256 of a file; a word where it cannot be read."""
    try:
        with path.open("rb") as handle:
            return file_digest(handle, "sha256").hexdigest()
    except OSError:
        return "unreadable"


def is_fresh(outputs: Path, wanted: str) -> bool:
    """True where the tables stand complete and were made from the very same things."""
    return _remembered(outputs) == f"{wanted} {_made(outputs)}"


def remember(outputs: Path, wanted: str) -> None:
    """Keep the stamp of a finished run."""
    (outputs / STAMP).write_text(f"{wanted} {_made(outputs)}", encoding="utf-8")


def _remembered(outputs: Path) -> str:
    """The stamp of the last run, empty where there is none."""
    try:
        return (outputs / STAMP).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _made(outputs: Path) -> str:
    """A hash of names, sizes and times of tables and texts: one that was deleted or edited is made again."""
    made = sorted(path for pattern in MADE for path in outputs.glob(pattern))
    return short_hash([(str(p.relative_to(outputs)), p.stat().st_size, p.stat().st_mtime_ns) for p in made])
