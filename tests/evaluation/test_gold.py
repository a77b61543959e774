from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from sijill.errors import DataCheckError, UsageError
from sijill.evaluation.gold import read_gold
from sijill.paths import gold_directory

EVENT: dict[str, Any] = {
    "quote": "troops shelled Tel Hajar",
    "trigger": "shelled",
    "type": "shelling",
    "modality": "asserted",
    "places": [{"text": "Tel Hajar", "role": "at"}],
}


def line(**changes: Any) -> str:
    return json.dumps(
        {"report_id": "one", "text": "On Monday troops shelled Tel Hajar.", "events": [EVENT | changes]}
    )


@pytest.mark.parametrize(("name", "reports", "events"), [("dev", 41, 263), ("train", 157, 1005)])
def test_the_gold_of_the_project_keeps_the_codebook(name: str, reports: int, events: int) -> None:
    gold = read_gold(gold_directory() / f"{name}.jsonl")
    assert (len(gold), sum(len(report.events) for report in gold)) == (reports, events)


def test_the_primary_place_is_told_by_the_roles(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line(places=[{"text": "Hajar", "role": "within"}, {"text": "Tel Hajar", "role": "near"}]))
    place = read_gold(path)[0].events[0].primary_place
    assert place is not None
    assert (place.text, place.role) == ("Tel Hajar", "near")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (line(type="bombing"), "field 'events.0.type', value 'bombing': Value error, is no event type"),
        (line(modality="likely"), "field 'events.0.modality', value 'likely': Value error, is no modality"),
        (
            line(quote="troops shelled Wadi Nour"),
            "field 'events.0.quote', value 'troops shelled Wadi Nour': the quote is not in the text of its report",
        ),
        (line(trigger="fired"), "field 'events.0.trigger', value 'fired': the trigger is not in the quote"),
        (line(places=[{"text": "Tel Hajar", "role": "in"}]), "field 'events.0.places.0.role', value 'in'"),
        (line(date="2023-02-30"), "field 'events.0.date', value '2023-02-30'"),
        (
            line(date="last week"),
            "field 'events.0.date', value 'last week': Value error, 'last week' is no EDTF date",
        ),
        (line(killed=-1), "field 'events.0.killed', value -1"),
        (line(killed="many"), "field 'events.0.killed', value 'many'"),
        (line(wounded=3), "field 'events.0.wounded', value 3: Extra inputs are not permitted"),
        ('{"report_id": "one"', "field '(whole line)'"),
        ("\u2028[]", "field '(whole line)'"),
        (json.dumps({"report_id": "one", "events": []}), "field 'text'"),
    ],
)
def test_a_bad_line_is_told_by_file_line_field_and_value(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"\n{content}\n", encoding="utf-8")
    with pytest.raises(DataCheckError, match=f"^{re.escape('gold.jsonl:2: ' + told)}"):
        read_gold(path)


def test_a_value_is_told_as_a_literal_that_cannot_steer_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line(type="\x1b[2J" + "x" * 500), encoding="utf-8")
    with pytest.raises(DataCheckError) as raised:
        read_gold(path)
    assert "\x1b" not in str(raised.value)
    assert len(str(raised.value)) < 250


def test_a_report_may_come_once_only(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{line()}\n{line()}\n")
    with pytest.raises(DataCheckError, match=r"^gold\.jsonl:2: field 'report_id', value 'one': .* twice"):
        read_gold(path)


def test_gold_without_reports_measures_nothing(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n")
    with pytest.raises(DataCheckError, match=r"^gold\.jsonl: there is no gold report in it"):
        read_gold(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"^gold\.jsonl: there is no such file"):
        read_gold(tmp_path / "gold.jsonl")
