from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from sijill.errors import DataCheckError, UsageError
from sijill.evaluation.events_file import quotes_text, read_events
from sijill.schema import Event

TEXT = "On Monday troops shelled Tel Hajar."
EVENT: dict[str, Any] = {
    "report_id": "one",
    "event_id": "one-1",
    "type": "shelling",
    "modality": "asserted",
    "sentence": {"start": 0, "end": len(TEXT)},
    "trigger": {"start": 17, "end": 24, "text": "shelled"},
}


def test_events_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text("".join(json.dumps(EVENT | {"event_id": name}) + "\n\n" for name in ("b", "a")))
    assert [event.event_id for event in read_events(path)] == ["b", "a"]


def test_a_file_without_events_gives_none(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.touch()
    assert read_events(path) == []
    with pytest.raises(UsageError, match=r"^others\.jsonl: there is no such file"):
        read_events(tmp_path / "others.jsonl")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"type": "bombing"}, "field 'type', value 'bombing': is no event type of the codebook"),
        ({"modality": "likely"}, "field 'modality', value 'likely': is no modality of the codebook"),
        ({"sentence": {"start": -1, "end": 4}}, "field 'sentence.start', value -1"),
        ({"trigger": None}, "field 'trigger', value None"),
        (
            {"places": [{"text": "Tel Hajar", "start": 25, "end": 34, "role": "in"}]},
            "field 'places.0.role', value 'in'",
        ),
        (
            {"places": [{"text": "Tel Hajar", "start": 25, "end": 34, "role": "at", "lat": 95}]},
            "field 'places.0.lat', value 95",
        ),
        ({"killed": {"text": "some", "start": 0, "end": 4, "best": "some"}}, "field 'killed.best', value 'some'"),
        ({"weather": "dry"}, "field 'weather', value 'dry': Extra inputs are not permitted"),
    ],
)
def test_a_bad_line_is_told_by_file_line_field_and_value(tmp_path: Path, changes: dict[str, Any], told: str) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text(f"{json.dumps(EVENT)}\n{json.dumps(EVENT | changes)}\n", encoding="utf-8")
    with pytest.raises(DataCheckError, match=f"^{re.escape('events.jsonl:2: ' + told)}"):
        read_events(path)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"trigger": {"start": 18, "end": 25, "text": "shelled"}}, False),
        ({"sentence": {"start": 0, "end": len(TEXT) + 1}}, False),
        ({"sentence": {"start": 9, "end": 9}}, False),
    ],
)
def test_offsets_must_quote_the_text(changes: dict[str, Any], *, expected: bool) -> None:
    assert quotes_text(Event.model_validate(EVENT | changes), TEXT) is expected
