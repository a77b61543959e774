"""WCAG 2.2 AA as far as axe-core can tell, light and dark, with the evidence open, on a phone; and paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.reporting.synthetic import many_tables
from tests.reports.conftest import Opened, opened
from tests.reports.samples import written

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


def complaints(seen: Opened) -> list[tuple[str, str]]:
    found = Axe().run(seen.page, options=RULES).response["violations"]
    return [(rule["id"], node["html"][:150]) for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_and_without_the_evidence(scheme: str, browser: Browser, linked_path: Path) -> None:
    seen = opened(browser, linked_path, color_scheme=scheme, viewport={"width": 1280, "height": 900})
    seen.page.locator("#choose summary").click()
    seen.page.get_by_label("Negated").check()
    if scheme == "light":
        assert complaints(seen) == []
    seen.page.locator("tr[data-incident=incident001] button").click()
    assert complaints(seen) == []
    seen.page.context.close()


def test_axe_finds_nothing_on_a_phone_and_nothing_scrolls_sideways(browser: Browser, linked_path: Path) -> None:
    seen = opened(browser, linked_path, viewport={"width": 320, "height": 640})
    assert complaints(seen) == []
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 320
    seen.page.locator("tr[data-incident=incident001] button").click()
    box = seen.page.locator("#drawer").bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 320)
    seen.assert_quiet(linked_path)
    seen.page.context.close()


def test_paper_holds_what_is_shown_with_its_words_as_notes(browser: Browser, linked_path: Path) -> None:
    seen = opened(browser, linked_path, address="#place=Raqqa")
    page = seen.page
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#notes table tbody tr").count() == 3
    notes = page.locator("#notes li").all_inner_texts()
    assert len(notes) == 3
    assert "shelled the old mill" in notes[0]
    assert "Report 3, according to “a local teacher”" in notes[0]
    assert not page.locator("#choose").is_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("#notes").inner_text() == ""
    document = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", document)) >= 3
    seen.assert_quiet(linked_path)
    page.context.close()


def test_five_thousand_incidents_open_filter_and_stay_quiet(browser: Browser, tmp_path: Path) -> None:
    path = written(many_tables(5000), tmp_path)
    seen = opened(browser, path, viewport={"width": 1280, "height": 900})
    page = seen.page
    assert page.locator("#status strong").inner_text() == "4,500 of 5,000 incidents shown"
    assert page.locator("#rows tr").count() == 25
    page.get_by_role("button", name="Last", exact=True).click()
    assert page.locator("#pager span").inner_text() == "Page 180 of 180"
    handle = page.get_by_role("slider", name="First day shown")
    handle.focus()
    for _ in range(5):
        page.keyboard.press("PageUp")
    page.wait_for_timeout(400)
    assert int(page.locator("#status strong").inner_text().split()[0].replace(",", "")) < 4500
    seen.assert_quiet(path)
    page.context.close()
