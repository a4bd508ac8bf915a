"""Word documents (docx): paragraphs in their order, tables and footnotes among them; deleted words are left out."""

from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from pipeline.ingest.article import Article, Given, Refused
from pipeline.ingest.formats.archive import content

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same words a second time
DC = "{http://purl.org/dc/elements/1.1/}"
TEXTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
PROPERTIES = "docProps/core.xml"
DAMAGED = "The Word document is damaged, or it is none; open it in a word processor and save it anew."


def parts(given: Given) -> Iterator[Article]:
    """The text of the document, with its title and author."""
    try:
        with ZipFile(BytesIO(given.raw)) as file:
            names = set(file.namelist())
            roots = [fromstring(content(file, name, given.limits.file)) for name in TEXTS if name in names]
            told = fromstring(content(file, PROPERTIES, given.limits.file)) if PROPERTIES in names else None
    except DefusedXmlException as error:
        raise Refused("unsafe", "The Word document defines XML entities, which no honest one does.") from error
    except (BadZipFile, ParseError, KeyError, EOFError, ValueError) as error:
        raise Refused("damaged", DAMAGED) from error
    if not roots:
        raise Refused("damaged", DAMAGED)
    fields = {} if told is None else {"title": told.findtext(f"{DC}title"), "author": told.findtext(f"{DC}creator")}
    text = "\n\n".join("\n\n".join(_paragraphs(root)) for root in roots)
    yield Article(text, {name: value for name, value in fields.items() if value})


def _paragraphs(root: Element) -> Iterator[str]:
    """Each paragraph, without a walk that a deep file could exhaust."""
    words: list[str] = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.tag == f"{W}p" and words:
            yield "".join(words)
            words = []
        if node.tag == f"{W}t":
            words.append(node.text or "")
        elif node.tag in SIGNS:
            words.append(SIGNS[node.tag])
        waiting += [child for child in reversed(node) if child.tag != FALLBACK]
    if words:
        yield "".join(words)
