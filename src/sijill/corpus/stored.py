"""Reading the raw store: the latest version of every report, proved unchanged by the digests in its sidecar."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from sijill import files
from sijill.corpus.names import Versions, provenance_file, report_file, safe_name, versions_in
from sijill.corpus.records import Provenance, RefusedError, StoredReport
from sijill.errors import UsageError
from sijill.run_record import RunRecord, display_path
from sijill.schema import Report

RAW_STORE = "raw store"
"""Under this name a run record keeps the digest of the whole store."""

Model = TypeVar("Model", bound=BaseModel)


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
    for folder in _source_folders(raw):
        for name, versions in versions_in(folder).items():
            stored = _latest(folder, name, versions, record)
            if stored is not None:
                found.append(stored)
    record.inputs[RAW_STORE] = digest_of_store(raw)
    record.count("reports_stored", len(found))
    return sorted(found, key=lambda stored: (stored.report.source, stored.report.report_id))


def sealed_report(folder: Path, name: str, version: int) -> StoredReport:
    """Read one version of a report and hold it against its sidecar.

    Raises:
        RefusedError: A file is missing or damaged, or the report is not the one that was pulled.
    """
    path = folder / report_file(name, version)
    provenance = _model_from(folder / provenance_file(name, version), Provenance, "provenance cannot be read")
    try:
        digest = files.sha256_of_file(path)
    except OSError as error:
        raise RefusedError("raw file missing", field="file", value=path.name, detail=type(error).__name__) from error
    if digest != provenance.record_sha256:
        raise RefusedError("raw file changed since it was pulled", field="record_sha256", value=digest)
    report = _model_from(path, Report, "not a report")
    if files.sha256_of_bytes(report.text.encode("utf-8")) != provenance.sha256:
        raise RefusedError("raw file changed since it was pulled", field="sha256", value=report.text)
    if (report.source, report.report_id) != (provenance.source, provenance.report_id):
        raise RefusedError("provenance of another report", field="report_id", value=provenance.report_id)
    return StoredReport(report, provenance)


def digest_of_store(raw: Path) -> str:
    """Give one SHA-256 over the names and digests of all files of the store, in the order of their names."""
    lines = [
        f"{folder.name}/{path.name} {files.sha256_of_file(path)}\n"
        for folder in _source_folders(raw)
        for path in sorted(folder.iterdir())
        if path.suffix == ".json" and not path.name.startswith(".") and path.is_file()
    ]
    return files.sha256_of_bytes("".join(lines).encode("utf-8", "backslashreplace"))


def _source_folders(raw: Path) -> Iterator[Path]:
    return (path for path in sorted(raw.iterdir()) if path.is_dir() and not path.name.startswith("."))


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
        _check_name(stored.report, folder, name)
    except RefusedError as refusal:
        refusal.note_in(record, file=display_path(folder, report_file(name, sealed)))
        return None
    return stored


def _check_name(report: Report, folder: Path, name: str) -> None:
    """Refuse a copy under another name: one report must not be read twice."""
    if (safe_name(report.source), safe_name(report.report_id)) != (folder.name, name):
        raise RefusedError("not under its own name", field="report_id", value=report.report_id)


def _model_from(path: Path, model: type[Model], reason: str) -> Model:
    try:
        return model.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise RefusedError(reason, field="file", value=path.name, detail=_first_fault(error)) from error


def _first_fault(error: OSError | ValidationError) -> str:
    """Name what is wrong in a few words that hold none of the file's own."""
    if isinstance(error, OSError):
        return type(error).__name__
    fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
    return f"{fault['type']} at {'.'.join(str(part) for part in fault['loc'])!a}"
