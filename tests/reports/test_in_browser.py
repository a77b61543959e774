"""The report as people open it: from a file, without a network, on a screen, on a phone, on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from sijill import figures
from sijill.reporting import Parameters, select
from sijill.tables import Tables
from tests.reporting.hostile import TEXTS, filled_tables
from tests.reporting.synthetic import SAMPLE, rendered, tables_of
from tests.reports.conftest import Opened, opened

pytestmark = pytest.mark.browser

CONTRAST = """
(selector) => {
  const parse = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255);
  const light = ([r, g, b]) => {
    const linear = [r, g, b].map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const ground = light(parse(getComputedStyle(document.body).backgroundColor));
  return [...document.querySelectorAll(selector)].map((element) => {
    const style = getComputedStyle(element);
    const ink = light(parse(element.namespaceURI.endsWith("svg") ? style.fill : style.color));
    return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
  });
}
"""


def written(found: Tables, out: Path, **asked: object) -> Path:
    incidents = select(found, Parameters.given(asked)).incidents
    drawn = {"timeline": figures.timeline(incidents), "map": figures.map(incidents)}
    rendered(found, out, figures=drawn, **asked)
    return out / "report.html"


@pytest.fixture(scope="module")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tables_of(SAMPLE), tmp_path_factory.mktemp("sample"), include_not_actual=True)


@pytest.fixture
def sample(browser: Browser, sample_path: Path) -> Iterator[Opened]:
    seen = opened(browser, sample_path, viewport={"width": 1280, "height": 900})
    yield seen
    seen.page.context.close()


def test_the_file_opens_without_a_request_or_a_complaint(sample: Opened, sample_path: Path) -> None:
    sample.assert_quiet(sample_path)


def test_timeline_and_map_are_drawn(sample: Opened) -> None:
    timeline, map_ = sample.page.locator("[data-figure=timeline]"), sample.page.locator("[data-figure=map]")
    assert timeline.locator(".scatterlayer path.point").count() >= 2
    assert timeline.locator(".scatterlayer path.js-line").count() >= 2
    assert map_.locator(".scatterlayer path.js-line, .scatterlayer path.js-fill").count() >= 5
    assert map_.locator(".scatterlayer path.point").count() >= 2
    assert len(sample.page.screenshot()) > 20_000


def test_no_button_sends_a_figure_anywhere(sample: Opened) -> None:
    titles = sample.page.locator(".modebar-btn").evaluate_all("(all) => all.map((one) => one.dataset.title || '')")
    assert any(re.search("download", title, re.IGNORECASE) for title in titles)
    assert [title for title in titles if re.search("share|send|cloud|plotly|edit", title, re.IGNORECASE)] == []


def test_a_figure_can_be_saved_as_a_picture_without_a_request(sample: Opened, sample_path: Path) -> None:
    sample.page.locator("[data-figure=timeline]").hover()
    with sample.page.expect_download() as download:
        sample.page.locator("[data-figure=timeline] .modebar-btn[data-title*='ownload plot']").first.click()
    assert download.value.suggested_filename == "figure.svg"
    assert sample.complaints == []
    assert [url for url in sample.requests if not url.startswith(("blob:", "data:"))] == [sample_path.as_uri()]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_the_page(scheme: str, browser: Browser, sample_path: Path) -> None:
    seen = opened(browser, sample_path, color_scheme=scheme)
    for selector in ("h1, p, dt, .note, .aside, .proof, .toll, .badge, a:not(.skip)", ".plot text.legendtext"):
        ratios = seen.page.evaluate(CONTRAST, selector)
        assert ratios
        assert min(ratios) >= 4.5
    seen.assert_quiet(sample_path)
    seen.page.context.close()


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_nothing_is_wider_than_the_screen(width: int, browser: Browser, sample_path: Path) -> None:
    seen = opened(browser, sample_path, viewport={"width": width, "height": 800})
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    seen.assert_quiet(sample_path)
    seen.page.context.close()


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_figures_run_into_nothing_and_leave_no_gap(width: int, browser: Browser, sample_path: Path) -> None:
    seen = opened(browser, sample_path, viewport={"width": width, "height": 800})
    seen.page.wait_for_timeout(100)
    heights = seen.page.locator(".plot").evaluate_all(
        "(all) => all.map((one) => [one.clientHeight, one.querySelector('.main-svg').clientHeight])"
    )
    assert len(heights) == 2
    assert all(room == drawn for room, drawn in heights)
    seen.page.context.close()


def test_a_turned_phone_gets_the_other_layout_and_back(browser: Browser, sample_path: Path) -> None:
    seen = opened(browser, sample_path, viewport={"width": 390, "height": 800})
    map_ = seen.page.locator("[data-figure=map]")
    low = map_.evaluate("(plot) => plot.clientHeight")
    seen.page.set_viewport_size({"width": 844, "height": 390})
    seen.page.locator("[data-figure=map][data-width=wide]").wait_for()
    assert map_.evaluate("(plot) => plot.clientHeight") > low + 200
    seen.page.set_viewport_size({"width": 390, "height": 800})
    seen.page.locator("[data-figure=map][data-width=narrow]").wait_for()
    assert map_.evaluate("(plot) => plot.clientHeight") == low
    seen.assert_quiet(sample_path)
    seen.page.context.close()


def test_it_prints_on_a4_with_figures_as_wide_as_the_page(sample: Opened) -> None:
    sample.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    widths = sample.page.locator(".plot .main-svg:first-child").evaluate_all(
        "(all) => all.map((one) => one.clientWidth)"
    )
    assert set(widths) == {680}
    sample.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    document = sample.page.pdf(format="A4", prefer_css_page_size=True)
    assert document.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", document)) >= 3


def test_the_keyboard_reaches_the_events_first(sample: Opened) -> None:
    sample.page.keyboard.press("Tab")
    assert sample.page.evaluate("document.activeElement.textContent") == "Skip to the table of events"
    sample.page.keyboard.press("Enter")
    assert sample.page.evaluate("document.activeElement.id") == "events"


def test_a_browser_that_cannot_unpack_says_so_and_keeps_the_table(browser: Browser, sample_path: Path) -> None:
    seen = opened(browser, sample_path, script="delete window.DecompressionStream")
    assert "This browser is too old" in seen.page.locator("[data-figure=map]").inner_text()
    assert seen.page.locator("#event-1").is_visible()
    assert seen.page.locator("table.events").count() == 2
    seen.assert_quiet(sample_path)
    seen.page.context.close()


def test_without_scripts_the_table_stays_and_the_figures_say_why(browser: Browser, sample_path: Path) -> None:
    seen = opened(browser, sample_path, java_script_enabled=False)
    assert seen.page.locator("figure noscript").count() == 2
    assert "drawn by a script" in seen.page.locator("figure").first.inner_text()
    assert seen.page.locator("#event-1").is_visible()
    seen.page.context.close()


def test_hostile_texts_neither_run_nor_leave_an_element(browser: Browser, tmp_path: Path) -> None:
    path = written(filled_tables(TEXTS), tmp_path, title=TEXTS[0])
    seen = opened(browser, path)
    page = seen.page
    assert page.evaluate("window.hostile") is None
    assert (
        page.locator(
            "iframe, object, embed, form, input:not(#choose *), base, video, body img, link, main style"
        ).count()
        == 0
    )
    named = (
        "[...document.querySelectorAll('*')].filter((one) => one.getAttributeNames().some((n) => n.startsWith('on')))"
    )
    assert page.evaluate(f"{named}.length") == 0
    assert page.evaluate("[...document.querySelectorAll('a[href]')].every((one) => one.hash)") is True
    assert page.locator("svg a").evaluate_all("(all) => all.length") == 0
    assert page.locator("#rows tr").count() == min(25, len(TEXTS))
    for plot in page.locator(".plot").all():
        plot.hover()
    page.locator(".plot .scatterlayer path.point").last.hover(force=True)
    assert page.evaluate("window.hostile") is None
    seen.assert_quiet(path)
    page.context.close()


def test_an_empty_report_opens_as_quietly(browser: Browser, tmp_path: Path) -> None:
    path = written(tables_of(SAMPLE), tmp_path, since="2030-01-01")
    seen = opened(browser, path)
    assert "Nothing to tell." in seen.page.locator(".empty").first.inner_text()
    seen.assert_quiet(path)
    seen.page.context.close()
