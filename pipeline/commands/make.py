"""Words that work on a corpus: run, and one for each stage."""

import time
from collections.abc import Callable
from typing import Annotated

import typer

from pipeline.commands import CORPUS, OUTPUTS, Config, Corpus, Outputs, echo, plain_errors
from pipeline.settings import DEFAULT, settings

Force = Annotated[bool, typer.Option("--force", help="Run even where nothing has changed.")]
Log = Annotated[
    bool | None,
    typer.Option("--json/--quiet", help="Tell of the run in JSON objects, one a line; or not at all."),
]


def run(
    corpus: Corpus = CORPUS,
    outputs: Outputs = OUTPUTS,
    config: Config = DEFAULT,
    *,
    force: Force = False,
    log: Log = None,
) -> None:
    """Process the documents of a folder into tables and a report; do nothing where nothing has changed."""
    begun = time.monotonic()
    from pipeline.process import Call, processed  # noqa: PLC0415  (help is shown without)

    with plain_errors():
        from pipeline.commands.log import watched  # noqa: PLC0415

        with watched(log) as (tell, told):
            made = processed(Call(corpus, outputs, config), tell, force=force)
        echo(told(made, outputs, time.monotonic() - begun))


def word(stage: str) -> Callable[..., None]:
    """The command of one stage."""

    def made(corpus: Corpus = CORPUS, outputs: Outputs = OUTPUTS, config: Config = DEFAULT) -> None:
        from pipeline.console import rows  # noqa: PLC0415
        from pipeline.process import Call, stamped  # noqa: PLC0415

        with plain_errors():
            chosen = settings(config)
            stamped(Call(corpus, outputs, config), chosen)
            echo(rows(stage, corpus, outputs, chosen))

    return made
