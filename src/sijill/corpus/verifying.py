"""Proving that nothing in a raw store changed since it was pulled."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from sijill import files
from sijill.corpus.digests import CONTENT, content_digest
from sijill.corpus.listing import FileList, read_list
from sijill.corpus.locking import locked_if_writable
from sijill.corpus.names import (
    FILE_LIST,
    is_report_file,
    provenance_file,
    report_file,
    source_folders,
    versions_in,
)
from sijill.corpus.records import RefusedError
from sijill.corpus.sealed import CHANGED, files_of_version
from sijill.errors import UsageError
from sijill.run_record import CHECK_FAILED, OK, RunRecord, display_path


def verify(raw: Path) -> RunRecord:
    """Read every file of a raw store and hold it against the list of files and the sidecars.

    Nothing is written. What is off is named and counted as drops, by reason: a file is missing, was changed, or is
    extra; a version is not in the list, or does not agree with its sidecar. A store of an older version of sijill has
    no list; its versions are held against their sidecars alone, and the count ``sources_without_list`` tells how many
    sources that are.

    Args:
        raw: The raw store, such as ``data/raw``.

    Returns:
        A run record: status "ok", or "data check failed" where anything is off; counts ``sources``, ``reports``,
        ``versions``, ``files_read``; and as input the digest over the store's content.

    Raises:
        UsageError: There is no such folder.
        StoreInUseError: A pull is writing to the store.
    """
    if not raw.is_dir():
        raise UsageError(f"raw store {display_path(raw)!r}: no such folder")
    record = RunRecord("verify", {"raw": display_path(raw)})
    with locked_if_writable(raw):
        verify_sources(raw, record)
    record.status = CHECK_FAILED if record.drops else OK
    return record


def verify_sources(raw: Path, record: RunRecord) -> None:
    """Do what :func:`verify` says in a store that is locked, and note it in a run record."""
    for name in ("sources", "sources_without_list", "reports", "versions", "files_read"):
        record.count(name, 0)
    for folder in source_folders(raw):
        record.count("sources")
        _verify_source(folder, record)
    record.inputs[CONTENT] = content_digest(raw)


def _verify_source(folder: Path, record: RunRecord) -> None:
    file_list = read_list(folder)
    if file_list is None:
        record.count("sources_without_list")
    found = file_list or FileList()
    for number in found.unreadable:
        _note(record, "list of files damaged", folder, FILE_LIST, field="line", value=number)
    named, unlisted = _hold_against_list(folder, found, record)
    sealed = _hold_against_sidecars(folder, named, record)
    for path in unlisted:
        if path not in sealed:
            reason = "no provenance" if is_report_file(path) else "extra file"
            _note(record, reason, folder, path, field="file", value=path)
        elif file_list is not None:
            detail = "a killed pull leaves such, and the next one lists it"
            _note(record, "not in the list of files", folder, path, field="file", value=path, detail=detail)


def _hold_against_list(folder: Path, listed: FileList, record: RunRecord) -> tuple[set[str], list[str]]:
    """Name what is changed or missing; give the paths that were named, and those that the list does not have."""
    named: set[str] = set()
    unlisted: list[str] = []
    missing = listed.digests.copy()
    for path in _paths_in(folder):
        record.count("files_read")
        expected = missing.pop(path, None)
        if expected is None:
            unlisted.append(path)
            continue
        digest = files.sha256_of_file(folder / path)
        if digest != expected:
            _note(record, CHANGED, folder, path, field="sha256", value=digest, detail=f"was {expected}")
            named.add(path)
    for path, expected in missing.items():
        _note(record, "missing file", folder, path, field="sha256", value=expected)
        named.add(path)
    return named, unlisted


def _hold_against_sidecars(folder: Path, named: set[str], record: RunRecord) -> set[str]:
    """Name the versions that do not agree with their sidecars; give the paths of all files that belong to one."""
    sealed: set[str] = set()
    for name, versions in versions_in(folder).items():
        record.count("reports", int(bool(versions.sidecars)))
        for version in sorted(versions.sidecars):
            record.count("versions")
            own = {report_file(name, version), provenance_file(name, version)}
            sealed |= own
            if own & named:
                continue
            try:
                sealed.update(files_of_version(folder, name, version))
            except RefusedError as refusal:
                # A page that the list showed to be missing or changed is told once.
                if refusal.field not in {"page_file", "page_file_sha256"} or not any("/" in path for path in named):
                    refusal.note_in(record, file=display_path(folder, report_file(name, version)))
    return sealed


def _paths_in(folder: Path, below: str = "") -> Iterator[str]:
    """Give the paths of all files within a folder, in order; hidden ones are the store's own notes."""
    with os.scandir(folder / below) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        path = f"{below}{entry.name}"
        if entry.name.startswith(".") or path == FILE_LIST:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _paths_in(folder, f"{path}/")
        else:
            yield path


def _note(
    record: RunRecord, reason: str, folder: Path, path: str, *, field: str, value: object, detail: str = ""
) -> None:
    record.drop(reason, file=display_path(folder, path), field=field, value=value, detail=detail)
