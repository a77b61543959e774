"""The source "folder": reports from files that a user has, read in the order of their names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sijill.corpus.files.document_files import APART
from sijill.corpus.files.readers import READERS, STREAMS, ending_of
from sijill.corpus.files.source_file import MOST_BYTES, SourceFile
from sijill.corpus.languages import language_of
from sijill.corpus.records import FoundReport, PullRequest, RefusedError
from sijill.errors import UsageError
from sijill.files import sha256_of_bytes, sha256_of_file
from sijill.run_record import RECORD_NAME, RunRecord, display_path


def read_folder(request: PullRequest, record: RunRecord) -> Iterator[FoundReport]:
    """Give the reports of a folder, with all folders in it, or of a single file.

    Hidden files, provenance sidecars, run records and the raw store itself are no reports and are passed over.
    No link in the folder is followed: what lies in the folder is read where it lies, and a link that leads out
    of it is dropped.

    Args:
        request: Its ``location`` is the folder or file; a relative path starts at the working directory.
        record: Gets each file's digest as input, and the drops.

    Raises:
        UsageError: There is no such folder or file.
    """
    if request.location is None:
        raise UsageError("location: source 'folder' needs a folder or a file")
    start = Path(request.location)
    if start.is_file():
        # Not resolved: if it is a link, its own ending counts, not that of what it leads to.
        folder, paths = start.absolute().parent, [start.absolute()]
    elif start.is_dir():
        folder = start.resolve()
        paths = _paths_in(folder, request.raw.resolve(), record)
    else:
        raise UsageError(f"location {os.fspath(request.location)!r}: no such folder or file")
    try:
        for path in paths:
            for found in _reports_of(path, origin=_origin(path, start), folder=folder, record=record):
                yield replace(found, language=language_of(found.report.text))
    finally:
        APART.close()


def _reports_of(path: Path, *, origin: str, folder: Path, record: RunRecord) -> Iterator[FoundReport]:
    """Give the reports of one file; a file that cannot be taken in is dropped."""
    ending = ending_of(path)
    try:
        if ending in STREAMS and path.is_file():
            record.inputs[origin] = _digest_of_stream(path)
            yield from STREAMS[ending](path, origin, record)
        else:
            file = _taken_in(path, origin=origin, folder=folder, record=record)
            yield from READERS[ending].read(file, record)
    except RefusedError as refusal:
        refusal.note_in(record, file=origin)


def _paths_in(start: Path, raw: Path, record: RunRecord) -> list[Path]:
    """Give the files below a folder in the order of their names; links and unreadable folders are dropped here."""

    def note_unreadable(error: OSError) -> None:
        origin = _origin(Path(error.filename), start)
        record.drop("cannot be read", file=origin, field="folder", value=origin, detail=type(error).__name__)

    paths: list[Path] = []
    for here, folders, names in os.walk(start, onerror=note_unreadable):
        for name in [*folders, *names]:
            path = Path(here, name)
            if path.is_symlink():
                _note_link(path, start, record)
            elif name in names and not _is_passed_over(name):
                paths.append(path)
        folders[:] = [name for name in folders if not name.startswith(".") and Path(here, name) != raw]
    return sorted(paths)


def _is_passed_over(name: str) -> bool:
    return name.startswith(".") or name.endswith(".provenance.json") or name == RECORD_NAME


def _note_link(link: Path, start: Path, record: RunRecord) -> None:
    """Drop a link unless it leads to something in the folder, which is read where it lies."""
    if _is_passed_over(link.name):
        return
    origin = _origin(link, start)
    try:
        is_within = link.resolve(strict=True).is_relative_to(start)
    except (OSError, RuntimeError) as error:  # it leads nowhere, or in a circle
        record.drop("cannot be read", file=origin, field="link", value=link.name, detail=type(error).__name__)
        return
    if not is_within:
        record.drop("link out of the folder", file=origin, field="link", value=link.name)


def _taken_in(path: Path, *, origin: str, folder: Path, record: RunRecord) -> SourceFile:
    """Read a file whole and note its digest.

    Raises:
        RefusedError: It has no known ending, is too large, cannot be read or is not what its ending says.
    """
    kind = READERS.get(ending_of(path))
    if kind is None or not path.is_file():
        raise RefusedError("unknown file type", field="file", value=path.name)
    try:
        size_bytes = path.stat().st_size
        if size_bytes > MOST_BYTES:
            raise RefusedError(
                "file too large", field="size in bytes", value=size_bytes, detail=f"most: {MOST_BYTES}"
            )
        content = path.read_bytes()
    except OSError as error:
        raise RefusedError("cannot be read", field="file", value=path.name, detail=type(error).__name__) from error
    record.inputs[origin] = sha256_of_bytes(content)
    own_id = path.relative_to(folder).with_suffix("").as_posix()
    kind.check(content)
    return SourceFile(content, origin, own_id)


def _digest_of_stream(path: Path) -> str:
    """Give the digest of a file that is not read whole.

    Raises:
        RefusedError: It cannot be read.
    """
    try:
        return sha256_of_file(path)
    except OSError as error:
        raise RefusedError("cannot be read", field="file", value=path.name, detail=type(error).__name__) from error


def _origin(path: Path, start: Path) -> str:
    """Give the name of a file for messages and provenance."""
    return display_path(start, *(() if path == start.absolute() else path.relative_to(start.resolve()).parts))
