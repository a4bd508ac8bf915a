"""Where the work on single documents is done: in this process, in several, or on a Dask cluster. The results are one.

An engine takes batches and gives promises; `Work` cuts the documents into batches, asks the cache first, and keeps
everything in the order of the documents, whichever batch is finished first.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.engine.here import Here
from pipeline.engine.kept import Kept, Together
from pipeline.engine.processes import Processes
from pipeline.engine.promise import Engine
from pipeline.engine.work import Stage, Work
from pipeline.settings import Settings

__all__ = ("Kept", "Stage", "Together", "Work", "engine")


@contextmanager
def engine(settings: Settings) -> Iterator[Engine]:
    """The engine that the settings name; its workers end with the context."""
    with _chosen(settings) as made:
        yield made


def _chosen(settings: Settings) -> Engine:
    if settings.cluster:
        from pipeline.engine.cluster import Cluster  # noqa: PLC0415  (an extra, and slow to load)

        return Cluster(settings.jobs, settings.cluster)
    return Processes(settings.jobs) if settings.jobs > 1 else Here()
