"""Digests that stand for a whole store, computed from its lists of files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sijill import files
from sijill.corpus.listing import read_list
from sijill.corpus.names import FILE_LIST, is_report_file, is_store_file, source_folders

RAW_STORE = "raw store"
"""Under this name a run record keeps the digest of the reports and sidecars of a store."""

CONTENT = "content of the raw store"
"""Under this name a run record keeps the digest of what sources said, whenever it was pulled."""


def digest_of_store(raw: Path) -> str:
    """Give one SHA-256 over the names and digests of all reports and sidecars, each file read anew.

    The lines ``<source>/<file> <sha256>`` are taken in the order of the folders' and the files' names.
    """
    return _digest(
        f"{folder.name}/{path.name} {files.sha256_of_file(path)}\n"
        for folder in source_folders(raw)
        for path in sorted(folder.iterdir())
        if is_store_file(path.name) and path.is_file()
    )


def listed_digest_of_store(raw: Path) -> str:
    """Give the digest of :func:`digest_of_store` from the lists of files, without reading the files.

    As long as every file is as it was stored, it is the same.
    """
    return _digest(
        f"{folder.name}/{path} {digest}\n"
        for folder in source_folders(raw)
        for path, digest in sorted(_digests_in(folder).items())
        if "/" not in path
    )


def content_digest(raw: Path) -> str:
    """Give one SHA-256 over what sources said: every version of every report, every page, and what is gone.

    Two pulls of the same posts give the same digest, in whatever order they came, whenever, and however often a pull
    was killed and resumed: sidecars and marks, which tell times, do not count. It is computed over the lines
    ``<source>/<file of a report> <sha256>``, ``<source>/<file of a page>`` (named by the SHA-256 of the page) and
    ``<source>/<file of a mark>``, in the order of the folders' and the files' names, from the lists of files. That
    the files are as listed is proved by :func:`sijill.corpus.verify`.
    """
    return _digest(
        f"{folder.name}/{path} {digest}\n" if is_report_file(path) else f"{folder.name}/{path}\n"
        for folder in source_folders(raw)
        for path, digest in sorted(_digests_in(folder).items())
        if "/" in path or is_report_file(path)
    )


def _digests_in(folder: Path) -> dict[str, str]:
    """Give the digests of a source's files; those of older versions of sijill, which have no list, are read."""
    file_list = read_list(folder)
    if file_list is not None:
        return file_list.digests
    return {
        path.name: files.sha256_of_file(path)
        for path in sorted(folder.iterdir())
        if path.name != FILE_LIST and is_store_file(path.name) and path.is_file()
    }


def _digest(lines: Iterator[str]) -> str:
    return files.sha256_of_bytes("".join(lines).encode("utf-8", "backslashreplace"))
