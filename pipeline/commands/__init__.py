"""The words of the command line, and what all of them share."""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from pipeline.guard import DEBUG, where

Corpus = Annotated[Path, typer.Option(help="Folder of documents, one folder per source inside it.")]
Outputs = Annotated[Path, typer.Option(help="Folder of the tables.")]
Config = Annotated[Path, typer.Option("--settings", help="Settings file.")]
CORPUS, OUTPUTS = Path("corpus"), Path("outputs")
OUR_FAULT, WRONG_CALL = 1, 2
BROKEN = "Kronika itself failed, and the old tables stand; with --debug it shows where:"
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")  # what could steer a terminal


def require_tables(outputs: Path) -> None:
    """End with a sentence where there is nothing to show."""
    if not (outputs / "documents.csv").is_file():
        fail(f"There are no tables in {outputs}; make them first with: kronika run")


def echo(lines: Iterable[str]) -> None:
    """Print lines as they come, without anything that could steer a terminal."""
    for line in lines:
        typer.echo(CONTROL.sub(" ", line))


def fail(message: str) -> NoReturn:
    """End with one sentence: the call itself is wrong."""
    typer.echo(message, err=True)
    raise typer.Exit(WRONG_CALL)


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turns what a user can mend into one sentence."""
    try:
        yield
    except (BrokenPipeError, typer.Exit):
        raise  # whoever read our lines has enough, or was told: the framework ends quietly
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}." if error.filename and error.strerror else str(error))
    except Exception as error:
        if isinstance(error, _mendable()):
            fail(str(error))
        if os.environ.get(DEBUG):
            raise
        typer.echo(f"{BROKEN} {where(error)}.", err=True)
        raise typer.Exit(OUR_FAULT) from error


def _mendable() -> tuple[type[Exception], ...]:
    """What a user can mend; loaded only where something went wrong, so that a good call starts fast."""
    from pipeline.annotate.manifest import BadModel  # noqa: PLC0415
    from pipeline.corrections import BadCorrections  # noqa: PLC0415
    from pipeline.process import BadCall  # noqa: PLC0415
    from pipeline.settings import BadSettings  # noqa: PLC0415
    from pipeline.tables.scoring import BadGold  # noqa: PLC0415

    return BadCall, BadCorrections, BadGold, BadModel, BadSettings
