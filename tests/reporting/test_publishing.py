from __future__ import annotations

import contextlib
import json
from datetime import date
from pathlib import Path

import pytest

from sijill import files, tables
from sijill.reporting import Parameters, start_record, written
from tests.reporting.synthetic import SAMPLE, tables_of


@pytest.fixture
def processed(tmp_path: Path) -> Path:
    folder = tmp_path / "processed"
    tables.write(folder, tables_of(SAMPLE))
    files.write_json(folder / "run.json", {"step": "link", "drops": {"x": 1}, "upstream": {}})
    return folder


def test_the_record_names_its_inputs_and_follows_the_steps_before(processed: Path) -> None:
    record = start_record(Parameters.given({"processed": str(processed), "area": "Raqqa"}))
    assert sorted(record.inputs) == [f"{name}.parquet" for name in sorted(tables.TABLE_NAMES)]
    assert record.upstream == {"link": {"step": "link", "drops": {"x": 1}}}
    assert (record.parameters["area"], record.parameters["processed"]) == ("Raqqa", "processed")
    assert str(processed.parent) not in json.dumps(record.to_json())


def test_a_report_takes_the_place_of_the_last_one_when_it_is_whole(
    processed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIJILL_ROOT", str(tmp_path))
    parameters = Parameters.given({"processed": str(processed)})
    target = tmp_path / "reports" / "situation-report" / date.today().isoformat()
    with written(parameters, start_record(parameters)) as folder:
        files.write_text(folder / "report.html", "first")
    assert json.loads((target / "run.json").read_text())["status"] == "ok"
    with contextlib.suppress(KeyboardInterrupt), written(parameters, start_record(parameters)) as folder:
        files.write_text(folder / "report.html", "half")
        raise KeyboardInterrupt
    assert (target / "report.html").read_text() == "first"
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_named_folder_keeps_what_else_lies_in_it(processed: Path, tmp_path: Path) -> None:
    out = tmp_path / "mine"
    files.write_text(out / "thesis.txt", "years of work")
    parameters = Parameters.given({"processed": str(processed), "out": str(out)})
    with written(parameters, start_record(parameters)) as folder:
        files.write_text(folder / "report.html", "page")
    assert sorted(path.name for path in out.iterdir()) == ["report.html", "run.json", "thesis.txt"]
    outputs = json.loads((out / "run.json").read_text())["outputs"]
    assert outputs == {"report.html": files.sha256_of_bytes(b"page")}
