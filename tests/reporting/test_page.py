from __future__ import annotations

import base64
import hashlib
import itertools
import json
import re
from pathlib import Path

import lxml.html
import pytest

from sijill import files
from sijill.reporting.visibility import visible
from tests.reporting.hostile import TEXTS, filled_tables
from tests.reporting.synthetic import SAMPLE, rendered, small_figures, tables_of, unpacked


def parsed(page: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page)


def words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> str:
    return rendered(tables_of(SAMPLE), tmp_path_factory.mktemp("sample"))


def test_title_scope_and_headings_in_order(tmp_path: Path) -> None:
    asked = {"area": "Raqqa", "since": "2023-09-01", "until": "2023-09-30"}
    page = parsed(rendered(tables_of(SAMPLE), tmp_path, **asked))
    assert words(page.find(".//title")) == "Situation report: Raqqa – 1 September 2023 to 30 September 2023"
    assert words(page.find_class("scope")[0]) == "Raqqa 1 September 2023 to 30 September 2023"
    levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert page.get("lang") == "en"
    assert [len(list(page.iter(tag))) for tag in ("main", "nav", "header", "footer")] == [1, 1, 1, 1]


def test_every_link_within_the_page_has_its_end(sample: str) -> None:
    page = parsed(sample)
    ends = {element.get("id") for element in page.iter() if element.get("id")}
    inner = [link.get("href")[1:] for link in page.iter("a") if link.get("href").startswith("#")]
    assert inner
    assert set(inner) <= ends


def test_an_event_is_told_with_its_evidence(sample: str) -> None:
    row = next(
        row
        for row in parsed(sample).iter("tr")
        if "3 September 2023" in words(row) and "Shelling" in words(row).title()
    )
    told = words(row)
    assert "at the town of Raqqa" in told
    assert "Precision" not in told  # the table's caption says what that means
    assert "the northern garrison → three farmers" in told
    assert "3 killed (2 civilians)" in told
    assert "According to “a local teacher” (source) · Report 3, 2023-09-10" in told
    assert [mark.text for mark in row.iter("mark")] == ["shelled"]
    report = parsed(sample).get_element_by_id(next(row.iter("a")).get("href")[1:])
    assert words(report).startswith("Bulletin 1: news from the mill village-bulletin · published 2023-09-10 ·")
    assert "· retrieved 2023-09-11T08:00:00+00:00" in words(report)
    assert re.search(r"SHA-256 [0-9a-f]{64}$", words(report))
    link = next(report.iter("a"))
    assert link.get("href") == "https://bulletin.example/posts/1?a=1&b=2"
    assert link.get("rel") == "noopener noreferrer nofollow"


def test_what_did_not_happen_stands_apart_and_can_be_left_out(sample: str, tmp_path: Path) -> None:
    without = words(parsed(rendered(tables_of(SAMPLE), tmp_path, include_not_actual=False)))
    assert "2 incidents that the reports only order, plan, fear, suppose or deny are not in this file." in without
    page = parsed(sample)
    badges = [
        [badge.text for badge in table.find_class("badge")]
        for table in page.iter("table")
        if "events" in table.get("class")
    ]
    assert badges == [["unconfirmed"], ["ordered", "negated"]]


def test_where_the_period_is_open_the_days_that_are_told_stand_in_the_head(sample: str, tmp_path: Path) -> None:
    assert words(parsed(sample).find_class("scope")[0]) == (
        "All areas All dates Told: 28 August 2023 to 31 October 2023"
    )
    undated = parsed(rendered(tables_of([{"date": None}, {"date": "XXXX-09-03"}]), tmp_path))
    assert words(undated.find_class("scope")[0]) == "All areas All dates"


def test_each_report_is_listed_once(tmp_path: Path) -> None:
    tables = tables_of([{"date": "2023-09-03"}, {"date": "2023-09-04"}, {"date": "2023-09-05"}])
    tables["events"]["report_id"] = ["report2", "report1", "report2"]
    page = parsed(rendered(tables, tmp_path))
    entries = page.find_class("told-by")[0].findall("li")
    assert [(entry.get("id"), entry.find("b").text_content()) for entry in entries] == [
        ("report-1", "Bulletin 2: news from the mill"),
        ("report-2", "Bulletin 1: news from the mill"),
    ]
    told_by = [row.xpath(".//small/a/@href")[0] for row in page.xpath("//table//tr[@id]")]
    assert told_by == ["#report-1", "#report-2", "#report-1"]


@pytest.mark.parametrize(("given", "warned"), [({"killed_best": 1}, True), ({"killed_best": 0}, False), ({}, False)])
def test_deaths_bring_a_content_warning(given: dict[str, int], warned: bool, tmp_path: Path) -> None:
    assert bool(parsed(rendered(tables_of([given]), tmp_path)).find_class("warning")) is warned


def test_an_empty_selection_says_so_and_draws_nothing(tmp_path: Path) -> None:
    text = rendered(tables_of(SAMPLE), tmp_path, since="2030-01-01", until="2030-01-31")
    page = parsed(text)
    assert "None of the 10 incidents in the tables fits what was asked for: all areas, 1 January 2030" in words(
        page.find_class("empty")[0]
    )
    assert not list(page.iter("script"))
    assert "outside the period8" in words(page.find_class("plain")[0])


def test_definitions_and_drops_are_told(tmp_path: Path) -> None:
    processed = tmp_path / "processed"
    files.write_json(
        processed / "run.json",
        {
            "step": "link",
            "drops": {},
            "upstream": {"pull": {"drops": {"no text <b>": 2}}, "extract": {"drops": {"x": 1}}},
        },
    )
    files.write_json(processed / "scores.json", {"version": "9.9", "type_f1": 0.412, "record_f1": 0.1, "more": []})
    asked = {"processed": str(processed), "include_not_actual": False}
    page = parsed(rendered(tables_of(SAMPLE), tmp_path / "out", **asked))
    rows = [words(row) for row in page.find_class("plain")[0].iter("tr")]
    assert rows == [
        "StepReasonNumber",
        "pullno text <b>2",
        "extractx1",
        "reportincident: not told as having happened2",
    ]
    defined = [term.text for term in page.find_class("definitions")[0].iter("dt")]
    assert defined[:3] == ["armed clash", "airstrike", "shelling"]
    assert "version 9.9: events found with the right type, F1 0.41;" in words(page.body)


def test_without_scores_no_quality_is_claimed(sample: str) -> None:
    assert "No measurement is stored beside these tables" in sample


def test_only_the_scripts_that_the_policy_names_stand_in_the_page(sample: str) -> None:
    page = parsed(sample)
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    allowed = re.findall(r"'sha256-([^']+)'", policy)
    running = [script for script in page.iter("script") if not script.get("type")]
    assert [
        base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode() for script in running
    ] == allowed[:1]
    assert len(allowed) == 2
    assert "unsafe-eval" not in policy
    assert not [name for element in page.iter() for name in element.keys() if name.startswith("on")]  # noqa: SIM118
    assert len(sample.encode()) < 2_000_000


def test_figures_are_named_and_their_data_stand_in_the_page(sample: str) -> None:
    page = parsed(sample)
    plots = page.find_class("plot")
    assert [plot.get("aria-label") for plot in plots] == [
        "Two points.",
        "Map of the incidents in the table of events.",
    ]
    assert {plot.get("role") for plot in plots} == {"img"}
    data = json.loads(unpacked(page.get_element_by_id("data-timeline").text))
    assert data == json.loads(small_figures()["timeline"].to_json())


def test_hostile_texts_leave_the_same_elements_as_plain_ones(tmp_path: Path) -> None:
    hostile = parsed(rendered(filled_tables(TEXTS), tmp_path / "a", title=TEXTS[0], actors="", area=""))
    plain = parsed(
        rendered(filled_tables([f"plain {number}" for number, _ in enumerate(TEXTS)]), tmp_path / "b", title="plain")
    )
    shape = [[(element.tag, sorted(element.keys())) for element in page.iter()] for page in (hostile, plain)]
    assert shape[0] == shape[1]
    assert not [link for link in hostile.iter("a") if not link.get("href").startswith("#")]
    quotes = {quote.text_content() for quote in hostile.iter("blockquote")}
    assert f"{TEXTS[0]} {TEXTS[0]} {TEXTS[0]}" in quotes
    assert "{{ 7 * 7 }}" in hostile.text_content()


@pytest.mark.parametrize("name", ["area", "actors", "title"])
def test_hostile_parameters_are_text_as_well(name: str, tmp_path: Path) -> None:
    shapes = []
    for number, text in enumerate(("".join(TEXTS), "plain")):
        page = parsed(rendered(tables_of([]), tmp_path / str(number), **{name: text}))
        shapes.append([(element.tag, sorted(element.keys())) for element in page.iter()])
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("killed \u202e12\u202c", "killed [U+202E]12\u202c"),
        ("a\x00b\x1b[31m", "a[U+0000]b[U+001B][31m"),
        ("half \ud800", "half [U+D800]"),
        ("line\nline\tتل", "line\nline\tتل"),
    ],
)
def test_signs_that_hide_or_reorder_are_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_the_same_selection_gives_the_same_page_but_for_its_time(tmp_path: Path) -> None:
    pages = [rendered(tables_of(SAMPLE), tmp_path / name) for name in ("a", "b")]
    first, second = (re.sub(r"\d{4}-\d\d-\d\dT[\d:]+\+00:00", "TIME", page) for page in pages)
    assert first == second
