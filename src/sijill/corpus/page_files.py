"""Reports from saved web pages, one report a page."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import trafilatura
from trafilatura.settings import Document

from sijill.corpus.fields import found_report
from sijill.corpus.records import FoundReport
from sijill.corpus.source_file import WRONG_ENDING, SourceFile
from sijill.run_record import RunRecord

# The library logs a page without an article as several errors of its own; the run record tells it once.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def read_page(file: SourceFile, record: RunRecord) -> Iterator[FoundReport]:
    """Give the report of a saved web page: the text of its article, without markup, menus and comments.

    Title and address are those that the page declares, and so is the date (see :func:`declared_day`).
    """
    article = trafilatura.bare_extraction(
        file.content, with_metadata=True, favor_precision=True, include_comments=False
    )
    if not isinstance(article, Document) or not article.text:
        detail = "no article text"
        record.drop(WRONG_ENDING, file=file.origin, field="content", value=file.content[:40], detail=detail)
        return
    fields = {
        "report_id": file.own_id,
        "title": article.title,
        "published": declared_day(file.content),
        "url": article.url,
        "text": article.text,
    }
    found = found_report(fields, origin=file.origin, record=record)
    if found is not None:
        yield found


def declared_day(content: bytes) -> str | None:
    """Give the day of publication that the head of a page declares (``YYYY-MM-DD``), or None.

    Only the head is searched, without its title, its dates of change and its pictures: a date anywhere else on a
    page may be the day of an event, of an edit or of a copyright, and a wrong date is worse than none.
    """
    page = trafilatura.load_html(content)
    if page is None:
        return None
    for element in list(page):
        if element.tag != "head":
            page.remove(element)
    for element in list(page.iter("title", "meta")):
        if element.tag == "title" or _tells_another_day(element):
            element.drop_tree()
    today = datetime.now(UTC).date().isoformat()
    searched = {"original_date": True, "extensive_search": False, "max_date": today}
    return trafilatura.extract_metadata(page, date_config=searched, extensive=False).date


def _tells_another_day(meta: Any) -> bool:
    """Say whether an element of the head is about a change of the page or about a picture."""
    names = " ".join(meta.get(name, "") for name in ("property", "name", "itemprop", "http-equiv")).lower()
    return any(part in names for part in ("modif", "updat", "image"))
