"""Small binary files made on the spot, as programs and as attackers make them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

import docx
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PAGE = (
    "<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>Shells fell on the village of "
    "{title}, and two civilians were injured in their house.</p></article></body></html>"
)


def pdf(
    *pages: Sequence[str], title: str = "", extra: bytes = b"", trailer: bytes = b"", packed: bool = False
) -> bytes:
    """Write a PDF by hand; each page is a list of its lines, an empty one leaving a gap."""
    streams = []
    for lines in pages:
        shown = "".join(f"({_escaped(line)}) Tj T*\n" for line in lines)
        streams.append(f"BT /F1 12 Tf 14 TL 72 760 Td\n{shown}ET".encode("cp1252"))
    first_page = 5
    kids = " ".join(f"{first_page + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({_escaped(title)}) /CreationDate (D:20260101000000Z) >>".encode("cp1252"),
    ]
    for number, stream in enumerate(streams):
        content = f"{first_page + 2 * number + 1} 0 R"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {content} "
            f"/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        coded = zlib.compress(stream, 9) if packed else stream
        filters = b" /Filter /FlateDecode" if packed else b""
        objects.append(b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(coded), filters, coded))
    return _pdf_of(objects, extra=extra, trailer=trailer)


def _pdf_of(objects: Sequence[bytes], *, extra: bytes, trailer: bytes) -> bytes:
    written = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    written += extra
    start = len(written)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    written += b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R %s >>\n" % (len(objects) + 1, trailer)
    return written + b"startxref\n%d\n%%%%EOF\n" % start


def deep_pdf(depth: int) -> bytes:
    """Write a PDF whose tree of pages is so many levels deep."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    objects += [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 3) for number in range(depth)]
    objects.append(b"<< /Type /Page /MediaBox [0 0 9 9] >>")
    return _pdf_of(objects, extra=b"", trailer=b"")


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def word(*paragraphs: tuple[str, str], title: str = "", rows: Sequence[Sequence[str]] = ()) -> bytes:
    """Write a DOCX of (style, text) and, at its end, a table."""
    document = docx.Document()
    document.core_properties.title = title
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def with_member(archive: bytes, name: str, content: bytes) -> bytes:
    """Give a ZIP with one member added or replaced."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.filename != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return written.getvalue()


def page(title: str) -> bytes:
    return PAGE.format(title=title).encode()


def warc(path: Path, *records: tuple[str, str, Sequence[tuple[str, str]], bytes], gzip: bool = False) -> Path:
    """Write a web archive of (address, status line, HTTP headers, body)."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=gzip)
        for address, status, headers, body in records:
            http = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=http)
            )
    return path
