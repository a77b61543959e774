from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from sijill import evaluation

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "evaluation.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("confidence", "is_right", "bins", "error"),
    [
        ([0.8] * 5, [True] * 4 + [False], [[0.8, 0.9, 5, 0.8, 0.8]], 0.0),
        ([0.9, 0.9], [False, False], [[0.9, 1.0, 2, 0.9, 0.0]], 0.9),
        ([0.0, 1.0], [False, True], [[0.0, 0.1, 1, 0.0, 0.0], [0.9, 1.0, 1, 1.0, 1.0]], 0.0),
        (
            [0.1, 0.3, 0.3, 0.3],
            [False, True, False, False],
            [[0.1, 0.2, 1, 0.1, 0.0], [0.3, 0.4, 3, 0.3, 1 / 3]],
            (0.1 + 3 * (1 / 3 - 0.3)) / 4,
        ),
        ([], [], [], 0.0),
    ],
)
def test_confidence_against_the_share_that_is_right(
    confidence: list[float], is_right: list[bool], bins: list[list[float]], error: float
) -> None:
    found = evaluation.reliability_of(confidence, is_right)
    assert list(found.bins.columns) == ["low", "high", "records", "confidence", "right"]
    assert found.bins.to_numpy().tolist() == [pytest.approx(row) for row in bins]
    assert found.error == pytest.approx(error)


def test_only_what_is_right_in_every_field_counts_as_right(
    tmp_path: Path, faultless_events: Any, write_lines: Any
) -> None:
    shelling, attack, convoy = (CASES["gold"][name] for name in ("shelling", "attack", "convoy"))
    report = {"report_id": "one", "text": CASES["text"]}
    wrong_day = attack | {"date": "2023-09-07"}
    events = faultless_events(report | {"events": [shelling, wrong_day, convoy, shelling]})
    rated = [event | {"confidence": number} for event, number in zip(events, (0.9, 0.4, 0.2, None), strict=True)]
    found = evaluation.reliability(
        write_lines(tmp_path / "gold.jsonl", [report | {"events": [shelling, attack]}]),
        write_lines(tmp_path / "events.jsonl", [*rated[:3], rated[3] | {"event_id": "no confidence"}]),
    )
    assert found.bins[["confidence", "right"]].to_numpy().tolist() == [[0.2, 0.0], [0.4, 0.0], [0.9, 1.0]]
    assert found.to_json()["bins"][2] == {"low": 0.9, "high": 1.0, "records": 1, "confidence": 0.9, "right": 1.0}
