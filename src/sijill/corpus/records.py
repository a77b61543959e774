"""What passes between the parts of this room: a report as found, its provenance, and a report as stored."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field

from sijill.run_record import RunRecord
from sijill.schema import Record, Report, ReportId


@dataclass(frozen=True)
class FoundReport:
    """A report as a source gave it, and where it stood (``posts.jsonl:3``)."""

    report: Report
    origin: str


class Provenance(Record):
    """Where a stored report came from and the digests that prove it unchanged; written beside the report.

    ``address`` is the report's own web address and ``origin`` the file and line it was read from.
    ``retrieved_at`` is the time of the pull (ISO 8601, UTC, to the second). ``sha256`` is of the text in
    UTF-8, ``record_sha256`` of the stored file. Versions of a report count from 1. ``pulled_by`` names the
    source module, which is ``folder`` for files.
    """

    report_id: ReportId
    source: str = Field(min_length=1)
    address: str | None
    origin: str
    retrieved_at: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    record_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    licence: str | None
    version: int = Field(ge=1)
    pulled_by: str


@dataclass(frozen=True)
class StoredReport:
    """The latest version of a report in the raw store, proved unchanged since it was pulled."""

    report: Report
    provenance: Provenance


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
