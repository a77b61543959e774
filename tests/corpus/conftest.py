from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return tmp_path / "raw"


@pytest.fixture
def posts(tmp_path: Path) -> Callable[..., Path]:
    """Write records, one a line, to a JSON Lines file and give its path."""

    def write(*records: Mapping[str, Any]) -> Path:
        path = tmp_path / "posts.jsonl"
        path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        return path

    return write


@pytest.fixture
def contents() -> Callable[[Path], dict[str, bytes]]:
    """Read the reports, sidecars, pages and marks of a store, without what the store notes for itself."""

    def read(raw: Path) -> dict[str, bytes]:
        paths: Iterable[Path] = (path for path in raw.rglob("*") if path.is_file() and not path.name.startswith("."))
        own_notes = {raw / "run.json", raw / "duplicates.jsonl", *raw.glob("*/files.sha256")}
        return {path.relative_to(raw).as_posix(): path.read_bytes() for path in paths if path not in own_notes}

    return read
