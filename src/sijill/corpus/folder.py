"""The source "folder": reports from files that a user has, read in the order of their names."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from sijill.corpus.json_files import read_json, read_json_lines
from sijill.corpus.page_files import read_page
from sijill.corpus.records import FoundReport, RefusedError
from sijill.corpus.source_file import MOST_BYTES, SourceFile, source_file
from sijill.corpus.text_files import read_markdown, read_text
from sijill.errors import UsageError
from sijill.files import sha256_of_bytes
from sijill.run_record import RECORD_NAME, RunRecord, display_path

Reader = Callable[[SourceFile, RunRecord], Iterator[FoundReport]]

READERS: dict[str, Reader] = {
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json,
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_page,
    ".htm": read_page,
}
"""A file is read by its ending, in small letters."""


def read_folder(location: Path | str, *, raw: Path, record: RunRecord) -> Iterator[FoundReport]:
    """Give the reports of a folder, with all folders in it, or of a single file.

    Hidden files, provenance sidecars, run records and the raw store itself are no reports and are passed over.
    No link in the folder is followed: what lies in the folder is read where it lies, and a link that leads out
    of it is dropped.

    Args:
        location: The folder or file; a relative path starts at the working directory.
        raw: The raw store that is pulled into.
        record: Gets each file's digest as input, and the drops.

    Raises:
        UsageError: There is no such folder or file.
    """
    start = Path(location)
    if start.is_file():
        # Not resolved: if it is a link, its own ending counts, not that of what it leads to.
        folder, paths = start.absolute().parent, [start.absolute()]
    elif start.is_dir():
        folder = start.resolve()
        paths = _paths_in(folder, raw.resolve(), record)
    else:
        raise UsageError(f"location {os.fspath(location)!r}: no such folder or file")
    for path in paths:
        origin = _origin(path, start)
        try:
            file = _taken_in(path, origin=origin, folder=folder, record=record)
        except RefusedError as refusal:
            refusal.note_in(record, file=origin)
            continue
        yield from READERS[path.suffix.lower()](file, record)


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
        RefusedError: It has no known ending, is too large, cannot be read or is binary.
    """
    if path.suffix.lower() not in READERS or not path.is_file():
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
    return source_file(content, origin=origin, own_id=own_id)


def _origin(path: Path, start: Path) -> str:
    """Give the name of a file for messages and provenance."""
    return display_path(start, *(() if path == start.absolute() else path.relative_to(start.resolve()).parts))
