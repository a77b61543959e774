"""Taking up what a killed pull left in a source's folder, before the next one writes there."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from sijill import files
from sijill.corpus.listing import FolderWriter, mend_list, read_list
from sijill.corpus.names import FILE_LIST, STORED_PATH, UNSETTLED, Versions, provenance_file
from sijill.corpus.records import Mark, RefusedError
from sijill.corpus.sealed import files_of_version, model_in


def recover(folder: Path, versions: Mapping[str, Versions], writer: FolderWriter) -> None:
    """List what is whole and not yet listed, and take away what was never finished.

    Only after a killed pull, and for a folder of an older version of sijill, which has no list. A version that is
    damaged is not listed, and nothing of it is taken away.

    Args:
        folder: The folder of one source.
        versions: The versions in it by report name.
        writer: Gets the files that are to be listed.
    """
    if not folder.is_dir() or ((folder / FILE_LIST).is_file() and not (folder / UNSETTLED).exists()):
        return
    mend_list(folder)
    file_list = read_list(folder)
    listed = set(file_list.digests) if file_list else set()
    found, damaged = _unlisted_versions(folder, versions, listed)
    found |= _unlisted_marks(folder, listed)
    if found:
        writer.prepare()
    for path, digest in found.items():
        writer.add(path, digest)
    writer.settle()
    for unfinished in _unfinished(folder):
        unfinished.unlink()
    if not damaged:
        known = listed | found.keys()
        for page in sorted(folder.glob("pages/*/*.gz")):
            if page.relative_to(folder).as_posix() not in known:
                page.unlink()
    if not found:
        (folder / UNSETTLED).unlink(missing_ok=True)


def _unlisted_versions(
    folder: Path, versions: Mapping[str, Versions], listed: set[str]
) -> tuple[dict[str, str], bool]:
    """Give the digests of whole versions that are not listed, and whether any unlisted one is damaged."""
    found: dict[str, str] = {}
    damaged = False
    for name, of_report in versions.items():
        for version in sorted(of_report.sidecars):
            if provenance_file(name, version) in listed:
                continue
            try:
                found |= files_of_version(folder, name, version)
            except RefusedError:
                damaged = True
    return found, damaged


def _unlisted_marks(folder: Path, listed: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(folder.glob("gone/*.json")):
        name = path.relative_to(folder).as_posix()
        if name not in listed and STORED_PATH.fullmatch(name):
            with contextlib.suppress(RefusedError):
                model_in(path, Mark, "mark cannot be read")
                found[name] = files.sha256_of_file(path)
    return found


def _unfinished(folder: Path) -> list[Path]:
    """Give the files that a killed pull was writing; they never had their name."""
    return [path for where in (".", "gone", "pages/*") for path in sorted(folder.glob(f"{where}/.*.partial"))]
