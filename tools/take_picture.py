"""Take the picture of a rendered report that the README shows.

Usage: python tools/take_picture.py REPORT.html PICTURE.png

The browser is the one that SIJILL_CHROMIUM names, else the first Chromium or Chrome on the path.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTH_PX = 1100


def chromium_path() -> str | None:
    """Give the browser that SIJILL_CHROMIUM names, else the first one on the path."""
    return os.environ.get("SIJILL_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


def take_picture(report: Path, picture: Path) -> None:
    """Open a report and save what stands above its table of events as a PNG file.

    Raises:
        SystemExit: there is no browser.
    """
    browser_path = chromium_path()
    if browser_path is None:
        sys.exit("no Chromium on this machine; SIJILL_CHROMIUM may name one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH_PX, "height": 900})
        page.goto(report.resolve().as_uri())
        page.wait_for_selector("svg.main-svg")
        page.wait_for_timeout(1500)
        bottom = page.evaluate("document.querySelector('#events').getBoundingClientRect().top + window.scrollY")
        picture.parent.mkdir(parents=True, exist_ok=True)
        clip = {"x": 0, "y": 0, "width": WIDTH_PX, "height": bottom}
        page.screenshot(path=picture, full_page=True, clip=clip)
        browser.close()


if __name__ == "__main__":
    take_picture(Path(sys.argv[1]), Path(sys.argv[2]))
