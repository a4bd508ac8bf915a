"""PDF: the text of its pages. Needs pypdf."""

from collections.abc import Iterator
from io import BytesIO

from pipeline.ingest.article import Article, Given, Refused

LOCKED = "The PDF is encrypted; save it without a password."
PICTURES = "The PDF holds pictures of pages and no text; put them through a program that recognises letters (OCR)."


def parts(given: Given) -> Iterator[Article]:
    """All pages as one text."""
    from pypdf import PdfReader  # noqa: PLC0415
    from pypdf.errors import DependencyError, FileNotDecryptedError, WrongPasswordError  # noqa: PLC0415

    try:
        pdf = PdfReader(BytesIO(given.raw))
        if pdf.is_encrypted and not pdf.decrypt(""):
            raise Refused("encrypted", LOCKED)
        text, told = "\n".join(page.extract_text().strip() for page in pdf.pages), pdf.metadata
    except (DependencyError, FileNotDecryptedError, WrongPasswordError) as error:
        raise Refused("encrypted", LOCKED) from error
    if not any(char.isalnum() for char in text):
        raise Refused("no_text", PICTURES)
    fields = {"title": told.title if told else None, "author": told.author if told else None}
    yield Article(text, {name: str(value) for name, value in fields.items() if value})
