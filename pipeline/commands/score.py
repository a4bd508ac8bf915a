"""The word score: written tables held against marked texts."""

import json
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands import OUTPUTS, Outputs, echo, plain_errors, require_tables

GoldFolder = Annotated[Path, typer.Argument(help="Folder with names.csv, dates.csv, figures.csv, claims.csv as they should be; or excerpts.jsonl.")]  # fmt: skip # noqa: E501
Json = Annotated[bool, typer.Option("--json", help="A JSON object a line.")]


def score(gold: GoldFolder, outputs: Outputs = OUTPUTS, *, as_json: Json = False) -> None:
    """Hold the tables against marked texts: precision, recall, right value, by kind and language."""
    from pipeline.tables.scoring import gold as marked  # noqa: PLC0415
    from pipeline.tables.scoring import scores  # noqa: PLC0415  (a command loads what it needs)
    from pipeline.tables.scoring.score import printed  # noqa: PLC0415

    require_tables(outputs)
    with plain_errors():
        told = list(marked(gold))
        lines = scores(outputs, told)
        if as_json:
            echo(json.dumps({"kind": a.kind, "language": a.language, "gold": a.gold} | a.shares()) for a in lines)
            return
        echo(printed(lines))
        if passed := sum(len(one.passed_over) for one in told):
            typer.echo(f"Passed over: {passed} marked claims without a number, or of what the ontology does not have.")
