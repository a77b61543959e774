from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import nbformat
import pytest

from sijill import files, tables
from sijill.errors import DataCheckError, EmptyPeriodError, SijillError, UsageError
from sijill.reporting import run
from tests.reporting.synthetic import SAMPLE, tables_of

DAY = date(2026, 1, 2)
WITHOUT_RECORD = """
import json
from pathlib import Path
folder = Path(out)
(folder / "report.html").write_text("page")
(folder / "events.csv").write_text("event_id")
print(folder, Path.cwd(), processed)
"""


def whole(status: str, outputs: dict[str, str]) -> str:
    record = {"status": status, "outputs": outputs, "counts": {"incidents": 3}}
    return f"{WITHOUT_RECORD}\n(folder / 'run.json').write_text(json.dumps({record!r}))"


@pytest.fixture
def processed(tmp_path: Path) -> Path:
    folder = tmp_path / "{processed}"
    tables.write(folder, tables_of(SAMPLE))
    return folder


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return tmp_path / "{reports}"


def own_notebook(root: Path, monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    """Put a notebook with this one cell in the place of the situation report's."""
    notebook = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_code_cell('area = ""\nprocessed = ""\nout = ""', metadata={"tags": ["parameters"]}),
            nbformat.v4.new_code_cell(source),
        ],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    path = root / "notebooks" / "report" / "situation-report.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    monkeypatch.setenv("SIJILL_ROOT", str(root))


def test_the_situation_report_is_made_whole(processed: Path, reports: Path) -> None:
    page = run("situation-report", {"area": "Raqqa"}, processed=processed, reports=reports, today=DAY)
    assert page == reports / "situation-report" / "2026-01-02" / "report.html"
    names = ["events.csv", "report.html", "run.json", "situation-report.ipynb"]
    assert sorted(path.name for path in page.parent.iterdir()) == names
    assert sorted(path.name for path in page.parent.parent.iterdir()) == ["2026-01-02"]
    record = json.loads((page.parent / "run.json").read_text(encoding="utf-8"))
    assert (record["step"], record["status"]) == ("report", "ok")
    assert record["counts"] == {"events": 3, "incidents": 3, "incidents_read": 10, "reports": 3}
    assert record["drops"] == {"incident: outside the area": 7}
    assert record["outputs"] == {
        name: files.sha256_of_file(page.parent / name) for name in names if name != "run.json"
    }
    assert "Situation report: Raqqa" in page.read_text(encoding="utf-8")
    for name in names:
        assert str(reports.parent) not in (page.parent / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("situation-report", {"untill": "2023-01-01"}, "unknown parameter 'untill'"),
        ("situation-report", {"_area": "x"}, "unknown parameter '_area'"),
        ("situation-report", {"since": "soon"}, "'soon'"),
        ("situation-report", {"out": "/elsewhere"}, "'out': '/elsewhere'"),
        ("../situation-report", {}, "'../situation-report' is not known"),
    ],
)
def test_what_cannot_be_followed_stops_before_anything_runs(
    name: str, given: dict[str, Any], told: str, processed: Path, reports: Path
) -> None:
    with pytest.raises(UsageError, match=re.escape(told)):
        run(name, given, processed=processed, reports=reports, today=DAY)
    assert not reports.exists()


def test_a_missing_folder_of_tables_is_told(tmp_path: Path, reports: Path) -> None:
    with pytest.raises(UsageError, match="nowhere': is not there"):
        run("situation-report", {}, processed=tmp_path / "nowhere", reports=reports, today=DAY)


def test_an_empty_period_is_written_and_told_only_when_asked(processed: Path, reports: Path) -> None:
    given = {"since": "2030-01-01"}
    with pytest.raises(EmptyPeriodError, match="2030-01-01"):
        run("situation-report", given, processed=processed, reports=reports, today=DAY, fail_on_empty=True)
    page = reports / "situation-report" / "2026-01-02" / "report.html"
    assert "Nothing to tell." in page.read_text(encoding="utf-8")


def test_an_error_of_sijill_keeps_its_kind_and_the_last_good_report_stays(processed: Path, reports: Path) -> None:
    target = reports / "situation-report" / "2026-01-02"
    files.write_text(target / "report.html", "last good")
    (processed / "events.parquet").write_bytes(b"no table")
    with pytest.raises(DataCheckError, match=r"events\.parquet"):
        run("situation-report", {}, processed=processed, reports=reports, today=DAY)
    assert [path.name for path in target.iterdir()] == ["report.html"]
    assert [path.name for path in target.parent.iterdir()] == [target.name]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("import os; os._exit(3)", "situation-report.ipynb"),
        (WITHOUT_RECORD, "ended without writing run.json"),
        (whole("failed", {}), "ended with the status 'failed'"),
        (whole("ok", {"report.html": "0" * 64}), "report.html: is not what the run record tells"),
        ("print(1)", "ended without writing report.html, events.csv, run.json"),
    ],
)
def test_success_is_judged_by_what_the_notebook_left(
    source: str, told: str, processed: Path, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_notebook(tmp_path, monkeypatch, source)
    with pytest.raises(SijillError) as caught:
        run("situation-report", {}, processed=processed, reports=reports, today=DAY)
    assert told in str(caught.value)
    assert type(caught.value) is SijillError
    assert not list((reports / "situation-report").iterdir())


def test_the_kept_notebook_names_no_folder_of_this_machine(
    processed: Path, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_notebook(tmp_path, monkeypatch, whole("ok", {}))
    page = run("situation-report", {"area": "'{7*7}'"}, processed=processed, reports=reports, today=DAY)
    kept = (page.parent / "situation-report.ipynb").read_text(encoding="utf-8")
    assert str(tmp_path) not in kept
    assert "'{7*7}'" in nbformat.reads(kept, as_version=4).cells[1].source
