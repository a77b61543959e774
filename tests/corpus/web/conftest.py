from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.corpus.web.server.posts import made_posts
from tests.corpus.web.server.serving import Server, served
from tests.corpus.web.server.site import Site

from sijill.corpus import pull
from sijill.corpus.web.clock import Clock
from sijill.corpus.web.fetching import Fetcher
from sijill.corpus.web.options import WebOptions
from sijill.run_record import RunRecord

OPEN: dict[str, Any] = {"allow_private": True, "requests_per_second": 0, "name": "village"}
"""The options with which tests pull from this machine."""


class StillClock(Clock):
    """A clock that does not wait, and notes how long it was to."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self.slept = 0.0

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 12, tzinfo=UTC)

    def monotonic(self) -> float:
        return super().monotonic() + self.slept

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.slept += seconds


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return tmp_path / "raw"


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let no test wait; give how long a pull would have waited."""
    waited: list[float] = []
    monkeypatch.setattr(Clock, "sleep", lambda self, seconds: waited.append(seconds))
    # A kill does not lose what was handed to the system, and these tests pull no plug.
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)
    return waited


@pytest.fixture
def server() -> Iterator[Server]:
    """Serve 30 posts."""
    with served(Site(made_posts(30, seed=7))) as running:
        yield running


@pytest.fixture
def pulled(server: Server, raw: Path) -> Callable[..., RunRecord]:
    """Pull from the server into the store as the notebook does."""

    def pull_from(source: str = "wordpress", path: str = "", **asked: Any) -> RunRecord:
        server.forget()
        limits = {name: asked.pop(name) for name in ("since", "until", "limit") if name in asked}
        return pull(source, server.address + path, raw=raw, options=OPEN | asked, **limits)

    return pull_from


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def record() -> RunRecord:
    return RunRecord("pull", {})


@pytest.fixture
def fetcher(clock: StillClock, record: RunRecord) -> Iterator[Callable[..., Fetcher]]:
    """Give a fetcher that may ask this machine, with other options where a test names them."""
    opened: list[Fetcher] = []

    def make(**options: Any) -> Fetcher:
        own = {name: value for name, value in (OPEN | options).items() if name != "name"}
        opened.append(Fetcher(WebOptions(**own), record, clock=clock))
        return opened[-1]

    yield make
    for each in opened:
        each.__exit__(None, None, None)
