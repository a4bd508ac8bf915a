"""E-mail (eml): what it says, with its subject, sender and day; files that hang on it are files in a file."""

from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime

from pipeline.ingest.article import Article, Given, Inner, Part
from pipeline.ingest.formats.plain import text_of

TEXT, PAGE = "text/plain", "text/html"


def parts(given: Given) -> Iterator[Part]:
    """The message, and what hangs on it."""
    mail = message_from_bytes(given.raw, policy=default)
    told = [part for part in _leaves(mail) if part.get_content_type() in {TEXT, PAGE} and not part.get_filename()]
    kind = TEXT if any(part.get_content_type() == TEXT for part in told) else PAGE
    body = [part for part in told if part.get_content_type() == kind]
    if kind == TEXT:
        yield Article("\n\n".join(_text(part) for part in body), _fields(mail))
    else:
        yield from (Inner("", "body.html", _bytes(part)) for part in body[:1])
    for number, part in enumerate(_leaves(mail), start=1):
        if filename := part.get_filename():
            yield Inner(f"/{number}-{filename}", filename, _bytes(part))


def _leaves(mail: Message) -> list[Message]:
    """Parts that hold no others."""
    return [part for part in mail.walk() if not part.is_multipart()]


def _bytes(part: Message) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _text(part: Message) -> str:
    """Words of a part, in the encoding that it names, where that reads them."""
    raw = _bytes(part)
    try:
        return raw.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeError):
        return text_of(raw)


def _fields(mail: Message | EmailMessage) -> dict[str, str]:
    """What the head of the message says; nothing that is not well formed."""
    name, address = parseaddr(str(mail.get("From", "")))
    fields = {"title": str(mail.get("Subject", "")), "author": name or address}
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        fields["published"] = parsedate_to_datetime(str(mail.get("Date", ""))).date().isoformat()
    return {name: " ".join(value.split()) for name, value in fields.items() if value.strip()}
