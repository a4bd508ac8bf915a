"""The command line: one word for each stage, plus run, explain, report, export, diff and codebook."""

import io
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

from pipeline import STAGES
from pipeline.freshness import STAMP, is_fresh, remember, stamp
from pipeline.settings import DEFAULT, BadSettings, Settings, settings

app = typer.Typer(
    help="Kronika reads reports and writes tables of who said that what happened. Without a word it runs everything.",
    invoke_without_command=True,
    pretty_exceptions_enable=False,
)
Corpus = Annotated[Path, typer.Option(help="Folder of documents, one folder per source inside it.")]
Outputs = Annotated[Path, typer.Option(help="Folder for the tables.")]
Config = Annotated[Path, typer.Option("--settings", help="Settings file.")]
To = Annotated[Literal["sqlite", "geojson", "csv-excel"], typer.Option(help="The other form.")]
WRONG_CALL = 2


@app.callback()
def everything(context: typer.Context) -> None:
    """Run everything where no word is given."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without some letter shows its number
    if context.invoked_subcommand is None:
        run()


@app.command()
def run(
    corpus: Corpus = Path("corpus"),
    outputs: Outputs = Path("outputs"),
    config: Config = DEFAULT,
    *,
    force: Annotated[bool, typer.Option("--force", help="Run even where nothing has changed.")] = False,
) -> None:
    """Process the documents of a folder into tables; do nothing where nothing has changed."""
    begun = time.monotonic()
    with _plain_errors():
        chosen = settings(config)
        wanted = _stamp(corpus, outputs, config, chosen)
        if not force and is_fresh(outputs, wanted):
            typer.echo(f"Nothing has changed since the tables in {outputs} were written.")
            return
        _refuse_strangers(outputs)
        from pipeline import console  # noqa: PLC0415
        from pipeline.run import run as process  # noqa: PLC0415  (a run with nothing to do loads no stage)

        with console.progress() as tell:
            made = process(corpus, outputs, chosen, tell)
        remember(outputs, wanted)
        _echo(console.summary(made, outputs, time.monotonic() - begun))


@app.command()
def explain(
    document: Annotated[str, typer.Argument(help="doc_id of a document, or the end of it.")],
    outputs: Outputs = Path("outputs"),
) -> None:
    """Show the mentions and claims of a document, each with its rule and its words."""
    from pipeline.console import explanation  # noqa: PLC0415

    _require_tables(outputs)
    with _plain_errors():
        found = list(explanation(document, outputs))
        if not found:
            _fail(f"No document of {outputs / 'documents.csv'} ends in {document!r}.")
        _echo(iter(found))


@app.command()
def report(outputs: Outputs = Path("outputs")) -> None:
    """Write the report of a folder of tables: one page to look at."""
    from pipeline.report import report as made  # noqa: PLC0415

    _require_tables(outputs)
    with _plain_errors():
        typer.echo(f"Wrote {made(outputs)}.")


@app.command()
def export(to: To, outputs: Outputs = Path("outputs")) -> None:
    """Write the tables of a folder in another form, beside them."""
    from pipeline.tables.exports import EXPORTS  # noqa: PLC0415

    _require_tables(outputs)
    with _plain_errors():
        typer.echo(f"Wrote {EXPORTS[to](outputs)}.")


@app.command()
def diff(old: Path, new: Path) -> None:
    """Show what changed between two folders of tables, row by row."""
    from pipeline.tables.diff import differences  # noqa: PLC0415

    with _plain_errors():
        _echo(differences(old, new))


@app.command()
def codebook() -> None:
    """Print the codebook: every table, column, event type and property."""
    from pipeline.tables.package import codebook as text  # noqa: PLC0415

    typer.echo(text(), nl=False)


def _word(stage: str) -> Callable[..., None]:
    """The command of one stage."""

    def made(corpus: Corpus = Path("corpus"), outputs: Outputs = Path("outputs"), config: Config = DEFAULT) -> None:
        from pipeline.console import rows  # noqa: PLC0415

        with _plain_errors():
            chosen = settings(config)
            _stamp(corpus, outputs, config, chosen)
            _echo(rows(stage, corpus, outputs, chosen))

    return made


for _stage, _meaning in STAGES[:-2]:
    app.command(_stage, help=f"{_meaning} Prints one JSON object per line.")(_word(_stage))
app.command("tables", help=f"{STAGES[-2][1]} The same as run.")(run)


def _stamp(corpus: Path, outputs: Path, config: Path, chosen: Settings) -> str:
    """The stamp of what there is to do; ends with a sentence where the call is wrong."""
    from pipeline.corrections import FILE  # noqa: PLC0415
    from pipeline.ingest import files  # noqa: PLC0415

    if not corpus.is_dir():
        what = "is no folder" if corpus.exists() else "does not exist"
        _fail(f"The corpus folder {corpus} {what}; name one with --corpus, or make CORPUS=folder.")
    if outputs.resolve().is_relative_to(corpus.resolve()):
        _fail(
            f"The outputs folder {outputs} lies inside the corpus folder {corpus}; its tables would be read as texts."
        )
    return stamp(files(corpus), corpus, config, chosen.models / "manifest.toml", corpus.resolve().parent / FILE)


def _require_tables(outputs: Path) -> None:
    """End with a sentence where there is nothing to show."""
    if not (outputs / "documents.csv").is_file():
        _fail(f"There are no tables in {outputs}; make them first with: kronika run")


def _refuse_strangers(outputs: Path) -> None:
    """End with a sentence where a run would overwrite what no run has written."""
    from pipeline.tables import strangers  # noqa: PLC0415

    if not (outputs / STAMP).is_file() and (found := strangers(outputs)):
        _fail(
            f"The outputs folder {outputs} holds {', '.join(found)}, which no run has written; "
            "choose another with --outputs, or make OUTPUTS=folder."
        )


def _echo(lines: Iterator[str]) -> None:
    """Print lines as they come, without anything that could steer a terminal."""
    from pipeline.console import plain  # noqa: PLC0415

    for line in lines:
        typer.echo(plain(line))


def _fail(message: str) -> NoReturn:
    """End with one sentence: the call itself is wrong."""
    typer.echo(message, err=True)
    raise typer.Exit(WRONG_CALL)


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Turns what a user can mend into one sentence."""
    from pipeline.annotate.manifest import BadModel  # noqa: PLC0415
    from pipeline.corrections import BadCorrections  # noqa: PLC0415

    try:
        yield
    except BrokenPipeError:
        raise  # whoever read our lines has enough: the framework ends quietly
    except (BadCorrections, BadModel, BadSettings) as error:
        _fail(str(error))
    except OSError as error:
        _fail(f"{error.filename}: {error.strerror}." if error.filename and error.strerror else str(error))


if __name__ == "__main__":
    sys.exit(app())
