"""Names of files in the raw store, which never come from a source's words unchecked."""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
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


@dataclass
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


def versions_in(folder: Path) -> defaultdict[str, Versions]:
    """Give, by report name, the versions in one source's folder; read once, so that a pull is not quadratic."""
    found: defaultdict[str, Versions] = defaultdict(Versions)
    if not folder.is_dir():
        return found
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries)
    for file_name in names:
        match = _STORE_FILE.fullmatch(file_name)
        if match is None or file_name.startswith("."):
            continue
        versions = found[match["name"]]
        (versions.sidecars if match["sidecar"] else versions.reports).add(int(match["version"] or 1))
    return found
