"""The process that takes files apart, as it is, but it ends where anything asks the network."""

import os
import runpy
import sys

HARMLESS = ("socket.__new__", "socket.gethostname", "socket.bind")  # urllib3 binds ::1 as it is loaded, and lets it go
STATUS = 77


def _refuse(event: str, _: object) -> None:
    if event.startswith("socket.") and event not in HARMLESS:
        os._exit(STATUS)


sys.addaudithook(_refuse)

if __name__ == "__main__":
    runpy.run_module("pipeline.ingest.formats.helper", run_name="__main__")
