"""Reports from web archives (WARC), one report a page."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from email.message import Message
from itertools import count
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from sijill.corpus.articles import article
from sijill.corpus.fields import found_report, web_address
from sijill.corpus.files.archive_stream import ArchiveStream, archive_stream
from sijill.corpus.files.parsing import BROKEN
from sijill.corpus.files.source_file import WRONG_ENDING
from sijill.corpus.records import FetchedPage, FoundReport, RefusedError
from sijill.files import sha256_of_bytes
from sijill.run_record import RunRecord

MOST_PAGE_BYTES = 16 * 1024 * 1024
PIECE_BYTES = 65536
TRUNCATED = "truncated"
PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
KEPT_HEADERS = ("content-type", "date", "etag", "last-modified")


def read_archive(path: Path, origin: str, record: RunRecord) -> Iterator[FoundReport]:
    """Give the reports of the pages in a WARC file, also a compressed one, which is read piece by piece.

    A page is known by its address; a later capture of it that says something else is a new version. Responses
    other than 200, and what is no page, are passed over and counted as ``archive_records_passed_over``. A record
    that is cut off is dropped, and so is the rest of a file that breaks off.
    """
    with archive_stream(path) as stream:
        records = ArchiveIterator(io.BufferedReader(stream, buffer_size=PIECE_BYTES))
        for number in count(1):
            where = f"{origin}, record {number}"
            try:
                found = _next_record(records)
                if found is None:
                    _check_end(stream, number)
                    return
                page = _fetched(found)
                report = None if page is None else _report(page, where, record)
            except _FileBrokenError as broken:
                broken.refusal.note_in(record, file=where)
                return
            except RefusedError as refusal:
                refusal.note_in(record, file=where)
                continue
            record.count("archive_records_passed_over", int(page is None))
            if report is not None:
                yield report


class _FileBrokenError(Exception):
    """The rest of the file cannot be read."""

    def __init__(self, refusal: RefusedError) -> None:
        super().__init__(refusal.reason)
        self.refusal = refusal


def _next_record(records: Any) -> Any:
    """Give the next record of the file, or None at its end."""
    try:
        # The library prints lines of a broken file to the terminal as they are.
        with redirect_stderr(io.StringIO()):
            return next(records, None)
    except RefusedError as refusal:
        raise _FileBrokenError(refusal) from refusal
    except (ArchiveLoadFailed, OSError, ValueError, AttributeError, TypeError) as error:
        raise _FileBrokenError(_refusal(BROKEN, error)) from error


def _check_end(stream: ArchiveStream, number: int) -> None:
    """Tell a file that breaks off, or has no record at all, from one that was read to its end."""
    if stream.fault is not None:
        reason = TRUNCATED if isinstance(stream.fault, EOFError) else BROKEN
        raise _FileBrokenError(_refusal(reason, stream.fault))
    if number == 1:
        raise _FileBrokenError(RefusedError(WRONG_ENDING, field="content", value="", detail="no records"))


def _refusal(reason: str, error: Exception) -> RefusedError:
    detail = f"{type(error).__name__}; nothing after it in the file is read"
    return RefusedError(reason, field="record", value=str(error), detail=detail)


def _fetched(found: Any) -> FetchedPage | None:
    """Give the page of a record, or None where it holds none.

    Raises:
        RefusedError: The page is cut off or too large, or has no web address.
    """
    media_type, status = _kind(found)
    if media_type not in PAGE_TYPES or status not in {None, 200}:
        return None
    address = str(found.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    if web_address(address) is None:
        raise RefusedError("no web address", field="WARC-Target-URI", value=address)
    body = _body(found)
    return FetchedPage(body, media_type, status, _headers(found), address)


def _kind(found: Any) -> tuple[str | None, int | None]:
    """Give the media type and the HTTP status of a record that may hold a page."""
    if found.rec_type == "resource":
        return _media_type(found.rec_headers.get_header("Content-Type")), None
    if found.rec_type != "response" or found.http_headers is None:
        return None, None
    status = str(found.http_headers.get_statuscode())
    return _media_type(found.http_headers.get_header("Content-Type")), int(status) if status.isdecimal() else 0


def _media_type(header: str | None) -> str:
    return (header or "").partition(";")[0].strip().lower()


def _headers(found: Any) -> dict[str, str]:
    if found.http_headers is None:
        return {}
    told = {name: found.http_headers.get_header(name) for name in KEPT_HEADERS}
    return {name: str(value) for name, value in told.items() if value}


def _body(found: Any) -> bytes:
    """Read the page of a record, freed of transfer and content encoding, up to the limit."""
    if found.rec_headers.get_header("WARC-Truncated"):
        raise RefusedError(TRUNCATED, field="WARC-Truncated", value=found.rec_headers.get_header("WARC-Truncated"))
    body = io.BytesIO()
    try:
        unpacked = found.content_stream()
        while piece := unpacked.read(PIECE_BYTES):
            body.write(piece)
            if body.tell() > MOST_PAGE_BYTES:
                detail = f"most: {MOST_PAGE_BYTES}"
                raise RefusedError("page too large", field="size in bytes", value=body.tell(), detail=detail)
        while found.raw_stream.read(PIECE_BYTES):
            pass  # what stands after a page that ends before its record does
    except (OSError, ValueError, zlib.error) as error:
        raise RefusedError(BROKEN, field="record", value=str(error), detail=type(error).__name__) from error
    missing = found.raw_stream.limit
    if missing > 0:
        detail = f"{missing} bytes missing; the file ends"
        raise _FileBrokenError(RefusedError(TRUNCATED, field="Content-Length", value=found.length, detail=detail))
    return body.getvalue()


def _report(page: FetchedPage, where: str, record: RunRecord) -> FoundReport | None:
    header = Message()
    header["Content-Type"] = page.headers.get("content-type", "").replace("\n", " ").replace("\r", " ")
    found = article(page.body, address=page.address, charset_hint=header.get_content_charset())
    fields = {
        "report_id": f"page-{sha256_of_bytes(page.address.encode('utf-8', 'surrogatepass'))[:16]}",
        "title": found.title,
        "published": found.published,
        "is_published_inferred": found.is_published_inferred,
        "url": page.address,
        "text": found.text,
    }
    report = found_report(fields, origin=where, record=record)
    if report is None:
        return None
    return replace(report, page=page, canonical_address=found.canonical_address, extractor=found.extractor)
