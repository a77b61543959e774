"""Reports made up for the tests of the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sijill import corpus
from sijill.corpus import pulling
from sijill.corpus.records import FetchedPage, FoundReport, GoneReport, PullRequest
from sijill.corpus.store import RawStore
from sijill.run_record import RunRecord
from sijill.schema import Report

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ADDRESS = "https://example.org/en/"


def page(body: bytes = b"<p>x</p>", *, address: str = f"{ADDRESS}1/") -> FetchedPage:
    headers = {"etag": '"1"', "last-modified": "Tue, 05 Sep 2023 08:00:00 GMT"}
    return FetchedPage(body, "text/html", 200, headers, address)


def found(
    report_id: str = "a",
    text: str = "x",
    *,
    source: str = "s",
    url: str | None = None,
    published: str | None = None,
    fetched: FetchedPage | None = None,
    modified: str | None = None,
    canonical_address: str | None = None,
) -> FoundReport:
    report = Report(report_id=report_id, source=source, url=url, published=published, text=text)
    return FoundReport(report, f"{ADDRESS}{report_id}", fetched, canonical_address, modified)


def gone(report_id: str = "a", *, source: str = "s") -> GoneReport:
    return GoneReport(source, report_id, f"{ADDRESS}{report_id}", 410)


def open_store(raw: Path) -> RawStore:
    return RawStore(raw, pulled_by="made", licence="CC0", now=lambda: NOON)


def keep(raw: Path, *reports: FoundReport) -> list[str]:
    """Keep reports as one pull does, and give the count of each."""
    with open_store(raw) as store:
        return [store.keep(report) for report in reports]


def pull_made(
    monkeypatch: pytest.MonkeyPatch, raw: Path, made: Iterable[FoundReport | GoneReport], **asked: object
) -> RunRecord:
    """Pull from a source that gives what was made."""

    def read(request: PullRequest, record: RunRecord) -> Iterator[FoundReport | GoneReport]:
        yield from made

    monkeypatch.setattr(pulling, "source_reader", lambda name: read)
    return corpus.pull("made", raw=raw, **asked)  # type: ignore[arg-type]
