"""One article in every format and encoding that is read, made by hand; no library of a format is needed to write it."""

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from email.message import EmailMessage
from html import escape

SOURCE, TITLE, AUTHOR, URL, DAY = "Kurier", "Strajk w stoczni", "Anna Wrona", "https://example.org/strajk", "2003-03-05"
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1250", "iso-8859-2", "cp852")
CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange {count} beginbfchar
{pairs}
endbfchar endcmap end end"""
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


def shapes(paragraphs: list[str]) -> Iterator[tuple[str, bytes]]:
    """File names and contents: every format and every encoding of the same paragraphs."""
    text = "\n\n".join(paragraphs)
    head = f"source: {SOURCE}\ntitle: {TITLE}\nauthor: {AUTHOR}\nurl: {URL}\npublished: {DAY}\n\n"
    for encoding in ENCODINGS:
        yield f"{encoding}.txt", (head + text).encode(encoding)
    yield "a.md", (head + text).encode()
    yield "a.html", page(paragraphs)
    yield f"{DAY}.pdf", pdf(lines(paragraphs))
    yield f"{DAY}.docx", docx(paragraphs)
    yield "a.eml", mail(text)
    row = {"source": SOURCE, "title": TITLE, "author": AUTHOR, "url": URL, "date": DAY, "content": text}
    yield "a.csv", table(row, ",")
    yield "semicolons.csv", table(row, ";").decode().encode("cp1250")
    yield "a.tsv", table(row, "\t")
    yield "a.jsonl", json.dumps(row).encode() + b"\n"
    yield "a.zip", zipped({"in/a.txt": (head + text).encode()})
    yield "a.txt.gz", gzip.compress((head + text).encode(), mtime=0)
    yield "deep.zip", zipped({"b.zip": zipped({f"{DAY}.docx": docx(paragraphs)})})


def page(paragraphs: Iterable[str]) -> bytes:
    """A page as newspapers make them, with a menu and what the article is about."""
    told = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    return f"""<!DOCTYPE html><html lang="pl"><head><meta charset="utf-8"><title>{TITLE}</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="{SOURCE}">
<meta name="author" content="{AUTHOR}"><meta property="article:published_time" content="{DAY}T10:00:00Z">
<link rel="canonical" href="{URL}"></head><body><nav><a href="/">Menu</a> <a href="/x">Sport</a></nav>
<article><h1>{TITLE}</h1>{told}</article><footer>Wszystkie prawa</footer></body></html>""".encode()


def lines(paragraphs: Iterable[str], width: int = 80) -> list[str]:
    """Paragraphs as printed: wrapped lines, the last of each shorter."""
    found = []
    for paragraph in paragraphs:
        line = ""
        for word in paragraph.split():
            if line and len(line) + 1 + len(word) > width:
                found.append(line)
                line = ""
            line = f"{line} {word}".strip()
        found += [line, ""]
    return found[:-1]


def pdf(printed: list[str]) -> bytes:
    """One page, its letters numbered as they come: the names of the letters stand in a table, as in real files."""
    letters = {char: number for number, char in enumerate(dict.fromkeys("".join(printed)), start=1)}
    shown = "\n".join(f"({_bytes(line, letters)}) Tj T*" for line in printed)
    cmap = CMAP.format(
        count=len(letters), pairs="\n".join(f"<{number:02X}> <{ord(char):04X}>" for char, number in letters.items())
    )
    stream = f"BT /F1 11 Tf 14 TL 40 780 Td\n{shown}\nET"
    widths = " ".join(["500"] * len(letters))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            " /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        (
            f"<< /Type /Font /Subtype /TrueType /BaseFont /Own /FirstChar 1 /LastChar {len(letters)} /Widths [{widths}]"
            " /ToUnicode 6 0 R >>"
        ),
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
        f"<< /Title ({TITLE}) /Author ({AUTHOR}) >>",
    ]
    return _file(objects)


def _bytes(line: str, letters: dict[str, int]) -> str:
    return "".join(f"\\{letters[char]:03o}" for char in line)


def _file(objects: list[str]) -> bytes:
    """Objects with the table that says where each begins."""
    raw, places = b"%PDF-1.4\n", []
    for number, told in enumerate(objects, start=1):
        places.append(len(raw))
        raw += f"{number} 0 obj\n{told}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 7 0 R >>\nstartxref\n{len(raw)}\n%%EOF\n"
    return raw + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def docx(paragraphs: Iterable[str]) -> bytes:
    """A Word document with each paragraph in two runs."""
    halves = ((one[: len(one) // 2], one[len(one) // 2 :]) for one in paragraphs)
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    told = "".join(f"<w:p>{''.join(run.format(escape(half)) for half in both)}</w:p>" for both in halves)
    return zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{told}</w:body></w:document>'.encode(),
            "docProps/core.xml": f'<c:coreProperties xmlns:c="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{TITLE}</dc:title><dc:creator>{AUTHOR}</dc:creator></c:coreProperties>".encode(),
        }
    )


def mail(text: str) -> bytes:
    """A message with its words as text and as a page, and a picture on it."""
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = (
        f"{AUTHOR} <wrona@example.org>",
        TITLE,
        "Wed, 05 Mar 2003 10:00:00 +0100",
    )
    made.set_content(text)
    made.add_alternative(f"<p>{text}</p>", subtype="html")
    return made.as_bytes()


def table(row: dict[str, str], separator: str) -> bytes:
    """A table of one article, as a spreadsheet saves it."""
    held = io.StringIO()
    writer = csv.DictWriter(held, row.keys(), delimiter=separator, lineterminator="\r\n")
    writer.writeheader()
    writer.writerow(row)
    return held.getvalue().encode()


def zipped(files: dict[str, bytes]) -> bytes:
    """An archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, raw in files.items():
            file.writestr(zipfile.ZipInfo(name), raw)
    return held.getvalue()
