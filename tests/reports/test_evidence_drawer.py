"""From any mark or row to the very words, by pointer and by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.reports.conftest import Opened
from tests.reports.samples import ARABIC_TRIGGER

pytestmark = pytest.mark.browser


def facts(page: Page, telling: int = 0) -> dict[str, str]:
    pairs = page.locator(".telling").nth(telling).locator("dl > div")
    return dict(pairs.evaluate_all("(all) => all.map((one) => [...one.children].map((part) => part.textContent))"))


def open_first_told_twice(page: Page) -> None:
    page.locator("tr[data-incident=incident001] button").click()


def test_a_row_opens_every_telling_in_order_with_the_history_of_the_toll(linked: Opened) -> None:
    page = linked.page
    open_first_told_twice(page)
    drawer = page.get_by_role("dialog", name="Shelling")
    assert drawer.is_visible()
    assert page.evaluate("document.activeElement.id") == "drawer-title"
    assert "Told 2 times, in 2 reports." in drawer.inner_text()
    history = drawer.locator("table tbody tr").all_inner_texts()
    assert [re.sub(r"\s+", " ", row) for row in history] == [
        "10 September 2023 3 killed (2 civilians)",
        "12 September 2023 5 killed",
    ]
    assert drawer.locator(".telling h3").all_inner_texts() == [
        "Report 3, 10 September 2023",
        "Report 4, 12 September 2023",
    ]


def test_the_words_are_marked_in_place_also_within_one_another(linked: Opened) -> None:
    page = linked.page
    open_first_told_twice(page)
    first = page.locator("blockquote.evidence").first
    assert first.locator("mark.trigger").all_inner_texts() == ["shelled"]
    assert first.locator("mark.number.target").all_inner_texts() == ["three"]
    assert first.locator("mark.target:not(.number)").all_inner_texts() == [" farmers"]
    assert first.locator("small").all_inner_texts() == ["what", "how many", "to whom"]
    assert "Neighbours came in the morning." in first.locator(".around").last.inner_text()


def test_arabic_words_run_in_their_own_direction(linked: Opened) -> None:
    page = linked.page
    open_first_told_twice(page)
    second = page.locator("blockquote.evidence").nth(1)
    assert second.locator("mark.trigger").inner_text() == ARABIC_TRIGGER
    assert second.get_attribute("dir") == "auto"


def test_where_the_words_stand_and_what_was_inferred(linked: Opened) -> None:
    page = linked.page
    open_first_told_twice(page)
    told = facts(page, 1)
    assert told["Inferred, not told"] == "date: publication date"
    assert told["Confidence"].startswith("62%")
    assert told["Says who"] == "“a local teacher” (source)"
    assert told["Address"] == "https://bulletin.example/posts/11?a=1&b=2"
    assert told["Retrieved"] == "2023-09-11T08:00:00+00:00"
    assert re.fullmatch("[0-9a-f]{64}", told["SHA-256 of the text"])
    assert facts(page)["Inferred, not told"] == "nothing"


def test_escape_closes_and_gives_the_focus_back(linked: Opened) -> None:
    page = linked.page
    button = page.locator("tr[data-incident=incident001] button")
    button.focus()
    page.keyboard.press("Enter")
    assert page.locator("#drawer").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#drawer").is_visible()
    assert page.evaluate("document.activeElement.closest('tr')?.dataset.incident") == "incident001"


def test_the_keyboard_walks_over_the_marks_of_a_figure_and_opens_them(linked: Opened) -> None:
    page = linked.page
    plot = page.locator("[data-figure=timeline]")
    plot.focus()
    page.keyboard.press("ArrowRight")
    assert plot.locator(".ring").is_visible()
    first = page.locator("#announcement").inner_text()
    page.keyboard.press("ArrowRight")
    second = page.locator("#announcement").inner_text()
    assert first != second
    assert re.search(r"September 2023|October 2023", second)
    page.keyboard.press("Enter")
    assert page.locator("#drawer").is_visible()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.figure") == "timeline"


def test_two_clicks_lead_from_a_mark_of_several_to_the_words(linked: Opened) -> None:
    page = linked.page
    plot = page.locator("[data-figure=map]")
    plot.scroll_into_view_if_needed()
    several = plot.evaluate("""(plot) => {
      const isSeveral = (ids) => ids.length > 1;
      const trace = plot.data.find((one) => one.meta.role === "numbered" && one.customdata.some(isSeveral));
      const point = trace.customdata.findIndex(isSeveral);
      const { xaxis, yaxis } = plot._fullLayout;
      return [xaxis._offset + xaxis.c2p(trace.x[point]), yaxis._offset + yaxis.c2p(trace.y[point])];
    }""")
    box = plot.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + several[0], box["y"] + several[1])
    listed = page.locator("#drawer .listed")
    assert listed.count() == 2
    assert all("shelled" in text for text in listed.all_inner_texts())
    listed.first.locator("button").click()
    assert page.locator("blockquote.evidence").first.is_visible()
    page.get_by_role("button", name="All 2 incidents of this mark").click()
    assert listed.count() == 2


def test_a_link_opens_the_evidence_of_one_incident(linked: Opened) -> None:
    page = linked.page
    open_first_told_twice(page)
    page.wait_for_timeout(400)
    assert page.evaluate("location.hash") == "#incident=incident001"
    page.reload()
    page.locator("html[data-ready]").wait_for()
    assert page.get_by_role("dialog", name="Shelling").is_visible()
    linked.requests[:] = linked.requests[:1]
