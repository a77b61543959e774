"""Reports from saved web pages, one report a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sijill.corpus.articles import article
from sijill.corpus.fields import found_report
from sijill.corpus.files.source_file import WRONG_ENDING, SourceFile, original
from sijill.corpus.records import FoundReport, RefusedError
from sijill.run_record import RunRecord


def read_page(file: SourceFile, record: RunRecord) -> Iterator[FoundReport]:
    """Give the report of a saved web page: the text of its article, without markup, menus and comments."""
    try:
        found = article(file.content, address=None)
    except RefusedError as refusal:
        detail = f"{refusal.reason}: {refusal.detail}"
        record.drop(WRONG_ENDING, file=file.origin, field=refusal.field, value=refusal.value, detail=detail)
        return
    fields = {
        "report_id": file.own_id,
        "title": found.title,
        "published": found.published,
        "is_published_inferred": found.is_published_inferred,
        "url": found.canonical_address,
        "text": found.text,
    }
    report = found_report(fields, origin=file.origin, record=record)
    if report is not None:
        yield replace(
            report,
            page=original(file, "text/html"),
            canonical_address=found.canonical_address,
            extractor=found.extractor,
        )
