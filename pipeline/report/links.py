"""Where things stand: in one page, or in a folder of many."""

from dataclasses import dataclass

from pipeline.model import short_hash

FOLDER = "report"
INDEX = "report.html"


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses, as seen from one page."""

    paged: bool = False  # a page for each event and document, or all in one
    inside: bool = False  # seen from a page of the folder, or from the index

    def event(self, event_id: str) -> str:
        """Part of an event."""
        return self._page(f"e-{event_id}", f"e-{event_id}")

    def comparison(self, event_id: str, comparison_id: str) -> str:
        """Row of a comparison."""
        return self._page(f"e-{event_id}", f"k-{comparison_id}")

    def document(self, doc_id: str) -> str:
        """Part of a document."""
        return self._page(name(doc_id), name(doc_id))

    def claim(self, doc_id: str, claim_id: str) -> str:
        """Quote of a claim in its document."""
        return self._page(name(doc_id), f"c-{claim_id}")

    def index(self, anchor: str) -> str:
        """Part of the first page."""
        return f"../{INDEX}#{anchor}" if self.inside else f"#{anchor}"

    def _page(self, page: str, anchor: str) -> str:
        """Address of an anchor."""
        folder = "" if self.inside else f"{FOLDER}/"
        return f"{folder}{page}.html#{anchor}" if self.paged else f"#{anchor}"


def name(doc_id: str) -> str:
    """Name of a document's part: a path may hold what an address may not."""
    return f"d-{short_hash(doc_id)}"
