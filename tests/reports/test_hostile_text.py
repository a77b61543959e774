"""Known cross-site-scripting strings in every text field of a report: none runs, asks or leaves an element."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from sijill import figures
from sijill.reporting import Parameters, select
from sijill.reporting.changes import changes_between, remembered
from sijill.reporting.series import Issue
from sijill.reporting.series_page import series_page
from sijill.tables import Tables, make
from tests.reporting.hostile import filled_tables
from tests.reporting.synthetic import rendered
from tests.reports.conftest import Opened, opened

pytestmark = pytest.mark.browser

FAMILIES: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases/hostile_strings.yml").read_text(encoding="utf-8")
)
STRINGS = [text for texts in FAMILIES.values() for text in texts]
HARMLESS = [f"quiet words {number}" for number in range(len(STRINGS))]

ELEMENTS = """
() => {
  const found = { page: {}, drawn: [] };
  for (const one of document.querySelectorAll("*")) {
    const name = one.tagName.toLowerCase();
    const isDrawn = one.closest("svg, .plot") !== null;
    if (isDrawn) found.drawn.push(name);
    else found.page[name] = (found.page[name] ?? 0) + 1;
  }
  found.drawn = [...new Set(found.drawn)].sort();
  return found;
}
"""
EVIDENCE = """
() => {
  const found = {};
  for (let pages = 0; pages < 100; pages += 1) {
    for (const button of document.querySelectorAll("tr[data-incident] button.open")) {
      button.click();
      for (const one of document.querySelectorAll("#drawer *")) {
        const name = one.tagName.toLowerCase();
        found[name] = (found[name] ?? 0) + 1;
      }
    }
    const next = document.querySelector("#pager button[data-to=Next]");
    if (!next || next.disabled) return found;
    next.click();
  }
}
"""
HANDLERS = """
() => [...document.querySelectorAll("*")].flatMap((one) =>
  one.getAttributeNames().filter((name) => name.startsWith("on") || /^(srcdoc|formaction|ping)$/.test(name)))
"""
ADDRESSES = """
() => [...document.querySelectorAll("[href], [src], [action], [data]")]
  .flatMap((one) => ["href", "xlink:href", "src", "action", "data"].map((name) => one.getAttribute(name)))
  .filter((address) => address && !address.startsWith("#"))
"""


def filled(texts: list[str]) -> Tables:
    """Give the tables with each text in every field, also as the words and the id of actors."""
    roles = [(number, text, role) for number, text in enumerate(texts, start=1) for role in ("initiator", "target")]
    actors = [
        {"event_id": f"event{number}", "role": role, "text": text, "actor_id": text, "start": 0, "end": 1}
        for number, text, role in roles
    ]
    return {**filled_tables(texts), "event_actors": make("event_actors", actors)}


def drawn(found: Tables, out: Path, **asked: str) -> Path:
    title = asked["title"]
    selection = select(found, Parameters.given(asked))
    incidents = selection.incidents
    shown = {
        "timeline": figures.timeline(incidents, title=title),
        "map": figures.map(incidents, found["event_places"], title=title),
        "places": figures.small_multiples(incidents, by="place_name", title=title),
        "matrix": figures.actor_matrix(incidents, found["event_actors"], title=title),
        "tolls": figures.tolls(incidents, by="initiator", title=title),
    }
    rendered(found, out, figures=shown, **asked)
    return out / "report.html"


@pytest.fixture(scope="module")
def hostile_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return drawn(filled(STRINGS), tmp_path_factory.mktemp("hostile"), title=STRINGS[0])


@pytest.fixture(scope="module")
def harmless_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return drawn(filled(HARMLESS), tmp_path_factory.mktemp("harmless"), title=HARMLESS[0])


@pytest.fixture
def hostile(browser: Browser, hostile_path: Path) -> Iterator[Opened]:
    seen = opened(browser, hostile_path, viewport={"width": 1280, "height": 900})
    yield seen
    seen.page.context.close()


def test_there_are_at_least_two_hundred_of_twelve_families() -> None:
    assert len(FAMILIES) == 12
    assert len(set(STRINGS)) == len(STRINGS) >= 200


def test_none_runs_and_none_asks(hostile: Opened, hostile_path: Path) -> None:
    page = hostile.page
    for plot in page.locator(".plot").all():
        plot.scroll_into_view_if_needed()
        plot.hover()
    for mark in page.locator(".plot .scatterlayer path.point").all()[::40]:
        mark.hover(force=True)
    page.keyboard.press("Tab")
    page.evaluate("window.dispatchEvent(new Event('beforeprint')); window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("window.hostile") is None
    assert page.evaluate("({}).hostile") is None
    hostile.assert_quiet(hostile_path)


def test_none_leaves_an_element_behind(hostile: Opened, browser: Browser, harmless_path: Path) -> None:
    quiet = opened(browser, harmless_path, viewport={"width": 1280, "height": 900})
    assert hostile.page.evaluate(ELEMENTS) == quiet.page.evaluate(ELEMENTS)
    quiet.page.context.close()


def test_none_runs_or_leaves_an_element_in_the_evidence(
    hostile: Opened, browser: Browser, hostile_path: Path, harmless_path: Path
) -> None:
    quiet = opened(browser, harmless_path, viewport={"width": 1280, "height": 900})
    found = hostile.page.evaluate(EVIDENCE)
    assert found["button"] >= len(STRINGS)
    assert found == quiet.page.evaluate(EVIDENCE)
    assert hostile.page.evaluate(HANDLERS) == []
    assert hostile.page.evaluate("window.hostile") is None
    hostile.assert_quiet(hostile_path)
    quiet.page.context.close()


@pytest.mark.parametrize("field", ["text", "actor", "place", "governorate", "type", "incident", "box", "told"])
def test_none_runs_from_the_address(field: str, hostile: Opened, hostile_path: Path) -> None:
    page = hostile.page
    for text in [texts[0] for texts in FAMILIES.values()] + ["__proto__", "constructor"]:
        page.evaluate("([field, text]) => (location.hash = new URLSearchParams([[field, text]]))", [field, text])
        page.wait_for_timeout(20)
    page.locator("#filter-text").fill(STRINGS[0])
    assert page.evaluate("window.hostile") is None
    assert page.evaluate("({}).hostile") is None
    assert page.evaluate(HANDLERS) == []
    hostile.assert_quiet(hostile_path)


def test_none_becomes_a_handler_or_an_address(hostile: Opened) -> None:
    assert hostile.page.evaluate(HANDLERS) == []
    assert hostile.page.evaluate(ADDRESSES) == []


@pytest.mark.parametrize("family", ["script elements", "breaking out of attributes", "templates"])
def test_what_was_asked_for_is_shown_as_text(family: str, browser: Browser, tmp_path: Path) -> None:
    first, last = FAMILIES[family][0], FAMILIES[family][-1]
    path = drawn(filled([first, last]), tmp_path, title=last, area=first, actors=last.replace(",", ""))
    seen = opened(browser, path)
    assert last in seen.page.locator("h1").inner_text()
    assert seen.page.evaluate("window.hostile") is None
    assert seen.page.evaluate(HANDLERS) == []
    seen.assert_quiet(path)
    seen.page.context.close()


def test_the_page_of_a_series_is_as_quiet(browser: Browser, tmp_path: Path) -> None:
    def written(texts: list[str], name: str) -> Path:
        incidents = filled_tables(texts)["incidents"]
        now = remembered(incidents)
        before = remembered(incidents.assign(place_name="elsewhere", killed_best=2)[1:])
        parameters = Parameters.given({"title": texts[0], "since": "2023-09-01", "until": "2023-09-30"})
        assert parameters.first_day is not None
        assert parameters.last_day is not None
        days = (parameters.first_day, parameters.last_day)
        tolls = {"killed": "1", "injured": "not told"}
        issue = Issue(*days, "a/report.html", len(now), None, tolls, changes_between(before, now))
        made_at = datetime(2023, 10, 1)
        path = tmp_path / f"{name}.html"
        text = series_page([issue], every="month", parameters=parameters, before=made_at, made_at=made_at)
        path.write_text(text, encoding="utf-8")
        return path

    pages = [opened(browser, written(texts, name)) for texts, name in ((STRINGS, "hostile"), (HARMLESS, "harmless"))]
    assert pages[0].page.evaluate(ELEMENTS) == pages[1].page.evaluate(ELEMENTS)
    assert pages[0].page.evaluate(HANDLERS) == []
    pages[0].assert_quiet(tmp_path / "hostile.html")
    for seen in pages:
        seen.page.context.close()
