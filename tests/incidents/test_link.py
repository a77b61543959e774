from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sijill import files, incidents, tables
from sijill.errors import DataCheckError
from sijill.schema import Event, Outcome, PlaceMention, QuotedSpan, Report, Span

TEXT = "Two civilians were killed in Azaz. A blast was heard."
REPORT = Report(report_id="r", source="monitor", text=TEXT)
EVENTS = [
    Event(
        report_id="r",
        event_id="e-1",
        type="killing",
        modality="asserted",
        date="2023-09-05~",
        sentence=Span(start=0, end=34),
        trigger=QuotedSpan(start=19, end=25, text="killed"),
        places=[PlaceMention(start=29, end=33, text="Azaz", role="at", lat=36.58, lon=37.04, geo_precision=1)],
        killed=Outcome(start=0, end=3, text="Two", best=2, low=2, high=2, civilians=2),
    ),
    Event(
        report_id="r",
        event_id="e-2",
        type="explosion",
        modality="unconfirmed",
        sentence=Span(start=35, end=53),
        trigger=QuotedSpan(start=37, end=42, text="blast"),
    ),
]


@pytest.fixture
def processed(tmp_path: Path) -> Path:
    """A folder as extraction leaves it."""
    written = tables.write(tmp_path, tables.of_events(EVENTS, {"r": REPORT}))
    listed = {path.name: {"sha256": files.sha256_of_file(path), "rows": 2} for path in written}
    files.write_json(tmp_path / "manifest.json", {"files": listed, "made_by": "extract"})
    files.write_json(tmp_path / "run.json", {"step": "extract", "drops": {}, "upstream": {"pull": {"step": "pull"}}})
    return tmp_path


def json_of(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_each_event_is_an_incident_of_its_own(processed: Path) -> None:
    incidents.link(processed)
    linked = tables.read(processed, "incidents")["incidents"]
    assert linked["event_ids"].tolist() == ["e-1", "e-2"]
    assert linked["incident_id"].is_unique
    assert linked[["event_count", "report_count"]].to_numpy().tolist() == [[1, 1], [1, 1]]
    assert linked[["type", "modality", "is_actual", "date", "place_text", "killed_best"]].astype(object).where(
        lambda table: table.notna(), None
    ).to_numpy().tolist() == [
        ["killing", "asserted", True, "2023-09-05~", "Azaz", 2],
        ["explosion", "unconfirmed", True, None, None, None],
    ]


def test_incidents_share_every_column_with_their_event(processed: Path) -> None:
    incidents.link(processed)
    read = tables.read(processed, "events", "incidents")
    shared = list(tables.INCIDENT_COLUMNS)
    assert read["incidents"][shared].equals(read["events"][shared])


def test_the_record_carries_the_steps_before(processed: Path) -> None:
    record = incidents.link(processed)
    told = json_of(processed / "run.json")
    assert (told["step"], told["status"], told["counts"]) == ("link", "ok", {"events": 2, "incidents": 2})
    assert set(told["upstream"]) == {"pull", "extract"}
    assert told["outputs"] == record.outputs
    assert set(told["outputs"]) == {"incidents.parquet"}


def test_the_manifest_names_the_incidents_as_well(processed: Path) -> None:
    before = json_of(processed / "manifest.json")["files"]
    incidents.link(processed)
    found = json_of(processed / "manifest.json")["files"]
    digest = files.sha256_of_file(processed / "incidents.parquet")
    assert found == before | {"incidents.parquet": {"sha256": digest, "rows": 2}}


def test_linking_again_changes_nothing(processed: Path) -> None:
    incidents.link(processed)
    first = (processed / "incidents.parquet").read_bytes(), json_of(processed / "manifest.json")
    incidents.link(processed)
    assert ((processed / "incidents.parquet").read_bytes(), json_of(processed / "manifest.json")) == first
    assert set(json_of(processed / "run.json")["upstream"]) == {"pull", "extract"}


def test_events_of_a_stopped_extraction_are_refused(processed: Path) -> None:
    (processed / "event_places.parquet").write_bytes(b"of another run")
    with pytest.raises(DataCheckError, match=r"^event_places.parquet: field 'sha256', value '.*extract again$"):
        incidents.link(processed)
    assert not (processed / "incidents.parquet").exists()


@pytest.mark.parametrize("content", ["", "[]", '{"files": 3}', '{"files": {"a": {}}}'])
def test_a_damaged_manifest_is_told(processed: Path, content: str) -> None:
    (processed / "manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(DataCheckError, match=r"^manifest.json: cannot be read: "):
        incidents.link(processed)


def test_without_events_there_is_nothing_to_link(tmp_path: Path) -> None:
    with pytest.raises(DataCheckError, match="'events' is not there; run `sijill extract` first"):
        incidents.link(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_no_events_give_no_incidents(tmp_path: Path) -> None:
    tables.write(tmp_path, tables.of_events([], {}))
    assert incidents.link(tmp_path).counts == {"events": 0, "incidents": 0}
    assert len(tables.read(tmp_path, "incidents")["incidents"]) == 0
