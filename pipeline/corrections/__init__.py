"""Corrections: what a person has decided, kept beside the corpus and applied on each run.

`corrections.csv` has the columns table, id, column, value, who, when, note. A column of the table gets the value; a
word in place of a column does more: `reject` drops a mention or claim, `add` makes a claim; `merge`, `split` and
`apart` regroup entities and events. Ids are hashes of what makes the thing itself, so a correction holds while its row
exists, whatever changes elsewhere; one that finds nothing to do is told.
"""

from pipeline.corrections.added import with_added
from pipeline.corrections.cells import Corrections
from pipeline.corrections.entities import regrouped_entities
from pipeline.corrections.events import regrouped_events
from pipeline.corrections.file import COLUMNS, FILE, BadCorrections, Correction, corrections

__all__ = (
    "COLUMNS",
    "FILE",
    "BadCorrections",
    "Correction",
    "Corrections",
    "corrections",
    "regrouped_entities",
    "regrouped_events",
    "with_added",
)
