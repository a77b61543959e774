"""Writing so that a killed run leaves the last good state, and digests to prove what was read."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def sha256_of_bytes(content: bytes) -> str:
    """Give the SHA-256 digest of ``content`` in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def sha256_of_file(path: Path) -> str:
    """Give the SHA-256 digest of a file in hexadecimal, read in pieces so that its size does not matter."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file aside, flush it to the disk and rename it into place; folders on the way are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, aside = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".partial", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        # mkstemp makes files that only their owner can read; a report is made to be shared.
        Path(aside).chmod(0o644)
        Path(aside).replace(path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text with line ends as given, aside and renamed."""
    write_bytes(path, text.encode("utf-8"))


def write_json(path: Path, value: Any) -> None:
    """Write a value as indented JSON with sorted keys, aside and renamed."""
    write_text(path, json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n")


def write_json_lines(path: Path, values: Iterable[Any]) -> None:
    """Write one JSON value a line, aside and renamed."""
    write_text(path, "".join(json.dumps(value, ensure_ascii=False, sort_keys=True) + "\n" for value in values))


@contextmanager
def written_aside(directory: Path) -> Iterator[Path]:
    """Give an empty folder that takes the place of ``directory`` when the block ends without an error.

    A run that is killed inside the block leaves ``directory`` as it was. Where a kill fell between the two
    renames at the end, the next call puts the last good folder back first.
    """
    directory.parent.mkdir(parents=True, exist_ok=True)
    replaced = directory.parent / f".{directory.name}.replaced"
    if replaced.exists() and not directory.exists():
        replaced.rename(directory)
    aside = Path(tempfile.mkdtemp(prefix=f".{directory.name}.", suffix=".partial", dir=directory.parent))
    aside.chmod(0o755)
    try:
        yield aside
        shutil.rmtree(replaced, ignore_errors=True)
        if directory.exists():
            directory.rename(replaced)
        aside.rename(directory)
        shutil.rmtree(replaced, ignore_errors=True)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
