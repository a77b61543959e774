from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sijill import reporting, tables
from sijill.errors import DataCheckError, EmptyPeriodError, UsageError
from sijill.reporting import series
from tests.reporting.synthetic import MANBIJ, RAQQA, tables_of
from tests.shell import sijill

ASKED = {"since": "2023-09-01", "until": "2023-10-15"}
ROWS = [
    {"type": "shelling", "date": "2023-09-03", "killed_best": 3, **RAQQA},
    {"type": "airstrike", "date": "2023-09-05", "killed_low": 24, **MANBIJ},
    {"type": "protest", "date": "2023-10-02", **MANBIJ},
]


def processed(folder: Path, rows: list[dict[str, object]]) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    tables.write(folder, tables_of(rows))
    return folder


def cells(page: Path) -> list[list[str]]:
    rows = re.findall(r"<tr>\s*<th scope=\"row\">(.*?)</tr>", page.read_text(encoding="utf-8"), re.DOTALL)
    return [[re.sub(r"<[^>]+>", "", cell).strip() for cell in re.split(r"</t[hd]>", row)[:-1]] for row in rows]


def written_at_once(
    name: str, given: dict[str, str], *, processed: Path, reports: Path, today: date, **options: object
) -> Path:
    """Stand in for the run of a notebook, which other tests see to: a page where it would be."""
    page = reports / name / today.isoformat() / "report.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(json.dumps(given), encoding="utf-8")
    return page


@pytest.fixture(scope="module", autouse=True)
def _without_notebooks() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(series, "run", written_at_once)
        yield


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """Run a series twice, the second time with a grown toll and one incident more; give the page and both texts."""
    folder = tmp_path_factory.mktemp("series")
    page = reporting.run_series("month", ASKED, processed=processed(folder / "p", ROWS), reports=folder / "r")
    first = page.read_text(encoding="utf-8")
    again = [{**ROWS[0], "killed_best": 5}, *ROWS[1:], {"type": "arrest", "date": "2023-10-09", **RAQQA}]
    reporting.run_series("month", ASKED, processed=processed(folder / "p", again), reports=folder / "r")
    return page, first, page.read_text(encoding="utf-8")


def test_one_report_for_each_month_and_a_page_that_links_them(editions: tuple[Path, str, str]) -> None:
    page, first, _ = editions
    assert page.parts[-3:] == ("series", "month-from-2023-09-01", "index.html")
    links = re.findall(r'href="([^"#]+)"', first)
    assert links == ["situation-report/2023-09-01/report.html", "situation-report/2023-10-01/report.html"]
    assert all((page.parent / link).is_file() for link in links)
    asked = json.loads((page.parent / links[1]).read_text(encoding="utf-8"))
    assert asked == {"since": "2023-10-01", "until": "2023-10-15"}
    assert "This is the first edition of the series." in first


def test_the_second_edition_tells_what_changed(editions: tuple[Path, str, str]) -> None:
    page, _, second = editions
    assert cells(page) == [
        [
            "1 September 2023 to 30 September 2023",
            "2",
            "–",
            "at least 29",
            "not told",
            "0 new, 1 corrected, 0 withdrawn",
        ],
        ["1 October 2023 to 15 October 2023", "2", "±0", "not told", "not told", "1 new, 0 corrected, 0 withdrawn"],
    ]
    assert "<li>killed: <del><bdi>3</bdi></del> → <ins><bdi>5</bdi></ins></li>" in second
    assert "<strong>New:</strong> <bdi>9 October 2023, arrest, Raqqa</bdi>" in second
    assert "Compared with the edition of " in second


def test_the_page_fetches_nothing_and_runs_nothing(editions: tuple[Path, str, str]) -> None:
    _, _, text = editions
    assert "default-src 'none'" in text
    assert "<script" not in text
    assert "http" not in text.replace("http-equiv", "")


def test_what_the_last_edition_told_must_be_readable(tmp_path: Path) -> None:
    memory = tmp_path / "r/series/month-from-2023-09-01/series.json"
    memory.parent.mkdir(parents=True)
    memory.write_text("{}", encoding="utf-8")
    with pytest.raises(DataCheckError, match=r"series\.json: what the last edition told cannot be read"):
        reporting.run_series("month", ASKED, processed=processed(tmp_path / "p", ROWS), reports=tmp_path / "r")


def test_an_empty_series_is_told_where_that_was_asked_for(tmp_path: Path) -> None:
    asked = {"since": "2030-01-07", "until": "2030-01-08"}
    with pytest.raises(EmptyPeriodError, match=r"index\.html: no incident fits"):
        reporting.run_series(
            "week", asked, processed=processed(tmp_path / "p", ROWS), reports=tmp_path, fail_on_empty=True
        )
    assert (tmp_path / "series/week-from-2030-01-07/index.html").is_file()


@pytest.mark.parametrize(
    ("every", "asked", "told"),
    [
        ("fortnight", ASKED, "option '--every', value 'fortnight': known are week, month"),
        ("week", {"since": "2023-09-01"}, "a series needs a period: give --since and --until"),
        ("week", {**ASKED, "sicne": "x"}, "unknown parameter 'sicne'"),
    ],
)
def test_a_series_that_cannot_be_asked_for(every: str, asked: dict[str, str], told: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=told):
        reporting.run_series(every, asked, processed=tmp_path, reports=tmp_path)


def test_the_command_runs_the_notebook_of_each_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(series, "run", reporting.run)
    found = processed(tmp_path / "p", ROWS)
    days = ("--since", "2023-10-02", "--until", "2023-10-08")
    result = sijill("report", "--every", "week", *days, "--processed", found, "--reports", tmp_path)
    page = tmp_path / "series/week-from-2023-10-02/index.html"
    assert (result.exit_code, result.stdout) == (0, f"{page}\n")
    record = json.loads((page.parent / "situation-report/2023-10-02/run.json").read_text(encoding="utf-8"))
    assert (record["parameters"]["since"], record["parameters"]["until"]) == ("2023-10-02", "2023-10-08")
