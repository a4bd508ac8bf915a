"""The file of corrections."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.corrections.cells import Corrections

FILE = "corrections.csv"
COLUMNS = ("table", "id", "column", "value", "who", "when", "note")
READ = 4  # columns that a run needs; the rest is for people


class BadCorrections(Exception):  # noqa: N818  (it names what is wrong)
    """A file of corrections that cannot be used; the message says what to mend."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision of a person."""

    table: str
    id: str
    column: str
    value: str

    @property
    def items(self) -> frozenset[str]:
        """The value as a list."""
        return frozenset(filter(None, (part.strip() for part in self.value.split("|"))))


def corrections(corpus: Path) -> "Corrections":
    """The decisions that lie beside a corpus folder; none where there is no file. Raises BadCorrections."""
    from pipeline.corrections.cells import Corrections  # noqa: PLC0415  (which needs the class above)

    path = corpus.resolve().parent / FILE
    if not path.is_file():
        return Corrections()
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle, restval="")
            if missing := [name for name in COLUMNS[:READ] if name not in (reader.fieldnames or ())]:
                message = f"{path} lacks the columns {', '.join(missing)}; its first line must be: {','.join(COLUMNS)}"
                raise BadCorrections(message)
            return Corrections(Correction(*(row[name].strip() for name in COLUMNS[:READ])) for row in reader)
    except (UnicodeDecodeError, csv.Error) as error:
        message = f"{path} cannot be read as CSV in UTF-8 ({error})."
        raise BadCorrections(message) from error
