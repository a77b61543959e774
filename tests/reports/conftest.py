"""A real headless browser that reaches no network; skipped where there is none, unless it is required."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, Route, sync_playwright
from tools.take_picture import chromium_path

from tests.reports.samples import sample_tables, written

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@dataclass
class Opened:
    """A page with everything that it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def assert_quiet(self, path: Path) -> None:
        assert self.requests == [path.as_uri()]
        assert self.complaints == []
        assert self.dialogs == []


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = chromium_path()
    if path is None:
        reason = "no Chromium: install one, or name it in SIJILL_CHROMIUM"
        if os.environ.get("SIJILL_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
    yield started
    started.close()


def opened(browser: Browser, path: Path, *, script: str = "", address: str = "", **options: object) -> Opened:
    """Open a file; every request but the one for the file itself is refused, and all are noted."""
    context = browser.new_context(**options)  # type: ignore[arg-type]  # options of the browser's own
    page = context.new_page()
    seen = Opened(page)

    def answer(route: Route) -> None:
        url = route.request.url.partition("#")[0]
        seen.requests.append(url)
        if url == path.as_uri():
            route.continue_()
        else:
            route.abort()

    context.route("**/*", answer)
    page.on("console", lambda message: seen.complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("dialog", lambda dialog: (seen.dialogs.append(dialog.message), dialog.dismiss()))
    if script:
        page.add_init_script(script)
    page.goto(path.as_uri() + address)
    if options.get("java_script_enabled", True):
        page.locator("html[data-ready]" if page.locator(".plot").count() else "html").wait_for(state="attached")
    return seen


@pytest.fixture(scope="session")
def linked_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(sample_tables(), tmp_path_factory.mktemp("linked"))


@pytest.fixture
def linked(browser: Browser, linked_path: Path) -> Iterator[Opened]:
    seen = opened(browser, linked_path, viewport={"width": 1280, "height": 900})
    yield seen
    seen.assert_quiet(linked_path)
    seen.page.context.close()
