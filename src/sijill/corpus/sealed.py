"""One version of a report in the raw store, proved unchanged by the digests in its sidecar."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from sijill import files
from sijill.corpus.names import page_file, provenance_file, report_file, safe_name
from sijill.corpus.pages import digest_of_body
from sijill.corpus.records import Provenance, RefusedError, StoredReport
from sijill.schema import Report

CHANGED = "raw file changed since it was pulled"

Model = TypeVar("Model", bound=BaseModel)


def sealed_report(folder: Path, name: str, version: int) -> StoredReport:
    """Read one version of a report and hold it against its sidecar.

    Raises:
        RefusedError: A file is missing or damaged, or the report is not the one that was pulled.
    """
    path = folder / report_file(name, version)
    provenance = model_in(folder / provenance_file(name, version), Provenance, "provenance cannot be read")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise RefusedError("raw file missing", field="file", value=path.name, detail=type(error).__name__) from error
    digest = files.sha256_of_bytes(content)
    if digest != provenance.record_sha256:
        raise RefusedError(CHANGED, field="record_sha256", value=digest)
    report = _model_of(content, Report, "not a report", path.name)
    if files.sha256_of_bytes(report.text.encode("utf-8")) != provenance.sha256:
        raise RefusedError(CHANGED, field="sha256", value=report.text)
    if (report.source, report.report_id) != (provenance.source, provenance.report_id):
        raise RefusedError("provenance of another report", field="report_id", value=provenance.report_id)
    return StoredReport(report, provenance)


def files_of_version(folder: Path, name: str, version: int) -> dict[str, str]:
    """Give the digests of the files of one version by their path, all of them held against its sidecar.

    Raises:
        RefusedError: A file is missing or damaged, or does not belong to the report.
    """
    stored = sealed_report(folder, name, version)
    check_name(stored.report, folder, name)
    sidecar = provenance_file(name, version)
    return {
        report_file(name, version): stored.provenance.record_sha256,
        **_files_of_page(folder, stored.provenance),
        sidecar: files.sha256_of_file(folder / sidecar),
    }


def _files_of_page(folder: Path, provenance: Provenance) -> dict[str, str]:
    digest = provenance.page_sha256
    if digest is None or provenance.page_file_sha256 is None:
        return {}
    path = page_file(digest)
    if provenance.page_file != path:
        raise RefusedError("page of another name", field="page_file", value=provenance.page_file)
    try:
        file_digest = files.sha256_of_file(folder / path)
    except OSError as error:
        raise RefusedError("page missing", field="page_file", value=path, detail=type(error).__name__) from error
    if file_digest != provenance.page_file_sha256 or digest_of_body(folder / path) != digest:
        raise RefusedError(CHANGED, field="page_file_sha256", value=file_digest)
    return {path: file_digest}


def check_name(report: Report, folder: Path, name: str) -> None:
    """Refuse a copy under another name: one report must not be read twice.

    Raises:
        RefusedError: The report is stored under another name than its own.
    """
    if (safe_name(report.source), safe_name(report.report_id)) != (folder.name, name):
        raise RefusedError("not under its own name", field="report_id", value=report.report_id)


def model_in(path: Path, model: type[Model], reason: str) -> Model:
    """Read a record from a JSON file.

    Raises:
        RefusedError: It cannot be read, or is no such record; ``reason`` says so in the store's words.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise RefusedError(reason, field="file", value=path.name, detail=type(error).__name__) from error
    return _model_of(content, model, reason, path.name)


def _model_of(content: bytes, model: type[Model], reason: str, file_name: str) -> Model:
    try:
        return model.model_validate_json(content)
    except ValidationError as error:
        raise RefusedError(reason, field="file", value=file_name, detail=_first_fault(error)) from error


def _first_fault(error: ValidationError) -> str:
    """Name what is wrong in a few words that hold none of the file's own."""
    fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
    return f"{fault['type']} at {'.'.join(str(part) for part in fault['loc'])!a}"
