"""Any gold file goes the whole way from a file of reports to linked events, each word of evidence checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sijill import corpus, extraction, incidents, paths, tables
from sijill.schema import Event


@pytest.mark.parametrize(("name", "reports"), [("dev", 41), ("train", 157)])
def test_every_offset_quotes_its_text(name: str, reports: int, tmp_path: Path) -> None:
    gold = paths.gold_directory() / f"{name}.jsonl"
    raw, processed = tmp_path / "raw", tmp_path / "processed"
    assert corpus.pull("folder", gold, raw=raw).counts["reports_new"] == reports
    assert not extraction.extract(raw, out=processed).drops
    assert incidents.link(processed).counts["incidents"] > reports

    texts = {record["report_id"]: record["text"] for record in map(json.loads, gold.open(encoding="utf-8"))}
    for line in (processed / "events.jsonl").open(encoding="utf-8"):
        event = Event.model_validate_json(line)
        tables.check_offsets(event, texts[event.report_id])


def test_a_number_that_is_no_year_of_our_time_dates_nothing(tmp_path: Path) -> None:
    told = "Of the 1400 in that prison, soldiers released two men near gate 1212."
    report = {"report_id": "a", "source": "s", "published": "2021-05-04", "text": told}
    (tmp_path / "reports.jsonl").write_text(json.dumps(report), encoding="utf-8")
    corpus.pull("folder", tmp_path / "reports.jsonl", raw=tmp_path / "raw")
    extraction.extract(tmp_path / "raw", out=tmp_path / "processed")
    events = tables.read(tmp_path / "processed", "events")["events"]
    assert len(events)
    assert set(events["date"].dropna()) <= {"2021-05-04~"}
