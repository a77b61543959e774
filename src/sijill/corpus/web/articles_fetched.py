"""Reports from article pages that a feed or a sitemap leads to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sijill.corpus.articles import article
from sijill.corpus.records import FoundReport, RefusedError
from sijill.corpus.web.fetching import Fetcher, required
from sijill.corpus.web.found import web_report
from sijill.corpus.web.weather import OutOfReachError
from sijill.run_record import RunRecord

MOST_FAILURES = 3
"""So many pages one after another that do not answer mean that the site itself is out of reach."""


class ArticlePages:
    """Fetches article pages and makes reports of them."""

    def __init__(self, fetcher: Fetcher, record: RunRecord) -> None:
        self._fetcher = fetcher
        self._record = record
        self._failures = 0

    def report(self, address: str, fields: Mapping[str, Any], *, modified: str | None) -> FoundReport | None:
        """Give the report of a page; None, and a drop, where its words cannot be had.

        Args:
            address: Of the page.
            fields: What is known already: ``report_id``, ``source``, and where a list tells them ``title`` and
                ``published``, which then win over what the page says.
            modified: When it changed, as a list tells.

        Raises:
            OutOfReachError: Several pages one after another did not answer.
            PageAwayError: This one did not, or answered that it is not there.
        """
        try:
            answer = self._fetcher.fetch(address)
        except OutOfReachError as error:
            self._failures += 1
            if self._failures >= MOST_FAILURES:
                raise
            raise PageAwayError(None) from error
        except RefusedError as refusal:
            refusal.note_in(self._record, file=address)
            return None
        self._failures = 0
        if answer.status in {404, 410}:
            raise PageAwayError(answer.status)
        try:
            found = article(required(answer).body, address=answer.address, charset_hint=answer.charset)
        except RefusedError as refusal:
            refusal.note_in(self._record, file=address)
            return None
        own = {
            "title": found.title,
            "published": found.published,
            "is_published_inferred": found.is_published_inferred,
            "url": answer.address,
            "text": found.text,
        }
        known = {name: value for name, value in fields.items() if value is not None}
        if "published" in known:
            known.setdefault("is_published_inferred", False)
        return web_report(
            own | known,
            page=answer.page(),
            record=self._record,
            modified=modified,
            canonical_address=found.canonical_address,
            extractor=found.extractor,
        )


class PageAwayError(Exception):
    """A page was not to be had: ``status`` 404 or 410, or None where it may be another time."""

    def __init__(self, status: int | None) -> None:
        super().__init__(status)
        self.status = status
