"""What the stages made, written: tables and report, and what the run did."""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from pipeline.corrections import BadCorrections, Corrections
from pipeline.engine import Work
from pipeline.model import Rejection
from pipeline.report import report
from pipeline.saving import Save
from pipeline.tables import written

Rows = Iterable[Any]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did."""

    documents: int
    annotated: int
    rejected: tuple[Rejection, ...]
    rows: dict[str, int]  # by table
    lost: tuple[str, ...] = ()  # corrections that no longer apply, in words


def summary(made: Mapping[str, Rows], work: Work, fixes: Corrections, folder: Path, save: Save) -> Summary:
    """Tables and report of what the stages made, and of what was put aside, in a folder that holds nothing else."""
    work.tell("tables", 0, 0)
    told = chain.from_iterable(made[stage] for stage in ("aside", "read", "resolve", "claims", "events", "compare"))
    shutil.rmtree(folder)
    folder.mkdir()
    try:
        rows = written(told, folder, fixes.cells, save)
    except ValueError as error:
        if not fixes.rows:
            raise
        raise BadCorrections(f"{error}: mend corrections.csv.") from error  # noqa: EM102, TRY003
    work.tell("report", 0, 0)
    report(folder, work, save)
    lost = tuple(f"{one.table} {one.id} {one.column}" for one in fixes.lost)
    return Summary(rows["documents"], work.fresh["annotate"], (*made["rejected"], *made["aside"]), rows, lost)
