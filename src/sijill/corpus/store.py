"""The raw store: every report as it was given, each with a sidecar of provenance, never overwritten.

``<raw>/<source>/<report>.json`` holds the report and ``<report>.provenance.json`` where it came from. A post
that changed is ``<report>.v2.json`` beside the old one. The report is written before its sidecar: a pull that
is killed between the two leaves a report without provenance, which is not read and which the next pull seals.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from sijill import files
from sijill.corpus.names import Versions, provenance_file, report_file, safe_name, versions_in
from sijill.corpus.records import FoundReport, Provenance, RefusedError
from sijill.corpus.stored import sealed_report
from sijill.schema import Report

log = logging.getLogger("sijill")

Kept = Literal["reports_new", "reports_unchanged", "reports_new_version"]

CHANGING_FIELDS = ("text", "title", "published", "is_published_inferred")
"""A report that differs from its latest version in one of these is a new version."""


class RawStore:
    """Writes what one pull found into the raw store."""

    def __init__(self, directory: Path, *, pulled_by: str, retrieved_at: datetime, licence: str | None) -> None:
        self.directory = directory
        self.pulled_by = pulled_by
        self.retrieved_at = retrieved_at
        self.licence = licence
        self._versions: dict[str, defaultdict[str, Versions]] = {}

    def keep(self, found: FoundReport) -> Kept:
        """Store a report unless its latest version says the same; tell which, as the name of a count.

        Raises:
            RefusedError: Another report holds the name.
        """
        folder = self.directory / safe_name(found.report.source)
        if folder.name not in self._versions:
            self._versions[folder.name] = versions_in(folder)
        name = safe_name(found.report.report_id)
        versions = self._versions[folder.name][name]
        sealed = versions.latest_complete
        if sealed == versions.latest and sealed > 0 and _is_unchanged(found.report, folder, name, sealed):
            return "reports_unchanged"
        version = _version_to_write(found.report, folder, name, versions)
        self._write(found, folder, name, version)
        versions.reports.add(version)
        versions.sidecars.add(version)
        return "reports_new_version" if sealed else "reports_new"

    def _write(self, found: FoundReport, folder: Path, name: str, version: int) -> None:
        """Write a version: first the report, unless a killed pull left it, then the sidecar that seals it."""
        report = found.report
        path = folder / report_file(name, version)
        if not path.exists():
            files.write_json(path, report.model_dump(mode="json"))
        provenance = Provenance(
            report_id=report.report_id,
            source=report.source,
            address=report.url,
            origin=found.origin,
            retrieved_at=self.retrieved_at.isoformat(timespec="seconds"),
            sha256=files.sha256_of_bytes(report.text.encode("utf-8")),
            record_sha256=files.sha256_of_file(path),
            licence=self.licence,
            version=version,
            pulled_by=self.pulled_by,
        )
        files.write_json(folder / provenance_file(name, version), provenance.model_dump(mode="json"))


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
