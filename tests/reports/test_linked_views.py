"""The page in a real browser: filters, permalink, brush, box, keyboard and table all show one and the same choice."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.reports.conftest import Opened, opened

pytestmark = pytest.mark.browser


def shown(page: Page) -> str:
    return page.locator("#status strong").inner_text()


def first_column(page: Page) -> list[str]:
    return page.locator("#rows tr th").all_inner_texts()


def settled(page: Page) -> None:
    page.wait_for_timeout(500)


def points(page: Page, figure: str = "timeline") -> int:
    return page.locator(f"[data-figure={figure}] .scatterlayer path.point:visible").count()


def test_what_did_not_happen_is_off_at_first_and_has_its_own_style(linked: Opened) -> None:
    page = linked.page
    assert shown(page) == "8 of 10 incidents shown"
    before, tolls = points(page), page.locator("#status").inner_text().partition(" shown")[2]
    page.locator("#choose summary").click()
    page.get_by_label("Negated").check()
    page.get_by_label("Ordered").check()
    assert shown(page) == "10 of 10 incidents shown"
    assert page.locator("#rows tr.other .badge").all_inner_texts() == ["Ordered", "Negated"]
    settled(page)
    assert points(page) > before
    assert (
        page.locator("#status").inner_text().partition(" shown")[2]
        == tolls
        == (" · at least 33 killed · 4 injured · 12 detained")
    )


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("groups=protest,remote_violence", 3),
        ("type=armed_clash", 1),
        ("governorate=Aleppo", 1),
        ("place=Raqqa", 3),
        ("text=GARRISON%20Daraa", 2),
        ("text=no such words", 0),
        ("from=2023-09-04&to=2023-09-06", 3),
        ("told=ordered,negated", 2),
        ("told=", 0),
        ("box=37,36,38.5,37", 1),
        ("groups=remote_violence&place=Raqqa&from=2023-09-01", 1),
    ],
)
def test_an_address_opens_what_it_tells(address: str, number: int, browser: Browser, linked_path: Path) -> None:
    seen = opened(browser, linked_path, address=f"#{address}")
    assert shown(seen.page) == f"{number} of 10 incidents shown"
    assert seen.page.locator("#rows tr").count() == number
    seen.assert_quiet(linked_path)
    seen.page.context.close()


HOSTILE_ADDRESSES = (
    "groups=__proto__,constructor&type=toString&told=hasOwnProperty,asserted,unconfirmed",
    "actor=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&place=%3Cscript%3E",
    "from=2023-99-99&to=javascript:alert(1)&box=1,2,3&incident=..%2F..",
    "box=NaN,Infinity,0,1&text=%E0%A4%A&text=%ff",
    "__proto__=1&constructor=2&=&&&===",
)


@pytest.mark.parametrize("address", HOSTILE_ADDRESSES)
def test_an_address_can_do_no_harm(address: str, browser: Browser, linked_path: Path) -> None:
    seen = opened(browser, linked_path, address=f"#{address}")
    assert shown(seen.page) in ("8 of 10 incidents shown", "0 of 10 incidents shown")
    assert seen.page.locator("#drawer").get_attribute("open") is None
    assert seen.page.locator("img, main script").count() == 0
    seen.assert_quiet(linked_path)
    seen.page.context.close()


def test_a_choice_stays_in_the_address_through_a_reload_and_can_be_reset(linked: Opened) -> None:
    page = linked.page
    page.locator("[data-group=remote_violence]").click()
    page.locator("#filter-text").fill("raqqa")
    page.locator("#filter-from").fill("2023-09-01")
    settled(page)
    assert page.evaluate("location.hash") == "#groups=remote_violence&text=raqqa&from=2023-09-01"
    page.reload()
    page.locator("html[data-ready]").wait_for()
    assert shown(page) == "1 of 10 incidents shown"
    assert page.locator("[data-group=remote_violence]").get_attribute("aria-pressed") == "true"
    assert page.locator("#filter-text").input_value() == "raqqa"
    page.locator("#reset").click()
    settled(page)
    assert (shown(page), page.evaluate("location.hash")) == ("8 of 10 incidents shown", "")
    linked.requests[:] = linked.requests[:1]


def test_choices_name_what_is_there(linked: Opened) -> None:
    page = linked.page
    assert page.locator("#filter-type option").all_inner_texts()[:3] == [
        "Anything",
        "Armed clash (1)",
        "Airstrike (2)",
    ]
    assert page.locator("#filter-actor option").all_inner_texts() == ["Anyone", "Garrison (2)"]
    page.locator("#filter-actor").select_option("Garrison (2)")
    assert shown(page) == "2 of 10 incidents shown"
    page.locator("#reset").click()
    page.locator("#filter-place").select_option("governorate:Aleppo")
    assert shown(page) == "1 of 10 incidents shown"
    assert page.locator("[data-group=remote_violence] .count").inner_text() == "1"


def test_a_drag_over_the_timeline_filters_everything(linked: Opened) -> None:
    page = linked.page
    plot = page.locator("[data-figure=timeline]")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    assert box is not None
    drawn = points(page, "map")
    page.mouse.move(box["x"] + 20, box["y"] + 14)
    page.mouse.down()
    page.mouse.move(box["x"] + 100, box["y"] + 14, steps=4)
    page.mouse.move(box["x"] + 160, box["y"] + 14, steps=4)
    page.mouse.up()
    settled(page)
    number = int(shown(page).split()[0])
    assert 0 < number < 8
    assert page.locator("#rows tr").count() == number
    page.locator("[data-figure=map]").scroll_into_view_if_needed()
    settled(page)
    assert points(page, "map") < drawn
    assert page.locator("#filter-from").input_value() < page.locator("#filter-to").input_value() < "2023-09-20"
    assert page.locator("#strip .window").is_visible()


def test_the_handles_of_the_strip_answer_to_the_keyboard(linked: Opened) -> None:
    page = linked.page
    handle = page.get_by_role("slider", name="Last day shown")
    assert handle.get_attribute("aria-valuetext") == "open"
    handle.focus()
    page.keyboard.press("PageDown")
    settled(page)
    told = page.locator("#filter-to").input_value()
    page.keyboard.press("ArrowRight")
    settled(page)
    assert page.locator("#filter-to").input_value() > told
    page.keyboard.press("Home")
    settled(page)
    assert shown(page) == "1 of 10 incidents shown"
    assert first_column(page) == ["By 20 September 2023"]
    page.locator("#filter-text").fill("nowhere told")
    assert "No incident fits" in page.locator("#table-caption").inner_text()


def test_a_box_on_the_map_filters_what_lies_in_it(linked: Opened) -> None:
    page = linked.page
    plot = page.locator("[data-figure=map]")
    plot.scroll_into_view_if_needed()
    page.locator("#choose-area").click()
    box = plot.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 340, box["y"] + 200, steps=5)
    page.mouse.up()
    settled(page)
    assert page.locator("#clear-box").is_visible()
    assert 0 < int(shown(page).split()[0]) < 8
    assert "box=" in page.evaluate("location.hash")
    page.locator("#clear-box").click()
    assert shown(page) == "8 of 10 incidents shown"


def test_the_table_sorts_and_says_so(linked: Opened) -> None:
    page = linked.page
    head = page.locator("#table th[data-column=when]")
    assert head.get_attribute("aria-sort") == "ascending"
    dates = first_column(page)
    page.get_by_role("button", name="When").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert first_column(page) == [*dates[5::-1], *dates[6:]]
    page.get_by_role("button", name="Harm").click()
    assert head.get_attribute("aria-sort") is None
    assert page.locator("#rows tr").first.locator(".harm").inner_text() == "160 killed"


def test_downloads_hold_what_is_shown_and_no_formula(linked: Opened) -> None:
    page = linked.page
    page.locator("#filter-place").select_option("place:Raqqa")
    with page.expect_download() as saved:
        page.locator("#save-csv").click()
    rows = list(csv.DictReader(io.StringIO(Path(saved.value.path()).read_text(encoding="utf-8-sig"))))
    assert (saved.value.suggested_filename, [row["type"] for row in rows]) == (
        "incidents.csv",
        ["shelling", "arrest", "killing"],
    )
    assert {row["place_name"] for row in rows} == {"Raqqa"}
    with page.expect_download() as saved:
        page.locator("#save-geojson").click()
    found = json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))
    geometries = [feature["geometry"] and feature["geometry"]["coordinates"] for feature in found["features"]]
    assert geometries == [[39.01, 35.95], None, [39.01, 35.95]]
    linked.requests[:] = [url for url in linked.requests if not url.startswith("blob:")]
