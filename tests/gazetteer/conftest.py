from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sijill.gazetteer.index import forget_loaded


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A project of the test's own, whose places are read anew."""
    monkeypatch.setenv("SIJILL_ROOT", str(tmp_path))
    forget_loaded()
    yield tmp_path
    forget_loaded()
