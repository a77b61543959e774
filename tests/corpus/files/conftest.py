from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sijill.corpus.folder import read_folder
from sijill.corpus.records import FoundReport, PullRequest
from sijill.run_record import RunRecord

Read = Callable[[str, bytes], tuple[list[FoundReport], RunRecord]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write one file into a folder, and give what the folder then gives and the run record."""

    def read_one(name: str, content: bytes) -> tuple[list[FoundReport], RunRecord]:
        folder = tmp_path / "posts"
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        record = RunRecord("pull", {})
        found = list(read_folder(PullRequest("folder", folder, tmp_path / "raw"), record))
        assert all(isinstance(one, FoundReport) for one in found)
        return found, record

    return read_one
