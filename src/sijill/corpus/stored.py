"""Reading the raw store: the latest version of every report, proved unchanged by the digests in its sidecar."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sijill.corpus.digests import RAW_STORE, digest_of_store
from sijill.corpus.names import Versions, is_gone, marks_in, report_file, source_folders, versions_in
from sijill.corpus.records import RefusedError, StoredReport
from sijill.corpus.sealed import check_name, sealed_report
from sijill.errors import UsageError
from sijill.run_record import RunRecord, display_path


def stored_reports(raw: Path, *, record: RunRecord) -> list[StoredReport]:
    """Read the latest version of every report in the raw store, sorted by source and report id.

    A file that was changed, is damaged or has no provenance is left out with its reason, and the others go on.
    Of a report whose newest version a killed pull left without provenance, the version before it is read.

    Args:
        raw: The raw store, such as ``data/raw``.
        record: Run record of the step that reads; it gets one digest over the store as input, the count
            ``reports_stored`` and the drops.

    Raises:
        UsageError: There is no such folder.
    """
    if not raw.is_dir():
        raise UsageError(f"raw store {display_path(raw)!r}: no such folder; pull something first")
    found: list[StoredReport] = []
    for folder in source_folders(raw):
        marks = marks_in(folder)
        for name, versions in versions_in(folder).items():
            stored = _latest(folder, name, versions, record)
            if stored is not None:
                found.append(replace(stored, is_gone=is_gone(marks.get(name, 0))))
    record.inputs[RAW_STORE] = digest_of_store(raw)
    record.count("reports_stored", len(found))
    return sorted(found, key=lambda stored: (stored.report.source, stored.report.report_id))


def _latest(folder: Path, name: str, versions: Versions, record: RunRecord) -> StoredReport | None:
    """Read the newest version that has a sidecar; note what had to be left out."""
    sealed = versions.latest_complete
    if versions.latest > sealed:
        unsealed = report_file(name, versions.latest)
        record.drop("no provenance", file=display_path(folder, unsealed), field="file", value=unsealed)
    if not sealed:
        return None
    try:
        stored = sealed_report(folder, name, sealed)
        check_name(stored.report, folder, name)
    except RefusedError as refusal:
        refusal.note_in(record, file=display_path(folder, report_file(name, sealed)))
        return None
    return stored
