"""One run as a whole: what a call must bring, whether there is anything to do, and that it was done."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.alone import alone
from pipeline.corrections import FILE
from pipeline.freshness import STAMP, is_fresh, remember, stamp
from pipeline.ingest import files
from pipeline.model import short_hash
from pipeline.settings import DEFAULT, Settings, settings
from pipeline.tables import strangers

if TYPE_CHECKING:
    from pipeline.summary import Summary


class BadCall(ValueError):  # noqa: N818  (it names what is wrong)
    """Folders that cannot be used so; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Call:
    """What a run is asked for."""

    corpus: Path
    outputs: Path
    config: Path = DEFAULT


def silent(_stage: str, _done: int, _whole: int) -> None:
    """Tells nobody."""


def processed(call: Call, tell: Callable[[str, int, int], None] = silent, *, force: bool = False) -> "Summary | None":
    """What a run did; None where nothing has changed since the last one.

    Raises BadCall, BadSettings, BadModel, BadCorrections; OSError where the outputs folder cannot be written, or
    another run is at work in it.
    """
    chosen = settings(call.config)
    wanted = stamped(call, chosen)
    if not force and is_fresh(call.outputs, wanted):
        return None
    _refuse_strangers(call.outputs)
    from pipeline.run import run  # noqa: PLC0415  (a run with nothing to do loads no stage)

    with alone(call.outputs):
        made = run(call.corpus, call.outputs, chosen, tell)
        remember(call.outputs, wanted)
    return made


def stamped(call: Call, chosen: Settings) -> str:
    """The stamp of what there is to do. Raises BadCall."""
    corpus, outputs = call.corpus, call.outputs
    if not corpus.is_dir():
        what = "is no folder" if corpus.exists() else "does not exist"
        message = f"The corpus folder {corpus} {what}; name one with --corpus, or make CORPUS=folder."
        raise BadCall(message)
    if outputs.resolve().is_relative_to(corpus.resolve()):
        message = (
            f"The outputs folder {outputs} lies inside the corpus folder {corpus}; its tables would be read as texts."
        )
        raise BadCall(message)
    beside = chosen.models / "manifest.toml", corpus.resolve().parent / FILE
    return short_hash(stamp(files(corpus), corpus, call.config, *beside), chosen.engines, chosen.second_opinion)


def _refuse_strangers(outputs: Path) -> None:
    """Raise BadCall where a run would overwrite what no run has written."""
    if not (outputs / STAMP).is_file() and (found := strangers(outputs)):
        message = (
            f"The outputs folder {outputs} holds {', '.join(found)}, which no run has written; "
            "choose another with --outputs, or make OUTPUTS=folder."
        )
        raise BadCall(message)
