from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sijill import corpus
from sijill.corpus.locking import StoreInUseError, locked, locked_if_writable
from sijill.errors import UsageError

HOLD = """
import sys, time
from pathlib import Path
from sijill.corpus.locking import locked
with locked(Path(sys.argv[1])):
    print("locked", flush=True)
    time.sleep(600)
"""


def test_one_run_at_a_time_and_a_killed_one_holds_nobody_up(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "posts.jsonl").write_text('{"id": "a", "text": "x"}\n', encoding="utf-8")
    with subprocess.Popen([sys.executable, "-c", HOLD, str(raw)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "locked\n"
        with pytest.raises(StoreInUseError) as raised:
            corpus.pull("folder", tmp_path / "posts.jsonl", raw=raw)
        holder.send_signal(signal.SIGKILL)
    assert str(raised.value) == ("raw store 'raw': another pull is writing to it; run this again when that has ended")
    assert raised.value.exit_code == 1
    assert (raw / ".lock").exists()
    assert corpus.pull("folder", tmp_path / "posts.jsonl", raw=raw).counts["reports_new"] == 1


def test_a_pull_that_fails_at_once_leaves_no_store(raw: Path) -> None:
    with pytest.raises(UsageError), locked(raw):
        raise UsageError("nothing to pull")
    assert not raw.exists()


def test_a_store_that_was_there_stays(raw: Path) -> None:
    raw.mkdir()
    with locked(raw):
        pass
    assert raw.is_dir()


def test_reading_a_store_that_has_no_lock_writes_none(raw: Path) -> None:
    raw.mkdir()
    with locked_if_writable(raw):
        assert list(raw.iterdir()) == []
