"""Reports from saved mails (EML), one report a mail."""

from __future__ import annotations

import email
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage

import trafilatura

from sijill.corpus.articles import EXTRACTOR, article
from sijill.corpus.fields import found_report
from sijill.corpus.files.line_joining import joined_lines
from sijill.corpus.files.parsing import BROKEN
from sijill.corpus.files.source_file import SourceFile, original
from sijill.corpus.page_charsets import decoded_page
from sijill.corpus.records import FoundReport, RefusedError
from sijill.run_record import RunRecord

WIDEST_BROKEN_LINE = 80
"""Mail programs break lines at 72 to 80 characters; a text with a longer line was not broken."""


def read_mail(file: SourceFile, record: RunRecord) -> Iterator[FoundReport]:
    """Give the report of a mail: its plain text, or else its page; its subject as title; the day of its date.

    It is known by its ``Message-ID``, else by the file's path. Attachments are not read; they are counted as
    ``attachments_ignored`` and stay in the mail, which is kept whole.
    """
    try:
        fields, extractor = _fields(file, record)
    except RefusedError as refusal:
        refusal.note_in(record, file=file.origin)
        return
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError) as error:
        # The standard library's parser of headers fails over hostile ones in all these ways.
        record.drop(BROKEN, file=file.origin, field="content", value=file.content[:40], detail=type(error).__name__)
        return
    found = found_report(fields, origin=file.origin, record=record)
    if found is not None:
        yield replace(found, page=original(file, "message/rfc822"), extractor=extractor)


def _fields(file: SourceFile, record: RunRecord) -> tuple[dict[str, object], str | None]:
    mail = email.message_from_bytes(file.content, policy=policy.default)
    if not any(mail.get(name) for name in ("from", "date", "subject", "message-id", "received")):
        raise RefusedError(BROKEN, field="content", value=file.content[:40], detail="no headers of a mail")
    text, extractor = _text_of(mail)
    fields: dict[str, object] = {
        "report_id": str(mail.get("message-id", "")).strip().strip("<>")[:200] or file.own_id,
        "title": " ".join(str(mail.get("subject", "")).split()) or None,
        "published": _day(mail),
        "text": text,
    }
    record.count("attachments_ignored", sum(1 for _ in mail.iter_attachments()) if mail.is_multipart() else 0)
    return fields, extractor


def _day(mail: EmailMessage) -> str | None:
    """Give the day of the header ``Date``, in the sender's own time zone.

    Raises:
        RefusedError: There is a date that cannot be read.
    """
    header = mail.get("date")
    if header is None or not str(header).strip():
        return None
    if header.datetime is None:
        raise RefusedError("unparsable date", field="Date", value=str(header), detail="no date of a mail")
    return str(header.datetime.date().isoformat())


def _text_of(mail: EmailMessage) -> tuple[str, str | None]:
    """Give the text of a mail, and what took it out of a page if it is one."""
    part = mail.get_body(preferencelist=("plain", "html"))
    if part is None:
        raise RefusedError("no text", field="body", value=mail.get_content_type())
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if part.get_content_subtype() == "html":
        return _text_of_page(content, charset), EXTRACTOR
    text = decoded_page(content, charset_hint=charset).replace("\r\n", "\n")
    if str(part.get_param("format", "")).lower() == "flowed":
        return _unflowed(text), None
    lines = text.split("\n")
    is_broken = len(lines) > 1 and max(map(len, lines)) <= WIDEST_BROKEN_LINE
    return joined_lines(lines) if is_broken else text, None


def _text_of_page(content: bytes, charset: str | None) -> str:
    """Give the article of a mail that is a page, or all its words if it does not read as an article."""
    try:
        return article(content, address=None, charset_hint=charset).text
    except RefusedError:
        return str(trafilatura.html2txt(decoded_page(content, charset_hint=charset)))


def _unflowed(text: str) -> str:
    """Join the lines that a mail program broke and marked with a space at their end (RFC 3676)."""
    joined = ""
    for line in text.split("\n"):
        line = line.removeprefix(" ")
        joined += line if line.endswith(" ") and line != "-- " else f"{line}\n"
    return joined.rstrip("\n")
