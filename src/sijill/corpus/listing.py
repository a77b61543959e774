"""The list of files of a source's folder, and writing files so that what the list names is on the disk.

A file is written aside and renamed, so that a killed pull leaves no half file. Waiting for the disk after every
file would make a pull ten times slower, so it is done for many files at once, and only then are they added to the
list: what the list names has outlived the kill of the process and the cut of the power alike.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from sijill.corpus.names import FILE_LIST, STORED_PATH, UNSETTLED
from sijill.files import sha256_of_bytes

FILES_AT_ONCE = 256
DISK_WAITERS = 16

_DIGEST_CHARACTERS = 64


@dataclass(frozen=True)
class FileList:
    """The digests of a source's files by their path, as the list tells them, and lines of it that are none."""

    digests: dict[str, str] = field(default_factory=dict)
    unreadable: list[int] = field(default_factory=list)


def read_list(folder: Path) -> FileList | None:
    """Read the list of a source's folder; None where there is none, as in stores of older versions of sijill."""
    path = folder / FILE_LIST
    if not path.is_file():
        return None
    found = FileList()
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            digest, _, name = line.decode("ascii", "replace").partition("  ")
            stored_path = name.removesuffix("\n")
            is_whole = name.endswith("\n") and len(digest) == _DIGEST_CHARACTERS
            # A file is never written twice, so the first line about it is the one that holds.
            if not (is_whole and STORED_PATH.fullmatch(stored_path)) or (
                found.digests.setdefault(stored_path, digest) != digest
            ):
                found.unreadable.append(number)
    return found


class FolderWriter:
    """Writes new files into one source's folder, waits for the disk and lists them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written: dict[str, str] = {}
        self._folders: set[Path] = set()

    def write(self, path: str, content: bytes) -> str:
        """Write a file of the store that is not there yet; give the SHA-256 of its content."""
        self.prepare()
        target = self.folder / path
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        # One pull writes at a time, so that the name aside can be the same each time: nothing is left lying about.
        aside = target.with_name(f".{target.name}.partial")
        aside.write_bytes(content)
        aside.replace(target)
        digest = sha256_of_bytes(content)
        self.add(path, digest)
        return digest

    def prepare(self) -> None:
        """Leave a note that the folder is being written to, until :meth:`close`."""
        if self.folder not in self._folders:
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / UNSETTLED).touch()
            self._folders.add(self.folder)

    def add(self, path: str, digest: str) -> None:
        """Have a file that is there listed."""
        self._written[path] = digest

    def settle_if_many(self) -> None:
        """Settle when so many files wait for the disk that it is worth it."""
        if len(self._written) >= FILES_AT_ONCE:
            self.settle()

    def settle(self) -> None:
        """Wait until all files that were written are on the disk, then list them."""
        if not self._written:
            return
        paths = [self.folder / path for path in self._written]
        _flush_to_disk([*paths, *{path.parent for path in paths}, self.folder.parent])
        lines = "".join(f"{digest}  {path}\n" for path, digest in self._written.items())
        with (self.folder / FILE_LIST).open("ab") as handle:
            handle.write(lines.encode("ascii"))
            handle.flush()
            os.fsync(handle.fileno())
        self._written.clear()

    def close(self) -> None:
        """Settle, and take the note away that the folder is being written to."""
        self.settle()
        if self._folders:
            (self.folder / UNSETTLED).unlink(missing_ok=True)
            self._folders.clear()


def mend_list(folder: Path) -> None:
    """Cut off the last line of a list if a killed pull left it without an end."""
    path = folder / FILE_LIST
    if not path.is_file():
        return
    content = path.read_bytes()
    if content and not content.endswith(b"\n"):
        with path.open("r+b") as handle:
            handle.truncate(content.rfind(b"\n") + 1)


def _flush_to_disk(paths: Iterable[Path]) -> None:
    """Wait for many files at once: the disk then writes them together."""
    with ThreadPoolExecutor(DISK_WAITERS) as waiters:
        for _ in waiters.map(_flush, paths):
            pass


def _flush(path: Path) -> None:
    # Windows cannot open folders, and its file systems keep renames without being asked.
    with contextlib.suppress(PermissionError):
        descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
