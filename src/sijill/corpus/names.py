"""Names of files in the raw store, which never come from a source's words unchecked."""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

NAME_CHARACTERS = 80
RESERVED_NAMES = frozenset(
    {"con", "prn", "aux", "nul", "readme", "run"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(10)}
)
"""Device names of Windows, with any ending, and the names of the store's own files."""

# Version and provenance endings would be mistaken for another report's files; a trailing digest for a name
# that was made by ``safe_name``.
_MISTAKABLE_ENDING = re.compile(r"(\.v[0-9]+|\.provenance|-[0-9a-f]{8})$")
_STORE_FILE = re.compile(r"(?P<name>.+?)(?:\.v(?P<version>[2-9]|[1-9][0-9]+))?(?P<sidecar>\.provenance)?\.json")

_MARK_FILE = re.compile(r"(?P<name>[a-z0-9_].*)\.(?P<number>[1-9][0-9]*)\.json")


def safe_name(identifier: str) -> str:
    """Give the name under which a report or a source is stored.

    An identifier of at most 80 characters of ``a-z0-9._-`` that cannot be mistaken for anything else is its own
    name. Of any other, the allowed characters are kept and the first 8 hexadecimal digits of its SHA-256 are
    appended, so that ``../x``, ``CON`` and ``A`` beside ``a`` are safe and distinct on every file system.

    Args:
        identifier: Any text that can be encoded in UTF-8.
    """
    kept = re.sub(r"[^a-z0-9._-]+", "-", identifier.lower())[:NAME_CHARACTERS].strip(".-")
    is_reserved = kept.split(".")[0] in RESERVED_NAMES
    if kept == identifier and kept and not is_reserved and not _MISTAKABLE_ENDING.search(kept):
        return kept
    digest = hashlib.sha256(identifier.encode("utf-8")).hexdigest()[:8]
    return f"{'_' if is_reserved else ''}{kept or 'name'}-{digest}"


def report_file(name: str, version: int) -> str:
    """Give the file name of a version of a report: ``name.json``, ``name.v2.json``."""
    return f"{_versioned(name, version)}.json"


def provenance_file(name: str, version: int) -> str:
    """Give the file name of the sidecar of a version: ``name.provenance.json``, ``name.v2.provenance.json``."""
    return f"{_versioned(name, version)}.provenance.json"


def _versioned(name: str, version: int) -> str:
    return name if version == 1 else f"{name}.v{version}"


FILE_LIST = "files.sha256"
"""In every source's folder: a line for each file, in the form that ``sha256sum --check`` reads."""

UNSETTLED = ".unsettled"
"""Stands in a source's folder while a pull writes into it, and after a pull that was killed."""

STORED_PATH = re.compile(
    r"(?:gone/)?[a-z0-9_][a-z0-9._-]*\.json|pages/(?P<first>[0-9a-f]{2})/(?P=first)[0-9a-f]{62}\.gz"
)
"""Paths, within a source's folder, that a file of the store can have."""


def page_file(digest: str) -> str:
    """Give the path of a page within its source's folder; ``digest`` is the SHA-256 of the page as fetched."""
    return f"pages/{digest[:2]}/{digest}.gz"


def mark_file(name: str, number: int) -> str:
    """Give the path of a mark of a report within its source's folder: ``gone/name.1.json``."""
    return f"gone/{name}.{number}.json"


def marks_in(folder: Path) -> dict[str, int]:
    """Give, by report name, the number of the latest mark in a source's folder.

    Marks take turns: with an odd number the report is gone, with an even number it is back.
    """
    found: dict[str, int] = {}
    for file_name in _file_names(folder / "gone"):
        match = _MARK_FILE.fullmatch(file_name)
        if match is not None:
            found[match["name"]] = max(found.get(match["name"], 0), int(match["number"]))
    return found


def is_gone(mark: int) -> bool:
    """Say whether a report is gone whose latest mark has this number; 0 for one that was never marked."""
    return mark % 2 == 1


@dataclass(slots=True)
class Versions:
    """The version numbers for which a report's file, and its sidecar, exist."""

    reports: set[int] = field(default_factory=set)
    sidecars: set[int] = field(default_factory=set)

    @property
    def latest(self) -> int:
        """The highest version of which anything exists, or 0."""
        return max(self.reports | self.sidecars, default=0)

    @property
    def latest_complete(self) -> int:
        """The highest version with a sidecar, or 0: the sidecar is written last, so it seals a version."""
        return max(self.sidecars, default=0)


def is_store_file(file_name: str) -> bool:
    """Say whether a file of a source's folder is a report or a sidecar."""
    return file_name.endswith(".json") and not file_name.startswith(".")


def is_report_file(path: str) -> bool:
    """Say whether a path within a source's folder is that of a report."""
    return "/" not in path and is_store_file(path) and not path.endswith(".provenance.json")


def source_folders(raw: Path) -> Iterator[Path]:
    """Give the folders of the sources in a store, in the order of their names; hidden ones hold no reports."""
    return (path for path in sorted(raw.iterdir()) if path.is_dir() and not path.name.startswith("."))


def versions_in(folder: Path) -> defaultdict[str, Versions]:
    """Give, by report name, the versions in one source's folder; read once, so that a pull is not quadratic."""
    found: defaultdict[str, Versions] = defaultdict(Versions)
    for file_name in _file_names(folder):
        match = _STORE_FILE.fullmatch(file_name)
        if match is None or file_name.startswith("."):
            continue
        versions = found[match["name"]]
        (versions.sidecars if match["sidecar"] else versions.reports).add(int(match["version"] or 1))
    return found


def _file_names(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries)
