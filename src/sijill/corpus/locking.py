"""One run at a time in a raw store."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from sijill.errors import SijillError
from sijill.run_record import display_path

LOCK_FILE = ".lock"


class StoreInUseError(SijillError):
    """Another run is writing to the raw store."""


@contextlib.contextmanager
def locked(raw: Path) -> Iterator[None]:
    """Keep other runs out of a raw store, which is made if absent, until the block ends.

    The lock belongs to the process: when that ends, however it ends, the lock is free again. The empty file that
    stays behind holds nobody up.

    Raises:
        StoreInUseError: Another run has the store.
    """
    was_there = raw.exists()
    raw.mkdir(parents=True, exist_ok=True)
    lock = FileLock(raw / LOCK_FILE, blocking=False)
    try:
        with lock:
            yield
    except Timeout as error:
        message = (
            f"raw store {display_path(raw)!r}: another pull is writing to it; run this again when that has ended"
        )
        raise StoreInUseError(message) from error
    finally:
        if not was_there:
            _take_away_if_empty(raw)


@contextlib.contextmanager
def locked_if_writable(raw: Path) -> Iterator[None]:
    """Keep other runs out of a store that is only read, and write nothing into it.

    A store that was never pulled into by this version, or that cannot be written to, needs no lock.

    Raises:
        StoreInUseError: A pull is writing to the store.
    """
    with contextlib.ExitStack() as stack:
        if (raw / LOCK_FILE).exists():
            with contextlib.suppress(OSError):
                stack.enter_context(locked(raw))
        yield


def _take_away_if_empty(raw: Path) -> None:
    """Leave no store behind where a pull failed before it kept anything."""
    if [path.name for path in raw.iterdir()] == [LOCK_FILE]:
        (raw / LOCK_FILE).unlink()
        raw.rmdir()
