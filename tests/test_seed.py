"""The real post that the project began with; it is not published, so its tests need it beside the checkout."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from sijill import corpus, extraction, incidents, paths, reporting

SHARED = Path(os.environ.get("SIJILL_SHARED", paths.project_root().parent / "shared"))
SEED = SHARED / "gold" / "seed.jsonl"
ACTUAL = {"asserted", "unconfirmed"}

pytestmark = pytest.mark.skipif(not SEED.is_file(), reason="the post is not for publication; it is kept elsewhere")


@pytest.fixture(scope="module")
def processed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seed")
    corpus.pull("folder", SEED, raw=folder / "raw")
    extraction.extract(folder / "raw", out=folder / "processed")
    incidents.link(folder / "processed")
    return folder / "processed"


@pytest.fixture(scope="module")
def events(processed: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (processed / "events.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("event_type", "trigger"),
    [
        ("withdrawal", "withdraw"),
        ("deployment", "redeployed"),
        ("deployment", "transported"),
        ("meeting", "visited"),
        ("order", "ordered"),
        ("exercise", "trained"),
    ],
)
def test_what_happened_is_told_as_happened(events: list[dict[str, Any]], event_type: str, trigger: str) -> None:
    found = [event for event in events if event["type"] == event_type and trigger in event["trigger"]["text"]]
    assert found
    assert {event["modality"] for event in found} <= ACTUAL


def test_attacks_are_never_told_as_happened(events: list[dict[str, Any]]) -> None:
    attacks = [
        event for event in events if event["type"] in ("armed_attack", "drone_strike", "airstrike", "shelling")
    ]
    assert attacks
    assert {event["modality"] for event in attacks} <= {"ordered", "feared", "hypothetical", "planned"}
    assert {"ordered", "feared"} <= {event["modality"] for event in attacks}


def test_year_is_not_invented(events: list[dict[str, Any]]) -> None:
    dates = {event["date"] for event in events if event["date"]}
    assert "XXXX-09-03~" in dates
    assert "XXXX-08-31~" in dates
    assert all(date.startswith("XXXX-") for date in dates)


def test_report_is_rendered_with_its_own_dates(processed: Path, tmp_path: Path) -> None:
    page = reporting.run("situation-report", {"include_not_actual": True}, processed=processed, reports=tmp_path)
    html = page.read_text(encoding="utf-8")
    assert "3 September (year not told)" in html
    assert "Al-Mayadeen" in html
