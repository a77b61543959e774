"""The raw store: every report as it was given, each with a sidecar of provenance, never overwritten.

``<raw>/<source>/<report>.json`` holds the report and ``<report>.provenance.json`` where it came from. A post
that changed is ``<report>.v2.json`` beside the old one. ``pages/`` holds the pages as they were fetched, compressed
and named by their content, and ``gone/`` the marks of reports that their source no longer has.

The report and its page are written before the sidecar: a pull that is killed between the two leaves a report without
provenance, which is not read and which the next pull seals.
"""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from pydantic import BaseModel, ValidationError

from sijill import files
from sijill.corpus.addresses import canonical_address
from sijill.corpus.listing import FolderWriter
from sijill.corpus.names import (
    Versions,
    is_gone,
    mark_file,
    marks_in,
    page_file,
    provenance_file,
    report_file,
    safe_name,
    versions_in,
)
from sijill.corpus.pages import compressed
from sijill.corpus.records import FetchedPage, FoundReport, GoneReport, Mark, Provenance, RefusedError
from sijill.corpus.recovering import recover
from sijill.corpus.sealed import sealed_report
from sijill.schema import Report

log = logging.getLogger("sijill")

Kept = Literal["reports_new", "reports_unchanged", "reports_new_version"]
Marked = Literal["reports_gone", "reports_gone_before", "reports_gone_not_stored"]

CHANGING_FIELDS = ("text", "title", "published", "is_published_inferred")
"""A report that differs from its latest version in one of these is a new version.

What tells nothing new is left out: an address, a page around the same words, the time of a change that changed none.
"""


def utc_now() -> datetime:
    """Give the present time."""
    return datetime.now(UTC)


@dataclass
class _SourceFolder:
    """What a pull must know of one source's folder; read once, so that a pull is not quadratic."""

    path: Path
    versions: defaultdict[str, Versions]
    marks: dict[str, int]
    writer: FolderWriter


class RawStore:
    """Writes what one pull found into the raw store; as a context, it settles what was written at the end."""

    def __init__(
        self, directory: Path, *, pulled_by: str, licence: str | None, now: Callable[[], datetime] = utc_now
    ) -> None:
        self.directory = directory
        self.pulled_by = pulled_by
        self.licence = licence
        self._now = now
        self._folders: dict[str, _SourceFolder] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for folder in self._folders.values():
            folder.writer.close()

    def settle(self) -> None:
        """Wait until everything that was kept is on the disk."""
        for folder in self._folders.values():
            folder.writer.settle()

    def keep(self, found: FoundReport) -> Kept:
        """Store a report unless its latest version says the same; tell which, as the name of a count.

        Raises:
            RefusedError: Another report holds the name.
        """
        folder = self._folder(found.report.source)
        name = safe_name(found.report.report_id)
        versions = folder.versions[name]
        sealed = versions.latest_complete
        if sealed == versions.latest and sealed > 0 and _is_unchanged(found.report, folder.path, name, sealed):
            return "reports_unchanged"
        version = _version_to_write(found.report, folder.path, name, versions)
        self._write(found, folder.path, name, version, folder.writer)
        versions.reports.add(version)
        versions.sidecars.add(version)
        folder.writer.settle_if_many()
        return "reports_new_version" if sealed else "reports_new"

    def mark_gone(self, gone: GoneReport) -> Marked:
        """Mark a stored report that its source no longer has; tell what was done, as the name of a count."""
        folder, name = self._folder(gone.source), safe_name(gone.report_id)
        versions = folder.versions.get(name)
        if versions is None or not versions.latest_complete:
            return "reports_gone_not_stored"
        if is_gone(folder.marks.get(name, 0)):
            return "reports_gone_before"
        self._mark(folder, gone.source, gone.report_id, gone.origin, gone.status)
        return "reports_gone"

    def note_present(self, found: FoundReport) -> bool:
        """Say whether a report that was found had been marked as gone; if so, mark that it is back."""
        folder = self._folder(found.report.source)
        if not is_gone(folder.marks.get(safe_name(found.report.report_id), 0)):
            return False
        self._mark(folder, found.report.source, found.report.report_id, found.origin, None)
        return True

    def _folder(self, source: str) -> _SourceFolder:
        name = safe_name(source)
        if name not in self._folders:
            path = self.directory / name
            folder = _SourceFolder(path, versions_in(path), marks_in(path), FolderWriter(path))
            recover(path, folder.versions, folder.writer)
            self._folders[name] = folder
        return self._folders[name]

    def _write(self, found: FoundReport, folder: Path, name: str, version: int, writer: FolderWriter) -> None:
        """Write a version: the report, unless a killed pull left it, its page, then the sidecar that seals both."""
        report = found.report
        path = report_file(name, version)
        if not (folder / path).exists():
            record_sha256 = writer.write(path, _json(report))
        else:
            record_sha256 = files.sha256_of_file(folder / path)
            writer.add(path, record_sha256)
        provenance = Provenance(
            report_id=report.report_id,
            source=report.source,
            address=report.url,
            canonical_address=canonical_address(found.canonical_address or report.url),
            origin=found.origin,
            retrieved_at=self._time(),
            published=report.published,
            modified=found.modified,
            language=found.language,
            extractor=found.extractor,
            sha256=files.sha256_of_bytes(report.text.encode("utf-8")),
            record_sha256=record_sha256,
            licence=found.licence or self.licence,
            version=version,
            pulled_by=self.pulled_by,
        )
        if found.page is not None:
            provenance = provenance.model_copy(update=_page_fields(found.page, folder, writer))
        writer.write(provenance_file(name, version), _json(provenance))

    def _mark(self, folder: _SourceFolder, source: str, report_id: str, origin: str, status: int | None) -> None:
        name = safe_name(report_id)
        number = folder.marks.get(name, 0) + 1
        mark = Mark(
            report_id=report_id,
            source=source,
            mark=number,
            is_gone=is_gone(number),
            status=status,
            origin=origin,
            noted_at=self._time(),
            version=folder.versions[name].latest_complete,
            pulled_by=self.pulled_by,
        )
        folder.writer.write(mark_file(name, number), _json(mark))
        folder.writer.settle_if_many()
        folder.marks[name] = number

    def _time(self) -> str:
        return self._now().isoformat(timespec="seconds")


def _json(record: BaseModel) -> bytes:
    values = record.model_dump(mode="json")
    return (json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode("utf-8")


def _page_fields(page: FetchedPage, folder: Path, writer: FolderWriter) -> dict[str, object]:
    """Write a page unless it is there, and give what the sidecar tells of it."""
    digest = files.sha256_of_bytes(page.body)
    path = page_file(digest)
    if (folder / path).exists():
        file_digest = files.sha256_of_file(folder / path)
        writer.add(path, file_digest)
    else:
        file_digest = writer.write(path, compressed(page.body))
    return {
        "fetched_from": page.address,
        "http_status": page.status,
        "http_headers": dict(page.headers),
        "media_type": page.media_type,
        "page_file": path,
        "page_sha256": digest,
        "page_file_sha256": file_digest,
    }


def _is_unchanged(report: Report, folder: Path, name: str, version: int) -> bool:
    """Say whether a stored version tells the same; a damaged one does not, and gets a version beside it."""
    try:
        stored = sealed_report(folder, name, version).report
    except RefusedError as refusal:
        log.warning("%s/%s: %s; stored again as a new version", folder.name, name, refusal.reason)
        return False
    if (stored.source, stored.report_id) != (report.source, report.report_id):
        raise RefusedError("name taken by another report", field="report_id", value=report.report_id)
    return all(getattr(stored, field) == getattr(report, field) for field in CHANGING_FIELDS)


def _version_to_write(report: Report, folder: Path, name: str, versions: Versions) -> int:
    """Give the version that a killed pull left without its sidecar if it is this very report, else the next."""
    latest = versions.latest
    if latest > versions.latest_complete:
        try:
            left = Report.model_validate_json((folder / report_file(name, latest)).read_bytes())
        except (OSError, ValidationError):
            return latest + 1
        if left == report:
            return latest
    return latest + 1
