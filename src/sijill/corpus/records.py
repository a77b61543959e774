"""What passes between the parts of this room: what is asked of a source, what it found, and what is stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import Field

from sijill.run_record import RunRecord
from sijill.schema import Record, Report, ReportId

SHA256 = r"^[0-9a-f]{64}$"


def _nothing_to_settle() -> None:
    """Stand in for :attr:`PullRequest.settle` where no store is written."""


@dataclass(frozen=True)
class PullRequest:
    """What one pull asks of a source.

    ``source`` is the name that was asked for, one of :data:`sijill.corpus.SOURCES`; ``location`` is a folder, a file
    or an address, or None where the source is configured. ``since`` and ``until`` are the first and the last day of
    publication, both inclusive; ``limit`` is the most reports that are wanted. ``options`` holds what only this
    source understands, by name. ``raw`` is the raw store, in which a source may keep what it must remember (under
    hidden names).

    When a source is asked for its next report, the one before is in the store and outlives the end of the process.
    ``settle`` makes all of them outlive a power cut as well; a source calls it before it writes down how far it came.
    """

    source: str
    location: Path | str | None
    raw: Path
    since: date | None = None
    until: date | None = None
    limit: int | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    settle: Callable[[], None] = _nothing_to_settle


@dataclass(frozen=True)
class FetchedPage:
    """A page as it was fetched; the store keeps it compressed beside the report.

    ``body`` is decoded from transfer and content encoding, not from its charset. ``status`` is that of HTTP, or None
    for files. ``headers`` are only those of use (``etag``, ``last-modified``, ``content-type``, ``date``), by names
    in lower case. ``address`` is where the body came from, after redirects.
    """

    body: bytes
    media_type: str | None
    status: int | None
    headers: Mapping[str, str]
    address: str


@dataclass(frozen=True)
class FoundReport:
    """A report as a source gave it, and where it stood (``posts.jsonl:3``, or the address it was fetched from).

    ``page`` is the page of this one report where there is one. ``canonical_address`` is the address that the source
    calls the lasting one. ``modified`` is when the source says that it changed the report (ISO 8601). ``language``
    is detected from the text (ISO 639-1). ``extractor`` names what took the text out of a page (``trafilatura
    2.0.0``). ``licence`` is told by the source; without it, that of the pull holds.
    """

    report: Report
    origin: str
    page: FetchedPage | None = None
    canonical_address: str | None = None
    modified: str | None = None
    language: str | None = None
    extractor: str | None = None
    licence: str | None = None


@dataclass(frozen=True)
class GoneReport:
    """The source says that a report is no longer there: ``origin`` answered with ``status`` 404 or 410."""

    source: str
    report_id: str
    origin: str
    status: int


class Provenance(Record):
    """Where a stored report came from and the digests that prove it unchanged; written beside the report.

    ``address`` is the report's own web address, ``canonical_address`` the lasting one in the form of
    :func:`sijill.corpus.addresses.canonical_address`, ``fetched_from`` the one that answered after redirects, and
    ``origin`` the file and line, or the address, that it was read from. ``retrieved_at`` is when it was stored
    (ISO 8601, UTC, to the second); ``published`` (a day) and ``modified`` are as the source tells them.

    ``sha256`` is of the text in UTF-8, ``record_sha256`` of the stored file. ``page_sha256`` is of the page as it was
    fetched, ``page_file`` where it lies compressed within the source's folder, and ``page_file_sha256`` of that file.
    Versions of a report count from 1. ``pulled_by`` names the source that was asked for, such as ``folder``. What was
    not known, or not yet kept when an older version of sijill pulled the report, is None.
    """

    report_id: ReportId
    source: str = Field(min_length=1)
    address: str | None
    canonical_address: str | None = None
    fetched_from: str | None = None
    origin: str
    retrieved_at: str
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    http_status: int | None = None
    http_headers: dict[str, str] = Field(default_factory=dict)
    media_type: str | None = None
    extractor: str | None = None
    sha256: str = Field(pattern=SHA256)
    record_sha256: str = Field(pattern=SHA256)
    page_file: str | None = None
    page_sha256: str | None = Field(default=None, pattern=SHA256)
    page_file_sha256: str | None = Field(default=None, pattern=SHA256)
    licence: str | None
    version: int = Field(ge=1)
    pulled_by: str


class Mark(Record):
    """A note that a source no longer has a report that is stored, or has it again; marks count from 1.

    ``status`` is the HTTP status that ``origin`` answered with, None where the report is back. ``version`` is the
    latest version of the report when the mark was made. ``noted_at`` is a time (ISO 8601, UTC, to the second).
    """

    report_id: ReportId
    source: str = Field(min_length=1)
    mark: int = Field(ge=1)
    is_gone: bool
    status: int | None
    origin: str
    noted_at: str
    version: int = Field(ge=1)
    pulled_by: str


@dataclass(frozen=True)
class StoredReport:
    """The latest version of a report in the raw store, proved unchanged since it was pulled.

    ``is_gone`` says that its source no longer has it.
    """

    report: Report
    provenance: Provenance
    is_gone: bool = False


class RefusedError(Exception):
    """One thing that cannot be taken in: it is left out and counted, and the rest goes on.

    Never leaves this room; see :meth:`note_in`.
    """

    def __init__(self, reason: str, *, field: str, value: object, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field
        self.value = value
        self.detail = detail

    def note_in(self, record: RunRecord, *, file: str) -> None:
        """Count the refusal in the run record; ``file`` says where the refused thing stood."""
        record.drop(self.reason, file=file, field=self.field, value=self.value, detail=self.detail)
