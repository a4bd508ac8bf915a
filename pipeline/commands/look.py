"""Words that work on written tables: explain, view, report, export, diff, score and codebook."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from pipeline.commands import OUTPUTS, Outputs, echo, fail, plain_errors, require_tables

Form = Literal["sqlite", "excel", "csv-excel", "parquet", "r", "geojson", "followthemoney", "acled", "ucdp", "plover"]
To = Annotated[Form, typer.Option(help="The other form.")]


def explain(
    document: Annotated[str, typer.Argument(help="doc_id of a document, or the end of it.")],
    outputs: Outputs = OUTPUTS,
) -> None:
    """Show the mentions and claims of a document, each with its rule and its words."""
    from pipeline.console import explanation  # noqa: PLC0415  (a command loads what it needs)

    require_tables(outputs)
    with plain_errors():
        found = list(explanation(document, outputs))
        if not found:
            fail(f"No document of {outputs / 'documents.csv'} ends in {document!r}.")
        echo(found)


def report(outputs: Outputs = OUTPUTS) -> None:
    """Write the report of a folder of tables: one page to look at."""
    from pipeline.report import report as made  # noqa: PLC0415

    require_tables(outputs)
    with plain_errors():
        typer.echo(f"Wrote {made(outputs)}.")


def export(to: To, outputs: Outputs = OUTPUTS) -> None:
    """Write the tables of a folder in another form, beside them."""
    from pipeline.tables.exports import EXPORTS  # noqa: PLC0415

    require_tables(outputs)
    with plain_errors():
        try:
            typer.echo(f"Wrote {EXPORTS[to](outputs)}.")
        except ImportError as error:
            fail(f"This export needs the package {error.name}; install it with: pip install 'kronika[exports]'.")


def diff(old: Path, new: Path) -> None:
    """Show what changed between two folders of tables, row by row."""
    from pipeline.tables.diff import differences  # noqa: PLC0415

    with plain_errors():
        echo(differences(old, new))


def codebook() -> None:
    """Print the codebook: every table, column, event type and property."""
    from pipeline.tables.package import codebook as text  # noqa: PLC0415

    typer.echo(text(), nl=False)
