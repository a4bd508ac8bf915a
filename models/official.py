"""Fetches the packages of spaCy's and Stanza's makers that settings.toml names; the only step that needs the network.

    python -m models.official [ENGINE]      ENGINE reads every language in place of what the settings say

Stanza's go to models/official/stanza, spaCy's are installed beside spaCy.
"""

import sys

from pipeline.annotate.sources import STANZA, Source, source
from pipeline.annotate.stanza_engine import CUTTING, READING, official, settled
from pipeline.languages import codes
from pipeline.settings import Settings, settings


def wanted(chosen: Settings) -> list[Source]:
    """What reads each language and is no part of the repository."""
    used = [source(chosen.models, code, chosen.engines) for code in codes()]
    return [one for one in (settled(one) if one.engine == STANZA else one for one in used) if one.package]


def fetch(one: Source) -> None:
    """Fetch one package."""
    if one.engine == STANZA:
        import stanza  # noqa: PLC0415  (an extra)

        parts = ",".join((CUTTING[0], *READING))
        stanza.download(one.language, model_dir=str(official(one.models)), package=one.package, processors=parts)
    else:
        from spacy.cli import download  # noqa: PLC0415

        download(one.package)


def main(*engine: str) -> None:
    """Fetch everything that is missing."""
    chosen = settings()
    for one in wanted(chosen.read_by(engine[0]) if engine else chosen):
        fetch(one)


if __name__ == "__main__":
    main(*sys.argv[1:])
