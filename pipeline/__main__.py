"""The command line: one word for each stage, plus run and those that look at what it made."""

import io
import logging
import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from pipeline import STAGES
from pipeline.commands import look, make, score, view
from pipeline.guard import DEBUG
from pipeline.settings import CALLED

EXAMPLES = {
    "run": ("kronika run --corpus reports --outputs tables", "kronika run --json > run.log"),
    "explain": ("kronika explain 2011-12-17-zanaozen.txt",),
    "view": ("kronika view", "kronika view events --where label=zhanaozen --columns label,killed_low,killed_high"),
    "report": ("kronika report --outputs tables",),
    "export": ("kronika export --to excel", "kronika export --to sqlite --outputs tables"),
    "diff": ("kronika diff tables-of-may tables",),
    "score": ("kronika score marked --outputs tables",),
    "codebook": ("kronika codebook > codebook.md",),
}
STATUS = (
    "Ends with status 0 where all went well, even if files were rejected; with 2 where the call was wrong; with 1 "
    "where Kronika failed. --debug tells what was repaired, and where an error comes from."
)


class Words(TyperGroup):
    """The words of the command line; `--debug` may stand anywhere among them."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  (as the framework has it)
        """Take `--debug` out of the words; what is repaired is told then, and where an error comes from."""
        if "--debug" in args:
            args.remove("--debug")
            os.environ[DEBUG] = "1"  # which the processes of a run inherit
            logging.basicConfig(level=logging.INFO, format="%(message)s")
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=Words,
    help="Kronika reads reports and writes tables of who said that what happened. Without a word it runs everything.",
    epilog=STATUS,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
)


By = Annotated[
    str | None, typer.Option("--engine", help="Read every language with spacy or stanza, or engine:package.")
]
Second = Annotated[bool, typer.Option("--second-opinion", help="Let both engines read every text.")]
Jobs = Annotated[int | None, typer.Option("--jobs", min=1, help="Processes that read documents.")]
Cluster = Annotated[
    str, typer.Option("--cluster", help="Address of a Dask scheduler, or local for a cluster of its own.")
]


@app.callback()
def everything(
    context: typer.Context, engine: By = None, *, second: Second = False, jobs: Jobs = None, cluster: Cluster = ""
) -> None:
    """Run everything where no word is given."""
    CALLED.set((("engine", engine), ("second_opinion", second), ("jobs", jobs), ("cluster", cluster)))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without some letter shows its number
    if context.invoked_subcommand is None:
        make.run()


for _word in (make.run, look.explain, view.view, look.report, look.export, look.diff, score.score, look.codebook):
    app.command(epilog="\n\n".join(("Examples:", *EXAMPLES[_word.__name__])))(_word)
for _stage, _meaning in STAGES[:-2]:
    app.command(_stage, help=f"{_meaning} Prints one JSON object per line.")(make.word(_stage))
app.command("tables", help=f"{STAGES[-2][1]} The same as run.")(make.run)

if __name__ == "__main__":
    sys.exit(app())
