"""Looking at what a pull did and what the site shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from html import unescape
from pathlib import Path

from tests.corpus.web.server.serving import Server

from sijill.corpus import stored_reports
from sijill.run_record import RunRecord

Pulled = Callable[..., RunRecord]
POSTS = "/wp-json/wp/v2/posts"
NOVEMBER = datetime(2026, 11, 1)


def stored(raw: Path) -> dict[str, str]:
    """Give the texts in the store by the number of the post."""
    found = stored_reports(raw, record=RunRecord("extract", {}))
    return {one.report.report_id.removeprefix("village-"): one.report.text for one in found}


def published(server: Server) -> dict[str, str]:
    """Give the texts that the site shows by the number of the post."""
    return {str(post.number): unescape("\n\n".join(post.paragraphs)) for post in server.site.public}


def kept(record: RunRecord) -> tuple[int, int, int]:
    """Give how many reports are new, have a new version, and are gone."""
    return tuple(record.counts[name] for name in ("reports_new", "reports_new_version", "reports_gone"))  # type: ignore[return-value]
