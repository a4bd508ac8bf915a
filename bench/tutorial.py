"""The tutorial run again, its outputs stored: `python -m bench.tutorial` (`make tutorial`)."""

from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "tutorial.ipynb"
SECONDS = 300  # that a cell may take


def executed(page: Path = PAGE) -> nbformat.NotebookNode:
    """The notebook with the outputs of a run from nothing, in the folder of the project. Raises CellExecutionError."""
    book = nbformat.read(page, as_version=4)
    client = NotebookClient(book, timeout=SECONDS, record_timing=False, resources={"metadata": {"path": str(ROOT)}})
    made = client.execute()
    made.metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return made


if __name__ == "__main__":
    nbformat.write(executed(), PAGE)
